package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.filter.Filter;

/** Replays, received by a real python3. */
@Timeout(120)
class ReplayTest {
  private static final long START = 1_790_000_000_000_000_000L;

  private final Journal journal = new Journal();

  @AfterEach
  void close() {
    journal.close();
  }

  /** Datagrams {@code 0, 1, 2 ...} as text, so many nanoseconds apart, recorded at ports. */
  private void record(int count, long gapNanos, int... ports) {
    var remote = new InetSocketAddress(InetAddress.ofLiteral("10.1.2.3"), 5_000);
    for (int i = 0; i < count; i++) {
      var local = new InetSocketAddress(InetAddress.ofLiteral("10.1.2.4"), ports[i % ports.length]);
      journal.append(
          new Datagram(
              i + 1,
              START + i * gapNanos,
              Direction.IN,
              remote,
              local,
              Integer.toString(i).getBytes()));
    }
  }

  private ReplayPlan plan(String filter, double speed, long loops, boolean ports) throws Exception {
    return new ReplayPlan(
        journal,
        () -> LongStream.rangeClosed(1, journal.last()),
        journal.last(),
        Filter.of(filter),
        datagram -> Envelope.auto().decode(datagram, "sender"),
        speed,
        loops,
        ports);
  }

  private static Transmitter to(PythonReceiver python) throws Exception {
    return Transmitter.open(python.target(), SendSockets.OWN, SendSockets.UNTOLD);
  }

  private static List<String> texts(IntStream numbers) {
    return numbers.mapToObj("b'%d'"::formatted).toList();
  }

  @Test
  void bytesAndOrderAreThoseOfTheCaptureAndItTakesTheRecordedTime() throws Exception {
    record(40, 5_000_000, 4950);
    try (var python = PythonReceiver.printing(PythonReceiver.RAW)) {
      long start = System.nanoTime();
      try (var replay = Replay.start(plan("", 1, 1, false), to(python))) {
        replay.await();
        long took = System.nanoTime() - start;
        assertTrue(took >= 39 * 5_000_000L, "took " + took);
        assertEquals(texts(IntStream.range(0, 40)), python.next(40));
        assertEquals(SendJob.State.DONE, replay.status().state());
        assertEquals(40, replay.status().sent());
        assertEquals(39 * 5_000_000L, replay.progress().recordedNanos());
        assertEquals(40, replay.progress().played());
      }
    }
  }

  @Test
  void speedScalesTheTime() throws Exception {
    record(11, 20_000_000_000L, 4950); // 200 s
    try (var python = PythonReceiver.printing(PythonReceiver.RAW)) {
      long start = System.nanoTime();
      try (var replay = Replay.start(plan("", 400, 1, false), to(python))) {
        replay.await();
        assertTrue(System.nanoTime() - start >= 500_000_000L);
        assertEquals(texts(IntStream.range(0, 11)), python.next(11));
        assertTrue(replay.status().actual() > 0);
      }
    }
  }

  @Test
  void loopsUntilStoppedAndFiltersAndGoesToTheRecordedPorts() throws Exception {
    try (var one = PythonReceiver.printing(PythonReceiver.RAW);
        var other = PythonReceiver.printing(PythonReceiver.RAW)) {
      record(6, 1_000_000, one.port(), other.port());
      var anywhere = Target.of(new Destination("127.0.0.1", 9));
      var to = Transmitter.open(anywhere, SendSockets.OWN, SendSockets.UNTOLD);
      var plan = plan("raw_data != b'2' and raw_data != b'3'", 1, Long.MAX_VALUE, true);
      try (var replay = Replay.start(plan, to)) {
        assertEquals(List.of("b'0'", "b'4'", "b'0'", "b'4'"), one.next(4));
        assertEquals(List.of("b'1'", "b'5'", "b'1'", "b'5'"), other.next(4));
        replay.stop();
        replay.await();
        assertEquals(SendJob.State.STOPPED, replay.status().state());
        assertTrue(replay.progress().loop() >= 2);
      }
    }
  }

  @Test
  void stepsOneByOneWhilePausedAndThenGoesOn() throws Exception {
    record(10, 1_000_000, 4950);
    try (var python = PythonReceiver.printing(PythonReceiver.RAW);
        var replay = Replay.startPaused(plan("", 1, 1, false), to(python))) {
      assertEquals(SendJob.State.PAUSED, replay.status().state());
      for (int i = 0; i < 3; i++) {
        replay.step();
        assertEquals("b'%d'".formatted(i), python.next());
      }
      replay.pause(false);
      replay.await();
      assertEquals(texts(IntStream.range(3, 10)), python.next(7));
      assertEquals(10, replay.status().sent());
    }
  }

