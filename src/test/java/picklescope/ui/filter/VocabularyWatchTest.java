package picklescope.ui.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelopes;
import picklescope.session.CaptureView;
import picklescope.session.EventDecoder;

/** Which messages names and values are collected from; no window is shown. */
class VocabularyWatchTest {
  private static int sampled(int messages, long nanosForEach) {
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    try (var journal = new Journal()) {
      for (int n = 1; n <= messages; n++) {
        journal.append(new Datagram(n, n, Direction.IN, at, at, new byte[] {1}));
      }
      var envelopes = Envelopes.auto();
      var decoder = new EventDecoder(() -> envelopes, _ -> "LAB-3", Optional.of("here"));
      var view = new CaptureView(journal, decoder, () -> 0);
      var clock = new AtomicLong();
      return VocabularyWatch.sample(view, messages, () -> clock.addAndGet(nanosForEach)).size();
    }
  }

  @Test
  void allNewestAndSomeOthersAreLookedAt() {
    assertEquals(3, sampled(3, 1));
    assertEquals(500 + 500, sampled(1_000, 1));
    assertEquals(500 + 1_000, sampled(2_500, 1));
  }

  /** Otherwise a busy computer would know no names for the few messages that there are. */
  @Test
  void timeEndsItNotBeforeAFew() {
    assertEquals(3, sampled(3, TimeUnit.SECONDS.toNanos(1)));
    assertEquals(20, sampled(1_000, TimeUnit.SECONDS.toNanos(1)));
    assertEquals(20 + 24, sampled(1_000, TimeUnit.MILLISECONDS.toNanos(10)));
  }
}
