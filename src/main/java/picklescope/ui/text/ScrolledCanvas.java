package picklescope.ui.text;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.ScrollEvent;
import picklescope.view.text.ScrollTrack;

/** A canvas of rows with its scroll bars: down by rows, sideways by pixels. */
final class ScrolledCanvas {
  private final Canvas canvas = new Canvas();
  private final Runnable draw;
  private final RowScroll down = new RowScroll(Orientation.VERTICAL, this::scrollDown);
  private final RowScroll sideways = new RowScroll(Orientation.HORIZONTAL, this::scrollSideways);

  /**
   * @param draw draws the rows that are in view
   */
  ScrolledCanvas(Runnable draw) {
    this.draw = draw;
  }

  Node[] nodes() {
    return new Node[] {canvas, down, sideways};
  }

  Canvas canvas() {
    return canvas;
  }

  /** Returns the row at the top of the view. */
  int top() {
    return (int) down.track().top();
  }

  /** Returns how many pixels are left of the view. */
  double hidden() {
    return sideways.track().top();
  }

  private void scrollDown(double row) {
    down.display(down.track().withTop(row));
    draw.run();
  }

  private void scrollSideways(double pixel) {
    sideways.display(sideways.track().withTop(pixel));
    draw.run();
  }

  void scrollToTop() {
    scrollDown(0);
    scrollSideways(0);
  }

  /** Scrolls down by a number of rows. */
  void scrollBy(double rows) {
    scrollDown(down.track().top() + rows);
  }

  /** Scrolls as little as necessary to bring a row into view. */
  void reveal(int row) {
    if (row >= 0 && row < top()) {
      scrollDown(row);
    } else if (row >= top() + down.track().shown()) {
      scrollDown(row - down.track().shown() + 1.0);
    }
  }

  /** Sets how many rows there are and how many of them fit. */
  void update(int rows, int shown) {
    down.display(
        new ScrollTrack(0, rows, shown, down.track().top(), 0).withTop(down.track().top()));
    down.setVisible(down.track().scrolls());
  }

  /** Handles the wheel; returns whether it has moved the view that way. */
  boolean scrolled(ScrollEvent event, double rowHeight) {
    boolean across = event.getDeltaX() != 0 && sideways.isVisible();
    boolean along = event.getDeltaY() != 0 && down.isVisible();
    if (across) {
      scrollSideways(hidden() - event.getDeltaX());
    }
    if (along) {
      scrollBy(-event.getDeltaY() / rowHeight);
    }
    return across || along;
  }

  /** Lays out the canvas and the bars for rows of a width. */
  void layOut(double width, double height, double contentWidth) {
    double breadth = down.prefWidth(-1);
    double room = width - breadth;
    boolean scrolls = contentWidth - room > 0.5;
    double below = scrolls ? sideways.prefHeight(-1) : 0;
    sideways.setVisible(scrolls);
    sideways.resizeRelocate(1, height - below - 1, Math.max(0, room - 1), below);
    var across = new ScrollTrack(0, (long) Math.ceil(contentWidth), (int) room, 0, 0);
    sideways.display(across.withTop(scrolls ? hidden() : 0));
    down.resizeRelocate(room - 1, 1, breadth, Math.max(0, height - 2));
    canvas.setWidth(room);
    canvas.setHeight(height - below);
  }
}
