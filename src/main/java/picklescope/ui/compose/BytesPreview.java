package picklescope.ui.compose;

import java.util.Arrays;
import javafx.scene.control.TextArea;
import picklescope.export.BytesForm;
import picklescope.view.compose.Draft;

/** The bytes of the message that is being written, to be looked at and copied. */
final class BytesPreview extends TextArea {
  private static final int MOST = 2_048;

  BytesPreview() {
    setId("compose-bytes-view");
    getStyleClass().add("code");
    setEditable(false);
    setAccessibleText("Bytes of the message");
    setPromptText("The bytes of the message stand here when it can be read.");
    setPrefRowCount(3);
  }

  /** Shows those of the first message. */
  void show(Draft draft) {
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
    String shown = BytesForm.DUMP.text(Arrays.copyOf(bytes, Math.min(MOST, bytes.length)));
    return bytes.length <= MOST ? shown : shown + "\n… and %,d more".formatted(bytes.length - MOST);
  }
}
