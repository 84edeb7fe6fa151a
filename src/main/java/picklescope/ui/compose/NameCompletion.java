package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import picklescope.send.CompiledMessage;
import picklescope.ui.control.ProposalPopup;
import picklescope.view.compose.Brackets;

/**
 * Offers names while a call is written: keyword names in the capture, and the names that
 * expressions can use. Ctrl+Space requests it.
 */
final class NameCompletion {
  private static final int MAX_OFFERED = 12;

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
    popup.show(fitting.subList(0, Math.min(MAX_OFFERED, fitting.size())));
  }

  private void take(String chosen) {
    completing = true;
    editor.area().insertText(editor.area().getCaretPosition(), chosen.substring(prefix().length()));
    completing = false;
  }
}
