package picklescope.ui.inspect;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;

/** The opcodes, and below them in words what the current one does. */
final class OpcodePane extends BorderPane {
  OpcodePane(OpcodeView opcodes) {
    var words = new Label();
    words.setId("detail-opcode");
    words.getStyleClass().add("explanation");
    words.setMinWidth(0);
    opcodes.onCurrent(row -> words.setText(row.map(OpcodePane::text).orElse("")));
    setCenter(opcodes);
    setBottom(words);
    focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            opcodes.requestFocus();
          }
        });
  }

  private static String text(OpcodeRow row) {
    if (row.instruction().isEmpty() || !row.problem().isEmpty()) {
      return row.words();
    }
    String memo = row.memo().isEmpty() ? "" : ", memo " + row.memo();
    return "stack %s%s: %s".formatted(row.stack(), memo, row.words());
  }
}
