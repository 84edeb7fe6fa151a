package picklescope.ui;

import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import javafx.stage.Window;

/** Reports input of the user in any window of the program: menus, popups and dialogs too. */
final class InputWatch implements AutoCloseable {
  private final EventHandler<InputEvent> filter;
  private final ListChangeListener<Window> listener = this::changed;

  /**
   * Creates it, stopped.
   *
   * @param input called with each event of a key, the mouse or a touch, before it is handled
   */
  InputWatch(Runnable input) {
    filter = _ -> input.run();
  }

  /** Starts to report. */
  void start() {
    Window.getWindows().forEach(this::add);
    Window.getWindows().addListener(listener);
  }

  private void changed(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      change.getAddedSubList().forEach(this::add);
      change.getRemoved().forEach(this::remove);
    }
  }

  private void add(Window window) {
    window.addEventFilter(InputEvent.ANY, filter);
  }

  private void remove(Window window) {
    window.removeEventFilter(InputEvent.ANY, filter);
  }

  @Override
  public void close() {
    Window.getWindows().removeListener(listener);
    Window.getWindows().forEach(this::remove);
  }
}
