package picklescope.ui.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.event.EventDispatcher;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/**
 * Proposals while a text is written. The field keeps the keyboard: up and down choose, Tab or Enter
 * takes what is chosen, Tab the first if nothing is. ControlsFX's own popup replaces the whole text
 * and says nothing of what it proposes.
 *
 * @param <P> a proposal
 */
public final class ProposalPopup<P> {
  private static final int MOST_ROWS = 8;
  private static final double NARROWEST = 200;
  private static final double WIDEST = 620;

  private final TextInputControl field;
  private final Function<P, Words> words;
  private final Supplier<Point2D> place;
  private final Consumer<P> take;
  private final ListView<P> list = new ListView<>();
  private final Popup popup = new Popup();

  /**
   * How a proposal reads.
   *
   * @param label what would stand in the text
   * @param help what it is; may be empty
   */
  public record Words(String label, String help) {}

  /**
   * Not shown yet.
   *
   * @param id of the list
   * @param place where its top left corner is to be on the screen
   * @param take called with the proposal that is taken
   */
  public ProposalPopup(
      TextInputControl field,
      String id,
      Function<P, Words> words,
      Supplier<Point2D> place,
      Consumer<P> take) {
    this.field = field;
    this.words = words;
    this.place = place;
    this.take = take;
    list.setId(id);
    list.getStyleClass().add("proposals");
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new ProposalCell());
    list.setOnMouseClicked(_ -> takeChosen());
    popup.getContent().add(list);
    popup.setAutoHide(true);
    popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT); // not its shadow's
    popup.setHideOnEscape(false); // the field decides what Escape is for
    field
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            popup.hide();
          }
        });
  }

  /** Whether it is to be seen. */
  public boolean isShowing() {
    return popup.isShowing();
  }

  /** Shows proposals, or hides if there are none. */
  public void show(List<P> proposals) {
    if (proposals.isEmpty() || !field.isFocused()) {
      popup.hide();
      return;
    }
    list.getItems().setAll(proposals);
    list.getSelectionModel().clearSelection();
    double size = field.getFont().getSize();
    list.setPrefWidth(Math.clamp((longest(proposals) + 8) * size * 0.6, NARROWEST, WIDEST));
    double row = size * 1.9;
    list.setFixedCellSize(row);
    list.setPrefHeight(Math.min(proposals.size(), MOST_ROWS) * row + 6);
    if (popup.isShowing()) {
      replace();
    } else {
      Point2D corner = place.get();
      list.getStylesheets().setAll(field.getScene().getStylesheets());
      list.setStyle(field.getScene().getRoot().getStyle());
      popup.show(field, corner.getX(), corner.getY());
    }
  }

  /** What it must not cover has moved. */
  public void replace() {
    if (popup.isShowing()) {
      Point2D corner = place.get();
      popup.setAnchorX(corner.getX());
      popup.setAnchorY(corner.getY());
    }
  }

  private int longest(List<P> proposals) {
    return proposals.stream()
        .map(words)
        .mapToInt(said -> said.label().length() + said.help().length())
        .max()
        .orElse(0);
  }

  /** Takes it away. */
  public void hide() {
    popup.hide();
  }

  /**
   * Takes its keys before a control gets them that hands keys to its field itself: an editable
   * combo box does so in a filter of its own, beside which another filter cannot stop it, and Tab
   * would go on to the next control too.
   */
  public void takeKeysFrom(Node control) {
    EventDispatcher usual = control.getEventDispatcher();
    control.setEventDispatcher((event, tail) ->
        event.getEventType() == KeyEvent.KEY_PRESSED && pressed((KeyEvent) event)
            ? null // JavaFX's own way to say that it is done
            : usual.dispatchEvent(event, tail));
  }

  /** What a key in the field does here; whether it does anything. */
  public boolean pressed(KeyEvent key) {
    if (!popup.isShowing()) {
      return false;
    }
    switch (key.getCode()) {
      case DOWN -> choose(1);
      case UP -> choose(-1);
      case ESCAPE -> popup.hide();
      case TAB -> {
        if (list.getSelectionModel().isEmpty()) {
          list.getSelectionModel().select(0);
        }
        takeChosen();
      }
      case ENTER -> {
        if (key.isShortcutDown() || list.getSelectionModel().isEmpty()) {
          popup.hide();
          return false;
        }
        takeChosen();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void choose(int by) {
    int count = list.getItems().size();
    int now = list.getSelectionModel().getSelectedIndex();
    int next = Math.floorMod(now < 0 && by < 0 ? -1 : now + by, count);
    list.getSelectionModel().select(next);
    list.scrollTo(next);
    field.setAccessibleHelp(words.apply(list.getItems().get(next)).label());
  }

  private void takeChosen() {
    P chosen = list.getSelectionModel().getSelectedItem();
    popup.hide();
    if (chosen != null) {
      take.accept(chosen);
    }
  }

  private final class ProposalCell extends ListCell<P> {
    private final Label label = new Label();
    private final Label help = new Label();
    private final HBox line = new HBox(label, help);

    ProposalCell() {
      label.getStyleClass().add("code");
      label.setMinWidth(USE_PREF_SIZE);
      help.getStyleClass().add("muted");
      HBox.setHgrow(help, Priority.ALWAYS);
      line.getStyleClass().add("line");
    }

    @Override
    protected void updateItem(P proposal, boolean empty) {
      super.updateItem(proposal, empty);
      setText("");
      setGraphic(empty ? null : line); // JavaFX's own way to say none
      if (!empty) {
        label.setText(words.apply(proposal).label());
        help.setText(words.apply(proposal).help());
      }
    }
  }
}
