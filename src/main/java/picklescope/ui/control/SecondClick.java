package picklescope.ui.control;

import java.util.EnumSet;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/**
 * Keeps the second click of a double click, and a key that is held down, from what takes the place
 * of a line that has gone by the first one: it would do the same to the next line.
 */
public final class SecondClick {
  /** The longest time between the clicks of a double click that systems usually allow. */
  public static final Duration LONGEST = Duration.millis(500);

  private static final long MOST_NANOS = (long) (LONGEST.toMillis() * 1e6);

  /** The keys that press a button. */
  private static final Set<KeyCode> PRESSES = EnumSet.of(KeyCode.SPACE, KeyCode.ENTER);

  private long gone = System.nanoTime() - MOST_NANOS;

  private SecondClick() {}

  /**
   * Ignores second clicks and keys that press in a pane for half a second after one of its lines
   * was removed.
   */
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
    lines.addEventFilter(
        MouseEvent.MOUSE_PRESSED, click -> clicks.pass(click, click.getClickCount() > 1));
    lines.addEventFilter(
        KeyEvent.KEY_PRESSED, key -> clicks.pass(key, PRESSES.contains(key.getCode())));
  }

  private void pass(InputEvent event, boolean isSecond) {
    if (isSecond && System.nanoTime() - gone < MOST_NANOS) {
      event.consume();
    }
  }
}
