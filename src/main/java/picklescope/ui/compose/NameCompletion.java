package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import picklescope.send.CompiledMessage;

/**
 * Offers names while a call is written: keyword names that the capture has, and what expressions
 * know. Ctrl+Space asks for it.
 */
final class NameCompletion {
  private static final int MOST = 12;
  private static final double ROW = 24;

  private final CallEditor editor;
  private final Consumer<Consumer<List<String>>> seen;
  private final Supplier<Boolean> active;
  private final ListView<String> list = new ListView<>();
  private final Popup popup = new Popup();
  private List<String> keywords = List.of();
  private boolean completing;

  /**
   * Watches that editor.
   *
   * @param seen gives the keyword names of the capture, later
   * @param active whether what is written is a call
   */
  NameCompletion(
      CallEditor editor, Consumer<Consumer<List<String>>> seen, Supplier<Boolean> active) {
    this.editor = editor;
    this.seen = seen;
    this.active = active;
    list.setId("compose-completion");
    list.getStyleClass().add("code");
    list.setPrefWidth(220);
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setOnMouseClicked(_ -> take());
    popup.getContent().setAll(list);
    popup.setAutoHide(true);
    TextArea area = editor.area();
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    area.focusedProperty()
        .addListener((_, _, focused) -> {
          if (focused) {
            seen.accept(names -> keywords = names);
          } else {
            popup.hide();
          }
        });
  }

  private void typed(KeyEvent key) {
    String typed = key.getCharacter();
    boolean letter =
        !typed.isEmpty() && (Character.isLetterOrDigit(typed.charAt(0)) || typed.equals("_"));
    if (letter && !key.isShortcutDown() && !completing) {
      Platform.runLater(() -> offer(false)); // the area writes it after this
    } else if (!typed.equals("\b")) {
      popup.hide();
    }
  }

  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.SPACE && key.isControlDown()) {
      seen.accept(names -> {
        keywords = names;
        offer(true);
      });
      key.consume();
      return;
    }
    if (!popup.isShowing()) {
      return;
    }
    switch (key.getCode()) {
      case DOWN, UP -> {
        int by = key.getCode() == KeyCode.DOWN ? 1 : -1;
        int size = list.getItems().size();
        int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
        list.getSelectionModel().select(next);
        list.scrollTo(next);
      }
      case TAB -> take();
      case ENTER -> {
        if (key.isShortcutDown()) {
          popup.hide();
          return;
        }
        take();
      }
      case ESCAPE -> popup.hide();
      default -> {
        return;
      }
    }
    key.consume();
  }

  private String prefix() {
    String before = editor.area().getText(0, editor.area().getCaretPosition());
    int start = before.length();
    while (start > 0 && isPart(before.charAt(start - 1))) {
      start--;
    }
    return before.substring(start);
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private void offer(boolean asked) {
    String prefix = prefix();
    boolean inText =
        Brackets.of(editor.area().getText(0, editor.area().getCaretPosition())).has('(');
    if (!active.get() || !inText || (prefix.isEmpty() && !asked) || prefix.matches("[0-9].*")) {
      popup.hide();
      return;
    }
    var fitting = new ArrayList<String>();
    keywords.stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> fitting.add(name + "="));
    CompiledMessage.names().stream()
        .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
        .forEach(fitting::add);
    if (fitting.isEmpty()) {
      popup.hide();
      return;
    }
    list.getItems().setAll(fitting.subList(0, Math.min(MOST, fitting.size())));
    list.getSelectionModel().selectFirst();
    list.setPrefHeight(Math.min(6, list.getItems().size()) * ROW + 4);
    show();
  }

  private void show() {
    Rectangle2D caret = editor.caretBounds();
    Bounds at = editor.area().localToScreen(editor.area().getLayoutBounds());
    if (at != null && !popup.isShowing()) {
      popup.show(editor.area(), at.getMinX() + caret.getMaxX(), at.getMinY() + caret.getMaxY() + 2);
    }
  }

  private void take() {
    String chosen = list.getSelectionModel().getSelectedItem();
    popup.hide();
    if (chosen != null) {
      completing = true;
      editor
          .area()
          .insertText(editor.area().getCaretPosition(), chosen.substring(prefix().length()));
      completing = false;
    }
  }
}
