package picklescope.ui.table;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import picklescope.view.table.TableModel;

/** The vertical scroll bar, and the button that shows how many rows are below those in view. */
final class TableScroll {
  private final TableModel model;
  private final ScrollBar bar = new ScrollBar();
  private final Button newBelow = new Button();
  private boolean setting;

  TableScroll(TableModel model) {
    this.model = model;
    bar.setId("events-scroll");
    bar.setOrientation(Orientation.VERTICAL);
    bar.setUnitIncrement(1);
    bar.valueProperty()
        .addListener((_, _, value) -> {
          if (!setting) {
            model.scrollTo(Math.round(value.doubleValue()));
          }
        });
    newBelow.setId("new-below");
    newBelow.getStyleClass().add("new-below");
    newBelow.setFocusTraversable(false);
    newBelow.setOnAction(_ -> model.follow());
    newBelow.setVisible(false);
  }

  ScrollBar bar() {
    return bar;
  }

  Button newBelow() {
    return newBelow;
  }

  /** Updates the scroll bar and the button. */
  void show() {
    var viewport = model.viewport();
    var order = model.order();
    setting = true;
    bar.setMin(order.begin());
    bar.setMax(Math.max(viewport.lastTop(), order.begin()));
    double range = bar.getMax() - bar.getMin();
    bar.setVisibleAmount(range * viewport.rows() / Math.max(1, order.size()));
    bar.setBlockIncrement(viewport.rows());
    bar.setValue(viewport.top());
    setting = false;
    bar.setDisable(range == 0);
    boolean more = !viewport.following() && viewport.below() > 0;
    newBelow.setVisible(more);
    if (more) {
      newBelow.setText("↓  %,d more below · End".formatted(viewport.below()));
    }
  }

  /** Lays out both for rows that begin at a height. */
  void layOut(double width, double top, double height) {
    bar.resizeRelocate(width, top, bar.prefWidth(-1), height - top);
    newBelow.autosize();
    newBelow.relocate(
        Math.round((width - newBelow.getWidth()) / 2), height - newBelow.getHeight() - 10);
  }
}
