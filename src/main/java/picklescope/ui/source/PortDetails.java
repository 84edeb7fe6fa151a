package picklescope.ui.source;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.net.PortSharing;
import picklescope.net.PortState;
import picklescope.system.OperatingSystem;
import picklescope.ui.control.Tips;
import picklescope.view.source.PortKind;
import picklescope.view.source.PortText;
import picklescope.view.source.PortsStatus;

/** What is unfolded below the line of a port: its state, its counters, and what can be done. */
final class PortDetails extends VBox {
  private static final PseudoClass SOME = PseudoClass.getPseudoClass("some");

  /** The text of the buttons that examine a source. */
  static final String EXAMINE = "Nothing comes?";

  private final Label state = new Label();
  private final Label answer = new Label();
  private final Label rate = new Label();
  private final Label loss = new Label();
  private final Tooltip buffer = Tips.create();
  private final Button retry;
  private final Button share;
  private final PortRows.Actions actions;
  private Optional<PortsStatus.Entry> shown = Optional.empty();

  PortDetails(int number, PortRows.Actions actions) {
    this.actions = actions;
    getStyleClass().add("source-details");
    text(state, "port-state-" + number, "source-state");
    text(answer, "port-answer-" + number, "source-state");
    answer.getStyleClass().add(PortKind.FAILED.style());
    setShown(answer, false);
    text(rate, "port-received-" + number, "source-counts");
    text(loss, "port-loss-" + number, "source-loss");
    loss.setTooltip(buffer);
    retry = button("port-retry-" + number, "Retry", "Open port " + number + " again");
    retry.setOnAction(_ -> actions.retry(number));
    share =
        button(
            "port-share-" + number,
            "Share",
            "Open it together with the other program, if that shares it too (SO_REUSEADDR)");
    share.setOnAction(_ -> actions.share(number));
    var remove = button("port-remove-" + number, "Remove", "Remove port " + number + " (Delete)");
    remove.setOnAction(_ -> remove());
    var examine = button("port-examine-" + number, EXAMINE, "Examine why nothing arrives");
    examine.setOnAction(_ -> actions.hearNothing(number));
    var buttons = new FlowPane(retry, share, examine, remove);
    buttons.getStyleClass().add("source-buttons");
    buttons.setPrefWrapLength(0); // as narrow as the pane
    getChildren().setAll(state, answer, rate, loss, buttons);
  }

  private static void text(Label label, String id, String style) {
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
  }

  private static Button button(String id, String text, String help) {
    var button = new Button(text);
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(button, help);
    return button;
  }

  /** Removes the port. */
  void remove() {
    shown.ifPresent(actions::remove);
  }

  /** Displays the answer to a request of the user until the port has another state. */
  void answer(String text) {
    Tips.set(answer, text);
    setShown(answer, true);
  }

  /** Returns whether a state of the port is displayed, which costs a dozen texts. */
  boolean shows(PortsStatus.Entry entry) {
    return shown.equals(Optional.of(entry));
  }

  void display(PortsStatus.Entry entry) {
    shown = Optional.of(entry);
    var port = entry.port();
    String style = PortKind.of(port).style();
    if (!state.getStyleClass().contains(style)) {
      state.getStyleClass().setAll("label", "source-state", style);
    }
    Tips.set(state, PortText.state(port));
    rate.setText(PortText.rate(entry));
    loss.setText(PortText.losses(port));
    loss.pseudoClassStateChanged(SOME, PortText.hasLosses(port.counters()));
    if (port.state() instanceof PortState.Open open) {
      Tips.set(buffer, PortText.buffer(open, OperatingSystem.running()));
    }
    boolean counts = port.state() instanceof PortState.Open || port.counters().received() > 0;
    setShown(rate, counts);
    setShown(loss, counts);
    boolean failed = port.state() instanceof PortState.Failed;
    boolean inUse = port.state() instanceof PortState.Failed reason && reason.inUse();
    setShown(answer, inUse && answer.isVisible());
    setShown(retry, failed);
    setShown(share, inUse && port.sharing() == PortSharing.EXCLUSIVE);
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
