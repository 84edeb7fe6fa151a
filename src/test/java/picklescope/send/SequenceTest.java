package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sequences of messages with waits, received by a real python3. */
@Timeout(120)
class SequenceTest {
  private static Sequence.Step step(PythonReceiver to, String text, long waitMillis)
      throws Exception {
    return new Sequence.Step(
        Message.of(MessageForm.CALL, text).compile(),
        Transmitter.open(to.target(), SendSockets.OWN, SendSockets.UNTOLD),
        waitMillis * 1_000_000);
  }

  @Test
  void sendsEachMessageToItsDestinationInOrderWithItsWait() throws Exception {
    try (var one = PythonReceiver.printing(PythonReceiver.UNPICKLED);
        var other = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      var steps =
          List.of(
              step(one, "send('start', n, t)", 20),
              step(other, "send('go', n, round(t, 6))", 100),
              step(one, "send('stop', n, round(t, 6))", 50));
      long start = System.nanoTime();
      try (var sequence = Sequence.start(steps)) {
        sequence.await();
        assertTrue(System.nanoTime() - start >= 170_000_000);
        assertEquals("(('start', 0, 0.0), {})", one.next());
        assertEquals("(('go', 1, 0.1), {})", other.next());
        assertEquals("(('stop', 2, 0.15), {})", one.next());
        assertEquals(SendJob.State.DONE, sequence.status().state());
        assertEquals(3, sequence.status().sent());
        steps.forEach(step -> assertFalse(step.to().isOpen()));
      }
    }
  }

  @Test
  void canBeStoppedWhileItWaits() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED);
        var sequence =
            Sequence.start(
                List.of(step(python, "send(1)", 0), step(python, "send(2)", 3_600_000)))) {
      assertEquals("((1,), {})", python.next());
      sequence.stop();
      sequence.await();
      assertEquals(SendJob.State.STOPPED, sequence.status().state());
      assertEquals(1, sequence.status().sent());
    }
  }

  @Test
  void endsAtAMessageThatCannotBeMade() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED);
        var sequence =
            Sequence.start(List.of(step(python, "send(1 / n)", 0), step(python, "send(2)", 0)))) {
      sequence.await();
      assertEquals(SendJob.State.FAILED, sequence.status().state());
      assertTrue(sequence.status().problem().contains("zero"), sequence.status().problem());
    }
  }
}
