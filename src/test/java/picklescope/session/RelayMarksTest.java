package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import picklescope.capture.Journal;

class RelayMarksTest {
  @Test
  void whatIsDoneWithAMessageIsAddedOnce() throws Exception {
    try (var journal = new Journal()) {
      var marks = new Marks(journal);
      var relayMarks = new RelayMarks(marks, () -> {});
      relayMarks.add(1, "held by rule 2");
      relayMarks.add(1, "Refused by 127.0.0.1");
      relayMarks.add(1, "Refused by 127.0.0.1");
      assertEquals("held by rule 2; Refused by 127.0.0.1", marks.comment(1));
      marks.comment(2, "the user's");
      relayMarks.add(2, "held by rule 2");
      assertEquals("the user's", marks.comment(2));
      relayMarks.add(0, "not stored");
      assertEquals("", marks.comment(0));
    }
  }

  @Test
  void theMarksAreBoundedWhichIsReportedOnce() throws Exception {
    try (var journal = new Journal()) {
      var marks = new Marks(journal);
      var reports = new AtomicInteger();
      var relayMarks = new RelayMarks(marks, reports::incrementAndGet);
      for (long number = 1; number <= RelayMarks.MOST; number++) {
        relayMarks.add(number, "dropped by rule 1");
      }
      assertEquals(0, reports.get());
      for (int more = 1; more <= 5; more++) {
        relayMarks.add(RelayMarks.MOST + more, "dropped by rule 1");
      }
      assertEquals(1, reports.get());
      assertEquals(RelayMarks.MOST, marks.own().count());
      relayMarks.add(1, "more");
      assertEquals("dropped by rule 1; more", marks.comment(1));
    }
  }
}
