package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.capture.Journal;

class MarksTest {
  private static final String REFUSAL = Marks.REFUSED + "lab-3: nothing listens on port 4950.";

  private final Journal journal = new Journal();
  private final Marks marks = new Marks(journal);

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void aRefusalIsAComment() {
    long number = sent();
    long before = marks.version();
    marks.refused(number, REFUSAL);
    assertEquals(REFUSAL, marks.comment(number));
    assertNotEquals(before, marks.version());
  }

  @Test
  void aRefusalDoesNotReplaceWhatTheUserWrote() {
    long number = sent();
    marks.comment(number, "begins here");
    marks.refused(number, REFUSAL);
    assertEquals("begins here", marks.comment(number));
  }

  @Test
  void aCommentThatAFileCannotHaveIsRefused() {
    long number = sent();
    assertTrue(marks.comment(number, "€".repeat(20_000)));
    assertFalse(marks.comment(number, "€".repeat(20_001)));
    assertEquals("€".repeat(20_000), marks.comment(number));
  }

  @Test
  void theNumberOfWhatIsSentIsThatOfItsRow() {
    assertEquals(1, sent());
    assertEquals(2, sent());
    journal.close();
    assertEquals(0, sent(), "not kept");
  }

  private long sent() {
    var local = new InetSocketAddress("127.0.0.1", 40_000);
    return journal.sentNumber(0, new InetSocketAddress("127.0.0.1", 4950), local, new byte[1]);
  }
}
