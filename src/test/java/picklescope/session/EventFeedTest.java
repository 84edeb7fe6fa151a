package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.filter.EventExpression;
import picklescope.filter.Filter;
import picklescope.filter.Subject;
import picklescope.python.Call;

@Timeout(60)
class EventFeedTest {
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Journal journal = new Journal();
  private final AtomicReference<Envelopes> envelopes = new AtomicReference<>(Envelopes.auto());
  private final CaptureView view =
      new CaptureView(
          journal,
          new EventDecoder(envelopes::get, _ -> "LAB-3", Optional.of("here")),
          () -> envelopes.get().hashCode());
  private final List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
  private final List<Double> values = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger begins = new AtomicInteger();

  @AfterEach
  void close() {
    journal.close();
  }

  private class Recorded implements EventFeed.Sink {
    private final EventExpression expression;

    Recorded(String expression) throws Exception {
      this.expression = EventExpression.of(expression);
    }

    @Override
    public void begin(long first) {
      begins.incrementAndGet();
      numbers.clear();
      values.clear();
    }

    @Override
    public void event(long number, Subject subject) {
      numbers.add(number);
      values.add(expression.number(subject).orElse(Double.NaN));
    }
  }

  private void send(int from, int to) throws Exception {
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    for (int n = from; n <= to; n++) {
      byte[] payload = Envelope.auto().encode(Call.of("pose").with("pos", List.of(n, 2.5)), 4);
      journal.append(new Datagram(n, n, Direction.IN, at, at, payload));
    }
  }

  /** The JVM reports a fault in a truncated file as late as in the sink. */
  @Test
  void whatCannotBeReadAnyMoreIsMissed() throws Exception {
    send(1, 50);
    var faults =
        new Recorded("pos[0]") {
          @Override
          public void event(long number, Subject subject) {
            if (number > 20) {
              throw new InternalError("a fault occurred in an unsafe memory access operation");
            }
            super.event(number, subject);
          }
        };
    try (var feed = new EventFeed("test", view, Filter.everything(), 1, PAUSE, faults)) {
      Await.until("50 messages", () -> feed.looked() == 50);
      assertEquals(30, feed.missed());
      assertEquals(20, numbers.size());
    }
  }

  @Test
  void anErrorAtOneMessageDoesNotRepeatOrStopTheOthers() throws Exception {
    send(1, 50);
    var failing =
        new Recorded("pos[0]") {
          @Override
          public void event(long number, Subject subject) {
            if (number == 20) {
              throw new StackOverflowError("expected in a test");
            }
            super.event(number, subject);
          }
        };
    try (var feed = new EventFeed("test", view, Filter.everything(), 1, PAUSE, failing)) {
      Await.until("50 messages", () -> feed.looked() == 50);
      send(51, 60);
      Await.until("60 messages", () -> feed.looked() == 60);
    }
    var expected = LongStream.rangeClosed(1, 60).filter(n -> n != 20).boxed().toList();
    assertEquals(expected, List.copyOf(numbers));
  }

  @Test
  void passesWhatThereIsAndWhatComesInOrder() throws Exception {
    send(1, 3_000);
    try (var feed =
        new EventFeed(
            "feed",
            view,
            Filter.of("pos[0] % 2 == 0"),
            11,
            PAUSE,
            new Recorded("pos[0] + pos[1]"))) {
      Await.until("the first part", () -> feed.looked() == 3_000);
      send(3_001, 3_100);
      Await.until("what came", () -> feed.looked() == 3_100);
      var expected = LongStream.rangeClosed(6, 1_550).map(n -> 2 * n).boxed().toList();
      assertEquals(expected, numbers);
      assertEquals(expected.stream().map(n -> n + 2.5).toList(), values);
      assertEquals(0, feed.behind());
      assertEquals(0, feed.missed());
      assertEquals(1, begins.get());
    }
  }

  /** Who waits for a message finds what the sink has made of it. */
  @Test
  void aMessageHasBeenLookedAtWhenTheSinkHasDrawnItsConclusions() throws Exception {
    var feed = new AtomicReference<EventFeed>();
    var before = new AtomicLong(-1);
    var sink =
        new EventFeed.Sink() {
          @Override
          public void begin(long first) {}

          @Override
          public void event(long number, Subject subject) {}

          @Override
          public void reached(long number) {
            before.set(feed.get().looked());
          }
        };
    try (var started = new EventFeed("feed", view, Filter.everything(), 1, PAUSE, sink)) {
      feed.set(started);
      send(1, 1);
      Await.until("the message", () -> started.looked() == 1);
      assertEquals(0, before.get());
    }
  }

  @Test
  void beginsAgainWhenMessagesDecodeToOtherEvents() throws Exception {
    send(1, 50);
    try (var feed =
        new EventFeed("feed", view, Filter.everything(), 1, PAUSE, new Recorded("pos[0]"))) {
      Await.until("all", () -> feed.looked() == 50 && numbers.size() == 50);
      envelopes.set(Envelopes.all(Envelope.of("text")));
      Await.until("all again", () -> begins.get() == 2 && feed.looked() == 50);
      assertEquals(Collections.nCopies(50, Double.NaN), values);
    }
  }
}
