package picklescope.ui;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;

/**
 * Events of the mouse that JavaFX's headless platform does not make: with keys held down, of the
 * wheel, and presses that are no request for a menu too.
 */
public final class MadeEvents {
  private MadeEvents() {}

  /** Presses, drags or releases the left button at a place on the screen. */
  public static void mouse(
      Node target, EventType<MouseEvent> type, Point2D place, boolean shift, boolean control) {
    target.fireEvent(mouse(target, type, place, 1, shift, control));
  }

  /** Presses the left button for the second time. */
  public static void doubleClick(Node target, Point2D place) {
    target.fireEvent(mouse(target, MouseEvent.MOUSE_PRESSED, place, 2, false, false));
    target.fireEvent(mouse(target, MouseEvent.MOUSE_RELEASED, place, 2, false, false));
  }

  /** Clicks with the left button, for the first time or once more. */
  public static void click(Node target, Point2D place, int count) {
    target.fireEvent(mouse(target, MouseEvent.MOUSE_PRESSED, place, count, false, false));
    target.fireEvent(mouse(target, MouseEvent.MOUSE_RELEASED, place, count, false, false));
    target.fireEvent(mouse(target, MouseEvent.MOUSE_CLICKED, place, count, false, false));
  }

  /** Presses the left button of a node that need not be in a window, at its origin. */
  public static void press(Node target, int count) {
    target.fireEvent(
        event(
            target,
            MouseEvent.MOUSE_PRESSED,
            MouseButton.PRIMARY,
            Point2D.ZERO,
            Point2D.ZERO,
            count,
            false,
            false));
  }

  /** Presses the right button, as on Windows, where the request for a menu follows later. */
  public static void rightPress(Node target, Point2D place) {
    var type = MouseEvent.MOUSE_PRESSED;
    target.fireEvent(mouse(target, type, MouseButton.SECONDARY, place, 1, false, false));
  }

  private static MouseEvent mouse(
      Node target,
      EventType<MouseEvent> type,
      Point2D place,
      int clicks,
      boolean shift,
      boolean control) {
    return mouse(target, type, MouseButton.PRIMARY, place, clicks, shift, control);
  }

  private static MouseEvent mouse(
      Node target,
      EventType<MouseEvent> type,
      MouseButton button,
      Point2D place,
      int clicks,
      boolean shift,
      boolean control) {
    Point2D scene = target.localToScene(target.screenToLocal(place));
    return event(target, type, button, scene, place, clicks, shift, control);
  }

  private static MouseEvent event(
      Node target,
      EventType<MouseEvent> type,
      MouseButton button,
      Point2D scene,
      Point2D place,
      int clicks,
      boolean shift,
      boolean control) {
    boolean down = type != MouseEvent.MOUSE_RELEASED;
    return new MouseEvent(
        type,
        scene.getX(),
        scene.getY(),
        place.getX(),
        place.getY(),
        button,
        clicks,
        shift,
        control,
        false,
        false,
        down && button == MouseButton.PRIMARY,
        false,
        down && button == MouseButton.SECONDARY,
        false,
        false,
        true,
        new PickResult(target, scene.getX(), scene.getY()));
  }

  /** Turns the wheel there, as far as so many pixels; upwards if positive. */
  public static void scroll(Node target, Point2D place, double pixels) {
    Point2D scene = target.localToScene(target.screenToLocal(place));
    target.fireEvent(
        new ScrollEvent(
            ScrollEvent.SCROLL,
            scene.getX(),
            scene.getY(),
            place.getX(),
            place.getY(),
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            pixels,
            0,
            pixels,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            new PickResult(target, scene.getX(), scene.getY())));
  }
}
