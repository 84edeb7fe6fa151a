package picklescope.ui.inspect;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import picklescope.ui.control.Tips;
import picklescope.view.inspect.OpcodeRow;

/** The opcodes, and below them a description of the current one. */
final class OpcodePane extends BorderPane {
  private final Label nothing = new Label();

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
    nothing.setId("detail-no-opcodes");
    nothing.getStyleClass().add("hint");
    nothing.setWrapText(true);
    nothing.setMouseTransparent(true);
    setCenter(new StackPane(opcodes, nothing));
    setBottom(explanation);
  }

  /** Displays why there are no opcodes; empty if there are some. */
  void explain(String why) {
    Tips.set(nothing, why);
    nothing.setVisible(!why.isEmpty());
  }
}
