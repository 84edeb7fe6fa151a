package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.capture.Capture;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
import picklescope.session.EventDecoder;
import picklescope.thread.ExpectedFailures;

/** Work behind the window goes on after a failure that nobody expected, and reports it. */
@Timeout(120)
class BehindTheScenesTest {
  private final Journal journal = new Journal();
  private final AtomicInteger failures = new AtomicInteger(1);
  private ExpectedFailures reported;

  @BeforeEach
  void fill() {
    reported = new ExpectedFailures();
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    for (int n = 1; n <= 3; n++) {
      journal.append(new Datagram(n, n * 1_000L, Direction.IN, here, here, new byte[n]));
    }
  }

  @AfterEach
  void close() {
    reported.close();
    journal.close();
  }

  /** The journal, which fails the first time that a method is asked. */
  private Capture failing(String method) {
    return (Capture)
        Proxy.newProxyInstance(
            Capture.class.getClassLoader(),
            new Class<?>[] {Capture.class},
            (_, asked, arguments) -> {
              if (asked.getName().equals(method) && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("a mistake");
              }
              try {
                return asked.invoke(journal, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void timesAreReadOn() throws Exception {
    var shown = new LinkedBlockingQueue<Histogram.Bins>();
    try (var scan = new TimeScan(failing("timeNanos"), Runnable::run, shown::add)) {
      assertEquals("a mistake", reported.next());
      assertNotNull(shown.poll(60, TimeUnit.SECONDS), "it has stopped");
      var found = new LinkedBlockingQueue<Long>();
      scan.find(2_000, found::add);
      assertEquals(2, found.poll(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void aFilterLooksOn() throws Exception {
    var decoder = new EventDecoder(Envelopes::auto, InetAddress::getHostAddress, Optional.empty());
    try (var run = new FilterRun(Filter.of("size > 1"), failing("cursor"), decoder)) {
      assertEquals("a mistake", reported.next());
      assertEquals(2, run.chosen(1, 3, () -> true).count());
    }
  }
}
