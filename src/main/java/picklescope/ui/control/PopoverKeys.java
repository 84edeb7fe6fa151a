package picklescope.ui.control;

import javafx.event.Event;
import javafx.event.EventDispatchChain;
import javafx.event.EventDispatcher;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

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
    popOver.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> keys.take());
    popOver.getScene().focusOwnerProperty().subscribe(keys::focused);
    popOver.showingProperty().subscribe(keys::shown);
  }

  /** A form that is opened again has the keys. */
  private void focused(@Nullable Node owner) {
    if (owner != null && owner != popOver.getScene().getRoot()) {
      take();
    }
  }

  private void take() {
    isLeft = false;
    Popovers.of(popOver.getOwnerWindow())
        .filter(other -> other != popOver)
        .map(PopOver::getEventDispatcher)
        .filter(PopoverKeys.class::isInstance)
        .forEach(other -> ((PopoverKeys) other).leave());
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
    popOver.getScene().getRoot().requestFocus(); // no field looks as if it had the keyboard
    isLeft = true;
  }

  @Override
  public Event dispatchEvent(Event event, EventDispatchChain tail) {
    boolean isForWindow = isLeft && event.getEventType().getName().equals(REDIRECTED);
    return isForWindow ? event : dispatcher.dispatchEvent(event, tail);
  }
}
