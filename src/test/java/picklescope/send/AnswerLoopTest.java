package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerLoopTest {
  private static final long MS = 1_000_000;
  private static final InetSocketAddress OTHER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000);

  private final AnswerLoop loop = new AnswerLoop();
  private long now = 123 * MS;

  /** A message after a time; whether it is answered, with that answer. */
  private boolean asked(InetSocketAddress from, int message, int answer, long afterMillis) {
    now += afterMillis * MS;
    boolean answers = loop.heard(from, new byte[] {(byte) message}, now);
    if (answers) {
      loop.answered(from, new byte[] {(byte) answer}, now);
    }
    return answers;
  }

  /** How many of so many messages are answered until one is not. */
  private int answered(int most, int messages, int answers, long afterMillis) {
    for (int i = 0; i < most; i++) {
      if (!asked(OTHER, i % messages, i % answers, afterMillis)) {
        return i;
      }
    }
    return most;
  }

  @Test
  void whoIsSilentWhenAnAnswerIsLeftOutHasOnlyAnswered() {
    assertEquals(AnswerLoop.MOST_REPEATS, answered(1_000, 1, 1, 20));
    assertEquals(Optional.empty(), loop.ended(now + AnswerLoop.SILENCE_NANOS - 1));
    assertEquals(Optional.of(OTHER), loop.ended(now + AnswerLoop.SILENCE_NANOS));
  }

  @Test
  void whoGoesOnIsAnsweredFromThenOn() {
    assertEquals(AnswerLoop.MOST_REPEATS, answered(1_000, 1, 1, 20));
    assertTrue(asked(OTHER, 0, 0, 1_000), "asked again");
    assertEquals(1_000, answered(1_000, 1, 1, 20));
    assertEquals(Optional.empty(), loop.ended(now + 10 * AnswerLoop.SILENCE_NANOS));
  }

  @Test
  void whatIsNewIsNoLoop() {
    assertEquals(1_000, answered(1_000, 2, 1, 20), "the messages differ");
    assertEquals(1_000, answered(1_000, 1, 2, 20), "the answers differ");
  }

  @Test
  void whoAsksSlowlyAsksByItself() {
    assertEquals(1_000, answered(1_000, 1, 1, 501));
  }

  @Test
  void whoDoesNotWaitForTheAnswerAsksByItself() {
    for (int i = 0; i < 1_000; i++) {
      now += 20 * MS;
      assertTrue(loop.heard(OTHER, new byte[1], now));
      if (i % 2 == 1) { // two at once
        loop.answered(OTHER, new byte[1], now);
        loop.answered(OTHER, new byte[1], now);
      }
    }
  }

  @Test
  void othersAreAnsweredMeanwhileAndNotWithoutBound() throws Exception {
    answered(1_000, 1, 1, 20);
    for (int i = 0; i < 100_000; i++) {
      var from = InetAddress.getByAddress(new byte[] {10, (byte) (i >> 16), (byte) (i >> 8), 1});
      assertTrue(asked(new InetSocketAddress(from, 1 + i % 60_000), 0, 0, 0));
    }
    assertEquals(Optional.empty(), loop.ended(now + AnswerLoop.SILENCE_NANOS), "forgotten");
    assertFalse(answered(100, 1, 1, 20) == 100, "and recognised again");
  }
}
