package picklescope.ui.control;

import javafx.event.Event;
import javafx.event.EventDispatchChain;
import javafx.event.EventDispatcher;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.PopOver;

/**
 * Gives the keys to the window once the user has clicked there while a popover stays open, and to
 * the popover again once the user has clicked in it. JavaFX gives all keys to an open popup first.
 */
final class PopoverKeys implements EventDispatcher {
  /** The events of a window that JavaFX gives to its popups first; their class is internal. */
  private static final String REDIRECTED = "REDIRECTED";

  private final PopOver popOver;
  private final EventDispatcher dispatcher;
  private final EventHandler<MouseEvent> besides = _ -> leave();
  private boolean isLeft; // for the window

  private PopoverKeys(PopOver popOver) {
    this.popOver = popOver;
    this.dispatcher = popOver.getEventDispatcher();
  }

  static void install(PopOver popOver) {
    var keys = new PopoverKeys(popOver);
    popOver.setEventDispatcher(keys);
    popOver.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> keys.isLeft = false);
    popOver.showingProperty().subscribe(keys::shown);
  }

  private void shown(boolean isShowing) {
    isLeft = false;
    if (popOver.getOwnerWindow() != null) {
      Scene scene = popOver.getOwnerWindow().getScene();
      scene.removeEventFilter(MouseEvent.MOUSE_PRESSED, besides);
      if (isShowing) {
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, besides);
      }
    }
  }

  private void leave() {
    isLeft = true;
    popOver.getScene().getRoot().requestFocus(); // no field looks as if it had the keyboard
  }

  @Override
  public Event dispatchEvent(Event event, EventDispatchChain tail) {
    boolean isForWindow = isLeft && event.getEventType().getName().equals(REDIRECTED);
    return isForWindow ? event : dispatcher.dispatchEvent(event, tail);
  }
}
