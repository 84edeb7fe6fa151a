package picklescope.ui.inspect;

import java.util.List;
import java.util.OptionalLong;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import picklescope.session.CaptureView;
import picklescope.session.Session;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.command.Command;
import picklescope.view.layout.PaneSizes;
import picklescope.view.value.ValueActions;

/**
 * Displays the selected datagram in linked views: its value, what the callback sees, its bytes and
 * its opcodes; possible interpretations of raw bytes; and the differences between two datagrams.
 * The views are created when they are needed first.
 */
public final class Inspector extends BorderPane implements AutoCloseable {
  /**
   * What an inspector asks the window for.
   *
   * @param sizes of the two views beside each other
   * @param enlarge the action of the enlarge button and of a double click on the header
   * @param recognition takes back what was recognized in the datagram, or undoes that
   * @param values what is done with a value that the user chooses in the tree or among the bytes
   */
  public record Surroundings(
      PaneSizes sizes, Runnable enlarge, Command recognition, ValueActions values) {}

  private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

  private final Label hint = new Label();
  private final Lazy<DetailViews> views;
  private OptionalLong requested = OptionalLong.empty();
  private Runnable onMessage = () -> {};
  private boolean folded;

  /** Creates an inspector that displays no datagram. */
  public Inspector(
      Session session, CaptureView view, ObservableValue<CodeStyle> style, Surroundings around) {
    views =
        new Lazy<>(() ->
            new DetailViews(
                session,
                view,
                style,
                around,
                this::displayViews,
                (number, why) -> displayHint("#%d: %s".formatted(number, why))));
    setId("detail");
    getStyleClass().add("detail");
    hint.getStyleClass().add("hint");
    hint.setId("detail-hint");
    hint.setWrapText(true);
    setCenter(hint);
  }

  /** Creates the views now, so that the first datagram need not wait for them. */
  public void prepare() {
    views.get();
  }

  private void displayViews() {
    setCenter(views.get());
  }

  private void displayHint(String text) {
    Tips.set(hint, text);
    setCenter(hint);
  }

  /** Displays what the callback sees, in place of the value where there is one view at a time. */
  public void showCallback() {
    views.get().showCallback();
  }

  /** Displays a datagram, or nothing if none is selected. */
  public void select(OptionalLong number) {
    if (!number.equals(requested)) {
      boolean had = hasMessage();
      requested = number;
      if (number.isEmpty()) {
        displayHint("");
      }
      views.get().select(number);
      setFolded(folded);
      if (had != hasMessage()) {
        onMessage.run();
      }
    }
  }

  /** Returns whether a datagram is selected. */
  public boolean hasMessage() {
    return requested.isPresent();
  }

  /** Sets the action that is called when {@link #hasMessage} changes. */
  public void onMessage(Runnable action) {
    onMessage = action;
  }

  /** Takes back what was recognized in the displayed datagram, or undoes that. */
  public void toggleRecognition() {
    views.ifMade(DetailViews::toggleRecognition);
  }

  /** Returns whether something was recognized in the datagram, or has been taken back. */
  public boolean canToggleRecognition() {
    return hasMessage() && views.get().canToggleRecognition();
  }

  /** Returns whether what its sender sends is read as pickles only. */
  public boolean isRecognitionTakenBack() {
    return hasMessage() && views.get().isRecognitionTakenBack();
  }

  /** Sets why the datagram has no row in the table, in words; empty if it has one. */
  public void setWhyNoRow(String words) {
    views.ifMade(made -> made.setWhyNoRow(words));
  }

  /** Sets whether only the header is displayed. */
  public void setFolded(boolean fold) {
    folded = fold;
    hint.setVisible(!folded);
    hint.setManaged(!folded);
    views.ifMade(made -> made.setFolded(folded));
    pseudoClassStateChanged(FOLDED, folded);
  }

  /**
   * Displays the datagram again if its sender has another name now. For each frame.
   *
   * @param version changes when datagrams may decode to other events
   */
  public void pulse(long version) {
    views.ifMade(made -> made.pulse(version));
  }

  /**
   * Compares two datagrams while they are selected. With any other number of datagrams the previous
   * views are displayed again.
   */
  public void compare(List<Long> numbers) {
    views.ifMade(made -> made.compare(numbers));
  }

  /** Returns the panes that are displayed now; each passes the focus on to its view. */
  public List<? extends Node> panes() {
    return views.get().panes();
  }

  @Override
  public void close() {
    views.ifMade(DetailViews::close);
  }
}
