package picklescope.ui.inspect;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import picklescope.ui.control.Tips;
import picklescope.view.inspect.OpcodeRow;

/** The opcodes, and below them a description of the current one. */
final class OpcodePane extends BorderPane {
  OpcodePane(OpcodeView opcodes) {
    var explanation = new Label();
    explanation.setId("detail-opcode");
    explanation.getStyleClass().addAll("explanation", "below-view");
    explanation.setMinWidth(0);
    explanation.setMaxWidth(Double.MAX_VALUE);
    var whole = Tips.create();
    whole.textProperty().bind(explanation.textProperty());
    explanation.setTooltip(whole);
    opcodes.onCurrent(row -> Tips.set(explanation, row.map(OpcodeRow::explanation).orElse("")));
    setCenter(opcodes);
    setBottom(explanation);
  }
}
