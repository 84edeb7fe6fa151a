package picklescope.ui.control;

import java.util.concurrent.TimeUnit;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/**
 * Keeps the second click of a double click, and a key that is held down, from what takes the place
 * of a line that has gone by the first one: it would do the same to the next line.
 */
public final class SecondClick {
  /** The longest time between the clicks of a double click that systems usually allow. */
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private long gone = System.nanoTime() - MOST_NANOS;

  private SecondClick() {}

  /** Ignores clicks and keys in a pane for half a second after one of its lines was removed. */
  public static void ignore(Pane lines) {
    var clicks = new SecondClick();
    lines
        .getChildren()
        .addListener(
            (ListChangeListener<Node>)
                change -> {
                  while (change.next()) {
                    if (change.getRemovedSize() > change.getAddedSize()) {
                      clicks.gone = System.nanoTime();
                    }
                  }
                });
    lines.addEventFilter(MouseEvent.MOUSE_PRESSED, clicks::pass);
    lines.addEventFilter(KeyEvent.KEY_PRESSED, clicks::pass);
  }

  private void pass(InputEvent event) {
    if (System.nanoTime() - gone < MOST_NANOS) {
      event.consume();
    }
  }
}
