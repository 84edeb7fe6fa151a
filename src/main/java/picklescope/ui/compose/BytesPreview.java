package picklescope.ui.compose;

import java.util.Arrays;
import javafx.scene.control.TextArea;
import picklescope.export.BytesForm;
import picklescope.view.compose.Draft;

/** Displays the bytes of the message that is being written. */
final class BytesPreview extends TextArea {
  private static final int MAX_BYTES = 2_048;

  BytesPreview() {
    setId("compose-bytes-view");
    getStyleClass().add("code");
    setEditable(false);
    setAccessibleText("Bytes of the message");
    setPromptText("The bytes of the message appear here when it is valid.");
    setPrefRowCount(3);
  }

  /** Displays the bytes of the first datagram. */
  void display(Draft draft) {
    String text =
        switch (draft) {
          case Draft.Ready ready -> text(ready.first());
          case Draft.Mistake _ -> "";
        };
    if (!text.equals(getText())) {
      double top = getScrollTop();
      setText(text);
      setScrollTop(top);
    }
  }

  private static String text(byte[] bytes) {
    String shown = BytesForm.DUMP.text(Arrays.copyOf(bytes, Math.min(MAX_BYTES, bytes.length)));
    return bytes.length <= MAX_BYTES
        ? shown
        : shown + "\n… and %,d more".formatted(bytes.length - MAX_BYTES);
  }
}
