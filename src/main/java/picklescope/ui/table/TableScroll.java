package picklescope.ui.table;

import javafx.geometry.Orientation;
import picklescope.ui.text.RowScroll;
import picklescope.view.table.RowRules;
import picklescope.view.table.TableModel;
import picklescope.view.text.ScrollTrack;

/** The vertical scroll bar of the table. */
final class TableScroll {
  private final TableModel model;
  private final TrackPaint paint;
  private final RowScroll bar;

  TableScroll(TableModel model, TrackPaint paint) {
    this.model = model;
    this.paint = paint;
    bar = new RowScroll(Orientation.VERTICAL, top -> model.scrollTo(Math.round(top)));
    bar.setId("events-scroll");
    bar.setPainter(paint::paint);
  }

  RowScroll bar() {
    return bar;
  }

  /**
   * Updates the scroll bar.
   *
   * @param rules colour the rows
   */
  void display(RowRules rules) {
    var viewport = model.viewport();
    var order = model.order();
    bar.display(
        new ScrollTrack(order.begin(), order.size(), viewport.rows(), viewport.top(), 0)
            .withTop(viewport.top()));
    if (paint.update(order, rules, bar.track())) {
      bar.paint();
    }
  }

  /** Lays it out for rows that begin at a height. */
  void layOut(double width, double top, double height) {
    bar.resizeRelocate(width, top, bar.prefWidth(-1), height - top);
  }
}
