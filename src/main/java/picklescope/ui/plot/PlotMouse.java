package picklescope.ui.plot;

import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import picklescope.view.plot.Crosshair;
import picklescope.view.plot.PlotFrame;
import picklescope.view.plot.PlotModel;
import picklescope.view.plot.TimeRange;

/**
 * The mouse over a plot: the wheel zooms at the pointer, with Ctrl the values, a drag selects a
 * range, with Shift or the middle button it moves what is in view, and a click selects the nearest
 * message.
 */
final class PlotMouse {
  private static final double ZOOM = 1.2;
  private static final double NEAR = 40; // pixels
  private static final double CLICK = 3; // pixels

  private final PlotView view;
  private final PlotModel model;
  private final LongConsumer onMessage;
  private Optional<Drag> drag = Optional.empty();

  /**
   * A button that is held.
   *
   * @param lastX where it was before
   * @param lastY where it was before
   */
  private record Drag(double startX, double lastX, double lastY, boolean moves, boolean far) {}

  PlotMouse(PlotView view, PlotModel model, LongConsumer onMessage) {
    this.view = view;
    this.model = model;
    this.onMessage = onMessage;
    view.setOnScroll(this::scrolled);
    view.setOnMouseMoved(this::moved);
    view.setOnMouseExited(_ -> view.setCrosshair(Optional.empty(), 0));
    view.setOnMousePressed(this::pressed);
    view.setOnMouseDragged(this::dragged);
    view.setOnMouseReleased(this::released);
  }

  private void scrolled(ScrollEvent event) {
    view.frame()
        .ifPresent(frame -> {
          double across = event.getDeltaX() != 0 ? event.getDeltaX() : 0;
          if (event.isShiftDown() || across != 0) {
            double by = across != 0 ? across : event.getDeltaY();
            model.viewport().move(-by / frame.plot().width());
          } else if (event.getDeltaY() != 0) {
            double factor = event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM;
            model.viewport().zoom(factor, frame.time(event.getX()));
          }
          view.draw();
          moved(event.getX(), event.getY());
          event.consume();
        });
  }

  private void moved(MouseEvent event) {
    moved(event.getX(), event.getY());
  }

  private void moved(double x, double y) {
    view.frame()
        .ifPresent(frame -> {
          boolean inside = x >= frame.plot().x() && x <= frame.plot().right();
          view.setCrosshair(inside ? Optional.of(frame.time(x)) : Optional.empty(), y);
        });
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    boolean moves = event.getButton() == MouseButton.MIDDLE || event.isShiftDown();
    if (moves || event.getButton() == MouseButton.PRIMARY) {
      drag = Optional.of(new Drag(event.getX(), event.getX(), event.getY(), moves, false));
    }
  }

  private void dragged(MouseEvent event) {
    if (drag.isEmpty() || view.frame().isEmpty()) {
      return;
    }
    Drag now = drag.get();
    PlotFrame frame = view.frame().get();
    boolean far = now.far() || Math.abs(event.getX() - now.startX()) > CLICK;
    drag = Optional.of(new Drag(now.startX(), event.getX(), event.getY(), now.moves(), far));
    if (!far) {
      return;
    }
    if (now.moves()) {
      view.setCursor(Cursor.CLOSED_HAND);
      model.viewport().move((now.lastX() - event.getX()) / frame.plot().width());
      view.moveValues(event.getY(), event.getY() - now.lastY());
      view.draw();
    } else {
      var range = TimeRange.between(frame.time(now.startX()), frame.time(event.getX()));
      view.setSelection(Optional.of(range));
    }
    moved(event);
  }

  private void released(MouseEvent event) {
    view.setCursor(Cursor.DEFAULT);
    boolean click = drag.isPresent() && !drag.get().far() && !drag.get().moves();
    drag = Optional.empty();
    if (click) {
      view.setSelection(Optional.empty());
      view.frame()
          .flatMap(frame -> Crosshair.nearest(frame, event.getX(), event.getY(), NEAR))
          .ifPresent(reading -> onMessage.accept(reading.number()));
    }
  }
}
