package picklescope.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import picklescope.python.text.Counted;
import picklescope.ui.control.Tips;

/**
 * Messages that concern the whole window, each on a line until it is closed; the newest {@value
 * #MOST}, because another computer may cause any number of them.
 */
final class Banner extends VBox {
  static final int MOST = 5;

  private static final int LONGEST = 400; // characters of a message

  private final VBox lines = new VBox();
  private final Label leftOut = new Label();
  private long count; // of those that were left out

  Banner() {
    setId("banner");
    getStyleClass().add("banners");
    leftOut.setId("banner-left-out");
    leftOut.getStyleClass().addAll("banner", "line");
    leftOut.setMaxWidth(Double.MAX_VALUE);
    leftOut.managedProperty().bind(leftOut.visibleProperty());
    lines.getChildren().subscribe(this::changed);
    getChildren().setAll(leftOut, lines);
    changed();
  }

  private void changed() {
    boolean empty = lines.getChildren().isEmpty();
    count = empty ? 0 : count;
    setMouseTransparent(empty); // else it takes the mouse where it was
    setManaged(!empty);
    leftOut.setVisible(count > 0);
    leftOut.setText(Counted.of(count, "earlier message is", "earlier messages are") + " not shown");
  }

  /** Adds a message. */
  void add(String text) {
    if (lines.getChildren().size() == MOST) {
      count++;
      lines.getChildren().removeFirst();
    }
    var label = new Label();
    boolean whole = text.length() <= LONGEST;
    Tips.set(label, "⚠  " + (whole ? text : text.substring(0, LONGEST) + "…"));
    label.setTooltip(whole ? null : Tips.of(text));
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    var line = new HBox(label);
    var close = Icons.button(new Button(), "banner-close", "cross", "Close this message");
    close.getStyleClass().addAll("button-icon", "flat", "small-icon");
    close.setOnAction(_ -> lines.getChildren().remove(line));
    line.getChildren().add(close);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().addAll("banner", "line");
    lines.getChildren().add(line);
  }
}
