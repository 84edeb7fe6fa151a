package picklescope.ui.control;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Events of a mouse that has not moved since its primary button was pressed. */
public final class MadeMouse {
  private MadeMouse() {}

  /** Returns an event; the button is down in all but a click. */
  public static MouseEvent event(
      EventType<MouseEvent> type, Point2D inScene, Point2D onScreen, int clicks) {
    boolean isDown = type != MouseEvent.MOUSE_CLICKED;
    return new MouseEvent(
        type,
        inScene.getX(),
        inScene.getY(),
        onScreen.getX(),
        onScreen.getY(),
        MouseButton.PRIMARY,
        clicks,
        false,
        false,
        false,
        false,
        isDown,
        false,
        false,
        false,
        false,
        true,
        null);
  }
}
