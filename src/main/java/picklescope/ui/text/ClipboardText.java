package picklescope.ui.text;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Writes text to the clipboard of the system. For the JavaFX thread. */
public final class ClipboardText {
  private ClipboardText() {}

  /** Replaces what the clipboard contains. */
  public static void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
