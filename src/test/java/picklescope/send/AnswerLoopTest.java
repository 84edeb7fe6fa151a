package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerLoopTest {
  private static final long MS = 1_000_000;
  private static final int MANY = 1_000_000;
  private static final InetSocketAddress OTHER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000);

  private final AnswerLoop loop = new AnswerLoop();
  private long now = 123 * MS;

  private static byte[] bytes(int content) {
    return new byte[] {(byte) (content >> 16), (byte) (content >> 8), (byte) content};
  }

  /** A message after a time; whether it is answered. */
  private boolean asked(InetSocketAddress from, int message, int answer, long afterMillis) {
    now += afterMillis * MS;
    loop.heard(from, now);
    return !loop.omits(from, bytes(message), bytes(answer), now);
  }

  /** A message on its way. */
  private record Message(long due, int content) {}

  /**
   * A loop that begins with so many messages; how many we answer until it has ended.
   *
   * @param seeds the contents are 0, 1, 2 ... for each
   * @param spacing between the first messages, in milliseconds
   * @param delay of our answer, and of the other's, in milliseconds
   * @param next the content of the other's answer to our answer to a content
   */
  private int answersOfLoop(int seeds, long spacing, long delay, IntUnaryOperator next) {
    var underWay = new ArrayDeque<Message>();
    var waiting = new ArrayDeque<Message>();
    for (int i = 0; i < seeds; i++) {
      underWay.add(new Message(now + i * spacing * MS, i));
    }
    int answers = 0;
    while (!(underWay.isEmpty() && waiting.isEmpty()) && answers < MANY) {
      if (waiting.isEmpty()
          || !underWay.isEmpty() && underWay.peek().due() < waiting.peek().due()) {
        var message = underWay.poll();
        now = message.due();
        loop.heard(OTHER, now);
        waiting.add(new Message(now + delay * MS, message.content()));
      } else {
        var message = waiting.poll();
        now = message.due();
        if (!loop.omits(OTHER, bytes(message.content()), bytes(message.content()), now)) {
          answers++;
          underWay.add(new Message(now + delay * MS, next.applyAsInt(message.content())));
        }
      }
      assertEquals(Optional.empty(), loop.ended(now), "while it goes on");
    }
    return answers;
  }

  private void assertReported() {
    assertEquals(Optional.of(OTHER), loop.ended(now + 60_000_000 * MS));
  }

  @Test
  void whoIsSilentWhenAnAnswerIsOmittedHasOnlyAnswered() {
    assertEquals(AnswerLoop.FIRST_OMITTED - 1, answersOfLoop(1, 0, 10, content -> content));
    long silence = AnswerLoop.SILENCE_NANOS + 2 * 20 * MS;
    assertEquals(Optional.empty(), loop.ended(now + silence - 1));
    assertEquals(Optional.of(OTHER), loop.ended(now + silence));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 5, 10",
    "3, 5, 20",
    "2, 0, 0",
    "10, 7, 100",
    "30, 50, 800",
    "3, 10, 600",
    "1, 0, 3600000",
    "5, 100000, 3600000"
  })
  void aLoopEndsWithSeveralUnderWayAndWithDelays(int seeds, long spacing, long delay) {
    int answers = answersOfLoop(seeds, spacing, delay, _ -> 0);
    int most = seeds * AnswerLoop.FIRST_OMITTED + seeds * seeds * AnswerLoop.GROWTH / 2;
    assertTrue(answers <= most + seeds, answers + " answers");
    assertReported();
  }

  @Test
  void aLoopOfDifferentMessagesEnds() {
    int answers = answersOfLoop(50, 1, 20, content -> content); // each echoes the other's
    assertEquals(50 * (AnswerLoop.FIRST_OMITTED - 1), answers, 50);
    assertReported();
  }

  @Test
  void aLoopThatCountsEnds() {
    int answers = answersOfLoop(3, 5, 20, content -> content + 1);
    assertEquals(3 * (AnswerLoop.OMITTED_OF_ALL - 1), answers);
    assertReported();
  }

  /** Each of its messages may come from another port. */
  @Test
  void aLoopIsWithAComputer() {
    int answers = 0;
    while (answers < MANY
        && asked(new InetSocketAddress(OTHER.getAddress(), 1 + answers % 60_000), 0, 0, 10)) {
      answers++;
    }
    assertEquals(AnswerLoop.FIRST_OMITTED - 1, answers);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 20, 400, 60_000})
  void whoGoesOnIsAnswered(long afterMillis) {
    int answers = 0;
    for (int i = 0; i < 10_000; i++) {
      answers += asked(OTHER, 0, 0, afterMillis) ? 1 : 0;
      assertEquals(Optional.empty(), loop.ended(now + afterMillis * MS));
    }
    assertTrue(answers >= 9_940, answers + " of 10,000");
  }

  @Test
  void almostAllThatIsNewIsAnswered() {
    int answers = 0;
    for (int i = 0; i < 10_000; i++) {
      answers += asked(OTHER, i, 0, 20) && asked(OTHER, 0, i, 20) ? 1 : 0;
    }
    assertTrue(answers >= 9_975, answers + " of 10,000");
  }

  @Test
  void othersAreAnsweredMeanwhileAndNotWithoutBound() throws Exception {
    while (asked(OTHER, 0, 0, 20)) {
      // until an answer is omitted
    }
    for (int i = 0; i < 100_000; i++) {
      var from = InetAddress.getByAddress(new byte[] {10, (byte) (i >> 16), (byte) (i >> 8), 1});
      asked(new InetSocketAddress(from, 1 + i % 60_000), i, 0, 0);
    }
    assertFalse(loop.remembered() > 6_000, loop.remembered() + " are remembered");
    assertReported();
  }
}
