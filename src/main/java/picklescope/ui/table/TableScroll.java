package picklescope.ui.table;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import picklescope.ui.text.RowScroll;
import picklescope.view.table.RowRules;
import picklescope.view.table.TableModel;
import picklescope.view.text.ScrollTrack;

/** The vertical scroll bar, and the button that shows how many rows are below those in view. */
final class TableScroll {
  private final TableModel model;
  private final TrackPaint paint;
  private final RowScroll bar;
  private final Button newBelow = new Button();

  TableScroll(TableModel model, TrackPaint paint) {
    this.model = model;
    this.paint = paint;
    bar = new RowScroll(Orientation.VERTICAL, top -> model.scrollTo(Math.round(top)));
    bar.setId("events-scroll");
    bar.setPainter(paint::paint);
    newBelow.setId("new-below");
    newBelow.getStyleClass().add("new-below");
    newBelow.setFocusTraversable(false);
    newBelow.setOnAction(_ -> model.follow());
    newBelow.setVisible(false);
  }

  RowScroll bar() {
    return bar;
  }

  Button newBelow() {
    return newBelow;
  }

  /**
   * Updates the scroll bar and the button.
   *
   * @param rules colour the rows
   */
  void show(RowRules rules) {
    var viewport = model.viewport();
    var order = model.order();
    bar.show(
        new ScrollTrack(order.begin(), order.size(), viewport.rows(), viewport.top(), 0)
            .withTop(viewport.top()));
    if (paint.update(order, rules, bar.track())) {
      bar.paint();
    }
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