  @Test
  void goesOnElsewhereForwardAndBackAndWhilePaused() throws Exception {
    record(10, 3_600_000_000_000L, 4950); // an hour from each to the next
    try (var python = PythonReceiver.printing(PythonReceiver.RAW);
        var replay = Replay.start(plan("", 1, 1, false), to(python))) {
      assertEquals("b'0'", python.next());
      replay.seek(7);
      assertEquals("b'7'", python.next());
      assertEquals(7 * 3_600_000_000_000L, replay.progress().recordedNanos());
      replay.seek(2);
      assertEquals("b'2'", python.next());
      replay.pause(true);
      replay.seek(5);
      Await.until("the position", () -> replay.progress().played() == 5);
      assertEquals(3, replay.status().sent(), "nothing is sent while it is paused");
      replay.step();
      assertEquals("b'5'", python.next());
      replay.step();
      assertEquals("b'6'", python.next());
      replay.pause(false);
      replay.seek(9);
      assertEquals("b'9'", python.next());
      replay.await();
      assertEquals(SendJob.State.DONE, replay.status().state());
      assertEquals(6, replay.status().sent());
    }
  }

  @Test
  void anotherSpeedHoldsAtOnce() throws Exception {
    record(3, 3_600_000_000_000L, 4950); // an hour from each to the next
    try (var python = PythonReceiver.printing(PythonReceiver.RAW);
        var replay = Replay.start(plan("", 1, 1, false), to(python))) {
      assertEquals("b'0'", python.next());
      replay.setSpeed(ReplayPlan.UNTIMED);
      assertEquals(texts(IntStream.range(1, 3)), python.next(2));
      replay.await();
    }
  }

  @Test
  void aLongGapIsCountedDownAndCanBeSkipped() throws Exception {
    record(3, 142_000_000_000L, 4950);
    try (var python = PythonReceiver.printing(PythonReceiver.RAW);
        var replay = Replay.start(plan("", 1, 1, false), to(python))) {
      assertEquals("b'0'", python.next());
      Await.until("it counts", () -> replay.progress().nextInNanos() > 0);
      assertTrue(replay.progress().nextIn().matches("1[0-4][0-9] s"), replay.progress().nextIn());
      replay.skip();
      assertEquals("b'1'", python.next());
      Await.until("it counts again", () -> replay.progress().nextInNanos() > 100_000_000_000L);
      replay.skip();
      assertEquals("b'2'", python.next());
      replay.await();
      assertEquals(0, replay.progress().nextInNanos());
    }
  }

  @Test
  void aGapOfAnyLengthIsWaitedFor() throws Exception {
    record(2, 3_155_760_000_000_000_000L, 4950); // 100 years
    try (var python = PythonReceiver.printing(PythonReceiver.RAW);
        var replay = Replay.start(plan("", 0.01, 1, false), to(python))) {
      assertEquals("b'0'", python.next());
      Await.until("it waits", () -> replay.progress().nextIn().endsWith(" days"));
      assertEquals(1, replay.progress().played());
    }
  }

  @Test
  void nothingThatMatchesEndsIt() throws Exception {
    record(5, 1, 4950);
    try (var python = PythonReceiver.printing(PythonReceiver.RAW);
        var replay = Replay.start(plan("size > 1000", 1, Long.MAX_VALUE, false), to(python))) {
      replay.await();
      assertEquals(0, replay.status().sent());
    }
    assertThrows(IllegalArgumentException.class, () -> plan("", 0, 1, false));
    assertThrows(IllegalArgumentException.class, () -> plan("", 1, 0, false));
  }

  @Test
  void countsWhatTheFilterCannotDecide() throws Exception {
    record(5, 1_000, 4950);
    try (var python = PythonReceiver.printing(PythonReceiver.RAW);
        var replay =
            Replay.start(
                plan("raw_data == b'1' or 'x' * 10**6 == ''", ReplayPlan.UNTIMED, 1, false),
                to(python))) {
      replay.await();
      assertEquals(1, replay.status().sent());
      assertEquals(4, replay.progress().undecided().count());
    }
  }
}
