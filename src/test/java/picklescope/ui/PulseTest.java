package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.Await;
import picklescope.send.Destination;

/** The window draws no frames while nothing happens, and draws again when something does. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class PulseTest {
  private WindowHarness harness;

  @Start
  void start(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private void awaitRest() {
    WindowHarness.await("at rest", harness.window::isAtRest);
  }

  /** Whether a key that is pressed in a window ends the rest. */
  private boolean isWokenBy(Window window) {
    return WindowHarness.fx(() -> {
      Event.fireEvent(
          window,
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SHIFT, true, false, false, false));
      return !harness.window.isAtRest();
    });
  }

  @Test
  void messagesEndTheRest() {
    awaitRest();
    Await.until(
        "awake",
        () -> {
          harness.session.send(new Destination("localhost", harness.port()), new byte[] {'N', '.'});
          return !harness.window.isAtRest();
        });
    awaitRest();
  }

  @Test
  void aKeyEndsTheRest() {
    awaitRest();
    assertTrue(isWokenBy(harness.stage));
  }

  @Test
  void aKeyInAMenuEndsTheRest() {
    var columns = harness.window.top().columns;
    WindowHarness.fx(columns::show);
    WindowHarness.await("open", columns::isShowing);
    awaitRest();
    assertTrue(isWokenBy(columns.getItems().getFirst().getParentPopup()));
  }

  @Test
  void whatTheTableHasToShowEndsTheRest() {
    awaitRest();
    boolean rests =
        WindowHarness.fx(() -> {
          harness.table().model().changed();
          return harness.window.isAtRest();
        });
    assertFalse(rests);
  }

  @Test
  void atRestItUpdatesNowAndThenAndLooksForMessages() {
    var updates = new AtomicInteger();
    var messages = new AtomicLong();
    var hurried = new AtomicBoolean();
    var pulse =
        WindowHarness.fx(() -> new Pulse(updates::incrementAndGet, hurried::get, messages::get));
    WindowHarness.fx(pulse::start);
    WindowHarness.await("at rest", pulse::isAtRest);
    int before = updates.get();
    WindowHarness.await("updated", () -> updates.get() > before + 2);
    assertTrue(WindowHarness.fx(pulse::isAtRest));
    hurried.set(true); // so that it stays awake
    messages.set(5);
    WindowHarness.await("awake", () -> !pulse.isAtRest());
    WindowHarness.fx(pulse::close);
    int closed = updates.get();
    WindowHarness.fx(pulse::stir);
    WindowHarness.awaitFrames(20);
    assertEquals(closed, updates.get());
  }

  @Test
  void manyMessagesAreShownWithoutDrawingAllFramesAndAllOfThemInTheEnd() {
    var updates = new AtomicInteger();
    var messages = new AtomicLong();
    var seen = new AtomicLong();
    var pulse =
        WindowHarness.fx(() ->
            new Pulse(
                () -> {
                  updates.incrementAndGet();
                  seen.set(messages.get());
                  messages.addAndGet(seen.get() < 1_000_000 ? 100_000 : 0);
                },
                () -> false,
                messages::get));
    WindowHarness.fx(pulse::start);
    WindowHarness.await("all", () -> seen.get() == messages.get());
    int then = updates.get();
    WindowHarness.await("what was asked for with the last of them", () -> updates.get() > then + 1);
    WindowHarness.await("at rest", pulse::isAtRest);
    WindowHarness.fx(pulse::close);
  }
}
