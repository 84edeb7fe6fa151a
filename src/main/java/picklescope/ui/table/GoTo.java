package picklescope.ui.table;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.AnswerLine;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Popovers;
import picklescope.view.table.EventRows;

/** Asks for the number of a message and goes to it. */
public final class GoTo {
  private final EventTable table;
  private final EventRows rows;
  private final TextField number = new LimitedField();
  private final Label mistake = new Label();
  private final PopOver popOver;

  /** Creates it for a table and its rows. */
  public GoTo(EventTable table, EventRows rows) {
    this.table = table;
    this.rows = rows;
    number.setId("go-to-number");
    number.getStyleClass().add("code");
    number.setPrefColumnCount(12);
    number.setAccessibleText("Number of the message to go to");
    number.textProperty().addListener((_, _, _) -> mistake.setText(""));
    mistake.setId("go-to-mistake");
    mistake.getStyleClass().add("mistake");
    var line = new HBox(new Label("Go to number"), new AnswerLine(number, "Go", this::go));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    var box = new VBox(4, line, mistake);
    popOver = Popovers.of(PopOver.ArrowLocation.TOP_CENTER, box);
  }

  /** Opens below a node. */
  public void show(Node below) {
    number.clear();
    popOver.show(below);
    number.requestFocus();
  }

  private void go() {
    String text = number.getText().replaceAll("[\\s,_.#]", "");
    if (rows.newest() == 0) {
      mistake.setText("There are no messages yet.");
    } else if (!text.matches("[0-9]{1,18}")) {
      mistake.setText("A number, such as %,d.".formatted(rows.newest()));
    } else if (!rows.goToNearest(Long.parseLong(text))) {
      mistake.setText("There is no such message, and no row.");
    } else {
      popOver.hide();
      table.requestFocus();
    }
  }
}
