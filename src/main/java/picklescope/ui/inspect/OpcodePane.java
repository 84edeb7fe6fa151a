package picklescope.ui.inspect;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import picklescope.view.inspect.OpcodeRow;

/** The opcodes, and below them a description of the current one. */
final class OpcodePane extends BorderPane {
  OpcodePane(OpcodeView opcodes) {
    var words = new Label();
    words.setId("detail-opcode");
    words.getStyleClass().addAll("explanation", "below-view");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    var whole = new Tooltip();
    whole.textProperty().bind(words.textProperty());
    words.setTooltip(whole);
    opcodes.onCurrent(row -> words.setText(row.map(OpcodePane::text).orElse("")));
    setCenter(opcodes);
    setBottom(words);
  }

  private static String text(OpcodeRow row) {
    if (row.instruction().isEmpty() || !row.problem().isEmpty()) {
      return row.description();
    }
    String memo = row.memo().isEmpty() ? "" : ", memo " + row.memo();
    return "stack %s%s: %s".formatted(row.stack(), memo, row.description());
  }
}
