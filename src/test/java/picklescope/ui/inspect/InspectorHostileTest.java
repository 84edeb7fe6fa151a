package picklescope.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.framework.junit5.Start;
import picklescope.corpus.Corpus;
import picklescope.ui.WindowHarness;

/**
 * Hostile values that decode, in the window: whatever is opened of them, the JavaFX thread does
 * little. What is counted is what it allocates, which is the same on any machine.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class InspectorHostileTest extends InspectorWindow {
  private static final Set<String> ROWS =
      Set.of(
          "udp/nest_list",
          "udp/nest_dict",
          "udp/nest_frozenset",
          "udp/empty_sets",
          "udp/append_self",
          "udp/dict_dup_key",
          "udp/hash_dup_32k_key",
          "udp/laugh_list_8000");
  private static final long MOST = 24 << 20; // bytes of memory, frames and the table's included
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
  }

  private static long allocated() {
    return WindowHarness.fx(
        () -> THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId()));
  }

  @Tag("slow")
  @Test
  void hostileMessagesAreDisplayedWithLittleMemory() throws Exception {
    List<byte[]> hostile =
        Corpus.bad().stream()
            .filter(row -> ROWS.contains(row.get("name").asString()))
            .map(Corpus::pickle)
            .toList();
    assertEquals(ROWS.size(), hostile.size());
    inspector.sendCall("send(1)");
    look(1); // loads classes
    var tooMuch = new ArrayList<String>();
    for (byte[] pickle : hostile) {
      inspector.send(pickle);
      long number = harness.session.capture().last();
      long before = allocated();
      look(number);
      long bytes = allocated() - before;
      if (bytes > MOST) {
        tooMuch.add("#%d of %,d bytes: %,d".formatted(number, pickle.length, bytes));
      }
    }
    assertEquals(List.of(), tooMuch);
  }

  /** Selects it, opens what the keys open, and shows each view. */
  private void look(long number) {
    WindowHarness.await(
        "message " + number,
        () -> {
          harness.table().model().goTo(number);
          return harness.table().model().leadNumber().equals(OptionalLong.of(number));
        });
    inspector.awaitDetail(number);
    inspector.press("tab-value");
    inspector.focus("detail-value");
    inspector.push(KeyCode.HOME, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.END);
    for (String tab : List.of("tab-opcodes", "tab-bytes", "tab-callback")) {
      inspector.press(tab);
    }
    WindowHarness.awaitFrames(2);
    inspector.press("tab-value");
    inspector.clickByte(1);
  }
}
