package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
import picklescope.net.FreePorts;
import picklescope.net.Ports;
import picklescope.session.CaptureView;
import picklescope.session.EventDecoder;
import picklescope.stream.StreamGrouping;

/** What {@code streams} has received and not counted yet when no more is awaited. */
@Timeout(60)
class StreamsRestTest {
  private static final int COUNT = 10;

  private final Journal journal = new Journal();
  private final Ports ports = new Ports(journal);
  private final StopSignal stop = new StopSignal();
  private final CountDownLatch named = new CountDownLatch(1);
  private final AtomicLong hours = new AtomicLong();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private int port;

  @BeforeEach
  void receive() throws Exception {
    port = FreePorts.next();
    ports.add(port);
    try (var sender = new DatagramSocket()) {
      var to = InetAddress.getLoopbackAddress();
      for (int i = 0; i < COUNT; i++) {
        sender.send(new DatagramPacket(new byte[1], 1, to, port));
      }
    }
    Await.until("all", () -> journal.last() == COUNT);
  }

  @AfterEach
  void close() {
    named.countDown();
    ports.close();
    journal.close();
  }

  /** Counting waits for a name, while an hour passes at each look at the clock. */
  private FutureTask<Boolean> start() throws Exception {
    var asked =
        new StreamsAsked(
            Filter.of("sender == 'LAB-3'"),
            StreamGrouping.of(""),
            List.of(),
            StreamsText.csv,
            false);
    var envelopes = Envelopes.auto();
    var decoder = new EventDecoder(() -> envelopes, _ -> name(), Optional.empty());
    var streams = Streams.of(new ByteArrayInputStream(new byte[0]), out, err);
    var reading =
        new StreamsReading(
            asked, streams, stop, () -> TimeUnit.HOURS.toNanos(hours.incrementAndGet()));
    var view = new CaptureView(journal, decoder, () -> 0);
    var report = new PortsReport(ports, streams.err());
    var task = new FutureTask<>(() -> reading.live(view, 0, report));
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private String name() {
    try {
      named.await();
      return "LAB-3";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> reported() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void awaitReport(String report) {
    Await.until("a report", () -> reported().contains(report));
  }

  private boolean isPortFree() {
    try (var _ = new DatagramSocket(port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void allOfItIsCountedHoweverLongThatTakes() throws Exception {
    var counting = start();
    awaitReport("10 messages are left; Ctrl+C ends without them");
    assertTrue(isPortFree());
    named.countDown();
    counting.get();
    assertTrue(
        out.toString(StandardCharsets.UTF_8).contains(",LAB-3,"),
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void anotherCtrlCEndsItAndWhatIsMissingIsCounted() throws Exception {
    stop.arrived();
    var counting = start();
    awaitReport("10 messages are left; Ctrl+C again ends without them");
    stop.arrived();
    counting.get();
    assertEquals(
        "10 messages were not counted, because it was ended without them", reported().getLast());
  }
}
