package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.fuzz.Allocation;
import picklescope.fuzz.HostileStream;
import picklescope.pickle.PickleTrace;

/** Opening hostile values in the value tree costs no more for four times the bytes than that. */
class ValueTreeGrowthTest {
  private static final int TINY = 1_000; // bytes
  private static final int SMALL = 10_000;
  private static final int LARGE = 4 * SMALL;
  private static final int OPENED = 60; // lines: about what is in view
  private static final double GROWTH = 6;
  private static final long NOISE = 5 << 20; // bytes
  private static final long MOST = 64 << 20; // bytes
  private static final Duration HANGS = Duration.ofSeconds(60);

  @Test
  void showingAndOpeningGrowsAsThePickleDoes() {
    var wrong = new ArrayList<String>();
    for (HostileStream stream : HostileStream.values()) {
      assertTimeoutPreemptively(
          HANGS,
          () -> {
            open(stream, TINY); // loads classes
            long small = open(stream, SMALL);
            long large = open(stream, LARGE);
            if (large > GROWTH * small + NOISE || large > MOST) {
              wrong.add("%s: %,d bytes, then %,d".formatted(stream, small, large));
            }
          },
          stream::name);
    }
    assertEquals("", String.join("\n", wrong));
  }

  /** What it takes to show the first lines and to open each of them. */
  private static long open(HostileStream stream, int bytes) {
    var root = PickleTrace.of(stream.of(bytes), 0).root().orElseThrow();
    return Allocation.of(() -> {
      var value = ValueNode.Value.of(root.value(), Optional.of(root));
      var tree = new ValueTree(List.of(ValueNode.root("p", value, () -> 80)));
      for (int line = 0; line < Math.min(OPENED, tree.size()); line++) {
        ValueText.line(tree.row(line), tree);
        ValueText.summary(tree.row(line));
        tree.open(line);
      }
    });
  }
}
