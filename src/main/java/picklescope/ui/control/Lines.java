package picklescope.ui.control;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * Lines below each other. One that has never been visible is not in the scene, where it would get
 * styles and skins while the window opens.
 */
public final class Lines extends VBox {
  private final List<Node> lines;

  /** Creates it with some lines, from top to bottom. */
  public Lines(Node... lines) {
    this.lines = List.of(lines);
    this.lines.forEach(line -> line.visibleProperty().subscribe(this::addVisible));
  }

  private void addVisible(boolean visible) {
    var there = getChildren();
    var now = lines.stream().filter(line -> line.isVisible() || there.contains(line)).toList();
    if (now.size() > there.size()) {
      there.setAll(now);
    }
  }
}
