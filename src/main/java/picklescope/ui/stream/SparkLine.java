package picklescope.ui.stream;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** A small line of bars: how many messages came in each second of the last minute. */
final class SparkLine extends Region {
  private static final double WIDTH = 62;
  private static final double HEIGHT = 14;

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private List<Integer> drawn = List.of();

  SparkLine() {
    getChildren().setAll(canvas);
    setMinSize(0, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Messages in each second of the last minute");
    setMouseTransparent(true);
    var shown = new Rectangle(WIDTH, HEIGHT);
    shown.widthProperty().bind(widthProperty());
    setClip(shown);
  }

  /** Leaves out the oldest counts if there is less room. */
  @Override
  protected void layoutChildren() {
    canvas.relocate(getWidth() - WIDTH, 0);
  }

  /** Draws counts, the newest at the right. */
  void draw(List<Integer> counts, Color color) {
    if (counts.equals(drawn) && !counts.isEmpty()) {
      return;
    }
    drawn = counts;
    var graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, WIDTH, HEIGHT);
    graphics.setFill(color);
    int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    double left = WIDTH - counts.size();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > 0) {
        double height = Math.max(1, Math.rint((HEIGHT - 1) * counts.get(i) / most));
        graphics.fillRect(left + i, HEIGHT - height, 1, height);
      }
    }
    graphics.fillRect(left, HEIGHT - 0.5, counts.size(), 0.5);
  }

  /** Draws again, such as in other colours. */
  void forget() {
    drawn = List.of();
  }
}
