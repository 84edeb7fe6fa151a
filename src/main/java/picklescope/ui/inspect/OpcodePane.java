package picklescope.ui.inspect;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
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
    var none =
        new Label(
            "These bytes are not a pickle, so there are no opcodes. Raw shows what they may be.");
    none.setId("detail-no-opcodes");
    none.getStyleClass().add("hint");
    none.setWrapText(true);
    none.setMouseTransparent(true);
    opcodes.onRows(any -> none.setVisible(!any));
    setCenter(new StackPane(opcodes, none));
    setBottom(explanation);
  }
}
