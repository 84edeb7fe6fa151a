package picklescope.ui.doctor;

import java.util.Locale;
import javafx.geometry.Side;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import picklescope.net.doctor.Finding;
import picklescope.ui.control.CopyLine;
import picklescope.ui.control.Tips;
import picklescope.view.doctor.FindingText;

/** A finding: its sign, what was found, what to do, and a line with a button that copies it. */
public final class FindingRow extends HBox {
  /** Creates the row. */
  public FindingRow(Finding finding) {
    getStyleClass().add("finding");
    var sign = new Label(FindingText.sign(finding.verdict()));
    sign.getStyleClass().addAll("sign", finding.verdict().name().toLowerCase(Locale.ROOT));
    sign.setMinWidth(USE_PREF_SIZE);
    sign.setAccessibleText(FindingText.words(finding.verdict()));
    Tips.explain(sign, FindingText.words(finding.verdict()));
    var box = new VBox(text(finding.found(), "found"));
    box.getStyleClass().add("texts");
    HBox.setHgrow(box, Priority.ALWAYS);
    if (!finding.advice().isEmpty()) {
      box.getChildren().add(text(finding.advice(), "muted"));
    }
    if (finding.line().isPresent()) {
      var line = new CopyLine(Side.RIGHT);
      line.display(finding.line());
      box.getChildren().add(line);
    }
    getChildren().setAll(sign, box);
  }

  private static Label text(String text, String style) {
    var label = new Label();
    Tips.set(label, text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
