package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.net.FreePorts;

/** Repeats, received by a real python3. */
@Timeout(120)
class RepeatTest {
  private static CompiledMessage call(String text) throws Exception {
    return Message.of(MessageForm.CALL, text).compile();
  }

  private static Transmitter to(PythonReceiver python) throws Exception {
    return Transmitter.open(python.target(), SendSockets.OWN, SendSockets.UNTOLD);
  }

  @Test
  void sendsAsManyAsAskedAndTMovesEvenly() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED);
        var repeat =
            Repeat.start(
                call("send(n, round(t, 6))"), Rhythm.hertz(250).withCount(50), to(python))) {
      repeat.await();
      var expected =
          IntStream.range(0, 50)
              .mapToObj(n -> "((%d, %s), {})".formatted(n, Math.round(n * 4e3) / 1e6))
              .toList();
      assertEquals(expected, python.next(50));
      var status = repeat.status();
      assertEquals(SendJob.State.DONE, status.state());
      assertEquals(50, status.sent());
      assertEquals(250, status.asked());
      assertEquals(0, status.failed());
    }
  }

  @Test
  void burstsAreSentAtOnceAndCountAllMessages() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED);
        var repeat =
            Repeat.start(
                call("send(n, t > 0)"),
                Rhythm.everyMillis(20).withBurst(4).withCount(10),
                to(python))) {
      repeat.await();
      assertEquals(
          IntStream.range(0, 10)
              .mapToObj(n -> "((%d, %s), {})".formatted(n, n < 4 ? "False" : "True"))
              .toList(),
          python.next(10));
      assertEquals(200, repeat.rhythm().perSecond());
    }
  }

  @Test
  void severalRunUntilTheyAreStopped() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED);
        var jobs = new SendJobs()) {
      var fast = Repeat.start(call("send('fast')"), Rhythm.hertz(200), to(python));
      var slow = Repeat.start(call("send('slow')"), Rhythm.hertz(20), to(python));
      jobs.add("fast", "python", fast);
      jobs.add("slow", "python", slow);
      while (fast.status().sent() < 30 || slow.status().sent() < 3) {
        python.next();
      }
      assertTrue(jobs.isAnyActive());
      assertTrue(fast.status().sent() > slow.status().sent());
      jobs.stopAll();
      fast.await();
      slow.await();
      assertEquals(SendJob.State.STOPPED, fast.status().state());
      assertEquals(SendJob.State.STOPPED, slow.status().state());
      assertEquals(0, fast.status().actual());
      assertEquals(2, jobs.list().size());
    }
  }

  @Test
  void anExpressionThatFailsEndsItWithTheReason() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED);
        var repeat = Repeat.start(call("send([3, 2, 1][n])"), Rhythm.hertz(100), to(python))) {
      repeat.await();
      assertEquals("((1,), {})", python.next(3).getLast());
      assertEquals(SendJob.State.FAILED, repeat.status().state());
      assertTrue(
          repeat.status().problem().contains("the list has 3 items"), repeat.status().problem());
    }
  }

  @Test
  void rhythmsThatCannotBeKeptAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Rhythm.hertz(0));
    assertThrows(IllegalArgumentException.class, () -> Rhythm.hertz(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Rhythm.hertz(2e6));
    assertThrows(IllegalArgumentException.class, () -> Rhythm.everyMillis(-1));
    assertThrows(IllegalArgumentException.class, () -> Rhythm.everyMillis(1e9));
    assertThrows(IllegalArgumentException.class, () -> Rhythm.hertz(1).withBurst(0));
    assertThrows(IllegalArgumentException.class, () -> Rhythm.hertz(1).withCount(-1));
  }

  @Test
  void aRepeatThatIsRefusedReportsItAndGoesOn() throws Exception {
    var nowhere = Target.of(new Destination("127.0.0.1", FreePorts.next()));
    var to = Transmitter.open(nowhere, SendSockets.OWN, SendSockets.UNTOLD);
    try (var repeat = Repeat.start(call("send(n)"), Rhythm.hertz(500).withCount(20), to)) {
      repeat.await();
      var status = repeat.status();
      assertEquals(20, status.sent());
      assertEquals(0, status.failed(), "all were sent");
      assertEquals(
          "Refused by 127.0.0.1: nothing listens on port %d."
              .formatted(nowhere.destinations().getFirst().port()),
          status.problem());
    }
  }
}
