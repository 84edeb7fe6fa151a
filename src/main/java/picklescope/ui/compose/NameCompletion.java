package picklescope.ui.compose;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import picklescope.ui.control.ProposalPopup;
import picklescope.view.compose.NameProposals;

/**
 * Offers names while a call is written: keyword names in the capture, and the names that
 * expressions can use. Ctrl+Space requests it.
 */
final class NameCompletion {
  private final CallEditor editor;
  private final Consumer<Consumer<List<String>>> seen;
  private final Supplier<Boolean> active;
  private final ProposalPopup<String> popup;
  private List<String> keywords = List.of();
  private boolean completing;

  /**
   * Adds completion to an editor.
   *
   * @param seen finds the keyword names of the capture
   * @param active whether the text is Python
   */
  NameCompletion(
      CallEditor editor, Consumer<Consumer<List<String>>> seen, Supplier<Boolean> active) {
    this.editor = editor;
    this.seen = seen;
    this.active = active;
    TextArea area = editor.area();
    popup =
        new ProposalPopup<>(
            area, "compose-completion", NameCompletion::words, this::belowCaret, this::take);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    area.focusedProperty()
        .addListener((_, _, focused) -> {
          if (focused) {
            seen.accept(names -> keywords = names);
          }
        });
  }

  private static ProposalPopup.Item words(String name) {
    return new ProposalPopup.Item(name, name.endsWith("=") ? "keyword in this capture" : "");
  }

  private Point2D belowCaret() {
    Rectangle2D caret = editor.caretBounds();
    return editor.area().localToScreen(caret.getMaxX(), caret.getMaxY() + 2);
  }

  private void typed(KeyEvent key) {
    String typed = key.getCharacter();
    boolean letter =
        !typed.isEmpty() && (Character.isLetterOrDigit(typed.charAt(0)) || typed.equals("_"));
    if (letter && !key.isShortcutDown() && !completing) {
      Platform.runLater(() -> offer(false)); // the area inserts the character after this event
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
    } else if (popup.handleKey(key)) {
      key.consume();
    }
  }

  private String before() {
    return editor.area().getText(0, editor.area().getCaretPosition());
  }

  private void offer(boolean requested) {
    popup.show(active.get() ? NameProposals.of(before(), keywords, requested) : List.of());
  }

  private void take(String chosen) {
    completing = true;
    int prefix = NameProposals.prefix(before()).length();
    editor.area().insertText(editor.area().getCaretPosition(), chosen.substring(prefix));
    completing = false;
  }
}
