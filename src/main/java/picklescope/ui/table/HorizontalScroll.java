package picklescope.ui.table;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;

/** The control's own bar, which is there while the columns are wider than the table. */
final class HorizontalScroll {
  private final TableView<Integer> table;
  private final Runnable onHeight;
  private Optional<ScrollBar> bar = Optional.empty();
  private double right;
  private double height;

  /**
   * @param onHeight called when the bar comes or goes
   */
  HorizontalScroll(TableView<Integer> table, Runnable onHeight) {
    this.table = table;
    this.onHeight = onHeight;
  }

  /** Looks where the bar is now; whether that is another place than before. */
  boolean moved() {
    if (bar.isEmpty()) {
      bar = find();
    }
    boolean there = bar.isPresent() && bar.get().isVisible();
    double newHeight = there ? bar.get().getHeight() : 0;
    if (newHeight != height) {
      height = newHeight;
      onHeight.run();
    }
    double before = right;
    right = there ? bar.get().getValue() : 0;
    return right != before;
  }

  private Optional<ScrollBar> find() {
    return table.lookupAll(".scroll-bar").stream()
        .filter(ScrollBar.class::isInstance)
        .map(ScrollBar.class::cast)
        .filter(found -> found.getOrientation() == Orientation.HORIZONTAL)
        .findFirst();
  }

  /** How far the columns are scrolled to the right. */
  double right() {
    return right;
  }

  /** How much of the rows' height the bar takes. */
  double height() {
    return height;
  }
}
