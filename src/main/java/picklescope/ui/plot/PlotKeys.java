package picklescope.ui.plot;

import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.scene.input.KeyEvent;
import picklescope.view.plot.Crosshair;
import picklescope.view.plot.CrosshairSteps;
import picklescope.view.plot.PlotFrame;
import picklescope.view.plot.PlotModel;
import picklescope.view.plot.TimeRange;

/**
 * The keyboard in a plot: left and right move, plus and minus zoom, Home shows all, End the newest,
 * Space pauses, Escape goes back; Ctrl with left and right moves the crosshair from message to
 * message, with Shift too it selects a range, and Enter selects the message; Ctrl with up and down
 * zooms the values.
 */
final class PlotKeys {
  private static final double STEP = 0.1;
  private static final double ZOOM = 1.5;

  private final PlotView view;
  private final PlotModel model;
  private final LongConsumer onMessage;
  private Optional<Long> anchor = Optional.empty();

  PlotKeys(PlotView view, PlotModel model, LongConsumer onMessage) {
    this.view = view;
    this.model = model;
    this.onMessage = onMessage;
    view.setOnKeyPressed(this::pressed);
  }

  private void pressed(KeyEvent key) {
    if (view.frame().isEmpty() || key.isAltDown()) {
      return;
    }
    if (handled(key, view.frame().get())) {
      key.consume();
    }
  }

  private boolean handled(KeyEvent key, PlotFrame frame) {
    if (key.isShortcutDown()) {
      return switch (key.getCode()) {
        case LEFT -> step(frame, -1, key.isShiftDown());
        case RIGHT -> step(frame, 1, key.isShiftDown());
        case UP -> zoomValues(frame, 1 / ZOOM);
        case DOWN -> zoomValues(frame, ZOOM);
        default -> false;
      };
    }
    double page = key.isShiftDown() ? 1 : STEP;
    switch (key.getCode()) {
      case LEFT -> model.viewport().move(-page);
      case RIGHT -> model.viewport().move(page);
      case PAGE_UP -> model.viewport().move(-1);
      case PAGE_DOWN -> model.viewport().move(1);
      case PLUS, ADD, EQUALS, UP -> zoom(frame, 1 / ZOOM);
      case MINUS, SUBTRACT, DOWN -> zoom(frame, ZOOM);
      case HOME -> {
        view.releaseValues();
        model.viewport().showAll();
      }
      case END -> model.follow();
      case SPACE -> {
        if (model.viewport().follows()) {
          model.viewport().pause();
        } else {
          model.follow();
        }
      }
      case Z -> view.selection().ifPresent(model.viewport()::show);
      case ENTER -> {
        return select();
      }
      case ESCAPE -> {
        return back();
      }
      default -> {
        return false;
      }
    }
    view.draw();
    return true;
  }

  private void zoom(PlotFrame frame, double factor) {
    long around = view.crosshair().filter(frame.range()::contains).orElse(frame.range().at(0.5));
    model.viewport().zoom(factor, around);
  }

  /** Zooms the values of all panels around their middle. */
  private boolean zoomValues(PlotFrame frame, double factor) {
    for (PlotFrame.Panel panel : frame.panels()) {
      view.zoomValues(panel.area().y() + panel.area().height() / 2, factor);
    }
    return true;
  }

  /** Moves the crosshair to the message before or after. */
  private boolean step(PlotFrame frame, int direction, boolean selects) {
    long from = view.crosshair().filter(frame.range()::contains).orElse(frame.range().at(0.5));
    var next = CrosshairSteps.next(model.series(), from, direction);
    if (next.isEmpty()) {
      return true;
    }
    if (!selects) {
      anchor = Optional.empty();
    } else {
      anchor = Optional.of(anchor.orElse(from));
      view.setSelection(Optional.of(TimeRange.between(anchor.get(), next.get())));
    }
    double middle = frame.plot().y() + frame.plot().height() / 2;
    if (!frame.range().contains(next.get())) {
      model.viewport().move(frame.range().share(next.get()) - 0.5);
      view.draw();
    }
    view.setCrosshair(next, middle);
    return true;
  }

  private boolean select() {
    var time = view.crosshair();
    if (time.isPresent()) {
      Crosshair.at(model.series(), time.get()).readings().stream()
          .min((a, b) -> Long.compare(distance(a, time.get()), distance(b, time.get())))
          .ifPresent(reading -> onMessage.accept(reading.number()));
    }
    return time.isPresent();
  }

  private static long distance(Crosshair.Reading reading, long time) {
    return Math.abs(reading.time() - time);
  }

  /** Takes the selection away, or goes back to what was in view. */
  private boolean back() {
    anchor = Optional.empty();
    if (view.selection().isPresent()) {
      view.setSelection(Optional.empty());
      return true;
    }
    boolean back = model.viewport().back() || view.releaseValues();
    view.draw();
    return back;
  }
}
