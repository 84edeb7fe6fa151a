package picklescope.ui.table;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;

/** The horizontal scroll bar of the control, shown while the columns are wider than the table. */
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

  /** Reads the state of the bar; returns whether it has changed. */
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

  /** Scrolls to the right, or by less than 0 to the left; nothing if all columns are in view. */
  void scrollBy(double pixels) {
    bar.filter(ScrollBar::isVisible)
        .ifPresent(
            one -> one.setValue(Math.clamp(one.getValue() + pixels, one.getMin(), one.getMax())));
  }

  /** Returns how far the columns are scrolled to the right. */
  double right() {
    return right;
  }

  /** Returns the height of the bar. */
  double height() {
    return height;
  }
}
