package picklescope.ui.filter;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import picklescope.filter.Completion.Proposal;

/**
 * The proposals below a text field. The field keeps the keyboard: up and down choose, Tab or Enter
 * takes what is chosen, Tab the first if nothing is. ControlsFX's own popup replaces the whole text
 * and says nothing of what it proposes.
 */
final class CompletionPopup {
  private static final int MOST_ROWS = 8;

  private final TextField field;
  private final Consumer<Proposal> take;
  private final ListView<Proposal> list = new ListView<>();
  private final Popup popup = new Popup();

  /**
   * Not shown yet.
   *
   * @param take called with the proposal that is taken
   */
  CompletionPopup(TextField field, Consumer<Proposal> take) {
    this.field = field;
    this.take = take;
    list.setId("filter-proposals");
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

  boolean isShowing() {
    return popup.isShowing();
  }

  /** Shows proposals, or hides if there are none. */
  void show(List<Proposal> proposals) {
    if (proposals.isEmpty() || !field.isFocused()) {
      popup.hide();
      return;
    }
    list.getItems().setAll(proposals);
    list.getSelectionModel().clearSelection();
    list.setPrefWidth(Math.min(620, Math.max(320, field.getWidth())));
    double row = field.getFont().getSize() * 1.9;
    list.setFixedCellSize(row);
    list.setPrefHeight(Math.min(proposals.size(), MOST_ROWS) * row + 12);
    if (!popup.isShowing()) {
      Bounds bounds = field.localToScreen(field.getLayoutBounds());
      list.getStylesheets().setAll(field.getScene().getStylesheets());
      list.setStyle(field.getScene().getRoot().getStyle());
      popup.show(field, bounds.getMinX(), bounds.getMaxY() + 1);
    }
  }

  void hide() {
    popup.hide();
  }

  /** What a key in the field does here; whether it does anything. */
  boolean pressed(KeyEvent key) {
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
        if (list.getSelectionModel().isEmpty()) {
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
    field.setAccessibleHelp(list.getItems().get(next).label());
  }

  private void takeChosen() {
    Proposal chosen = list.getSelectionModel().getSelectedItem();
    popup.hide();
    if (chosen != null) {
      take.accept(chosen);
    }
  }

  private static final class ProposalCell extends ListCell<Proposal> {
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
    protected void updateItem(Proposal proposal, boolean empty) {
      super.updateItem(proposal, empty);
      setText("");
      setGraphic(empty ? null : line); // JavaFX's own way to say none
      if (!empty) {
        label.setText(proposal.label());
        help.setText(proposal.help());
      }
    }
  }
}
