package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import picklescope.capture.Journal;

class RelayMarksTest {
  @Test
  void whatIsDoneWithAMessageIsAddedOnce() throws Exception {
    try (var journal = new Journal()) {
      var marks = new Marks(journal);
      var relayMarks = new RelayMarks(marks);
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
  void theMarksAreBounded() throws Exception {
    try (var journal = new Journal()) {
      var marks = new Marks(journal);
      var relayMarks = new RelayMarks(marks);
      for (long number = 1; number <= RelayMarks.MOST + 5; number++) {
        relayMarks.add(number, "dropped by rule 1");
      }
      assertEquals(RelayMarks.MOST, marks.own().count());
      relayMarks.add(1, "more");
      assertEquals("dropped by rule 1; more", marks.comment(1));
    }
  }
}
