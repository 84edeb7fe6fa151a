package picklescope.view.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picklescope.capture.CaptureSummary;

class OpenedStatusTest {
  private static CaptureSummary summary(
      long comments, List<String> problems, long read, boolean finished) {
    return new CaptureSummary(Map.of(), 7, 0, comments, 0, problems, read, 200, finished);
  }

  @Test
  void aFileThatIsBeingReadHasAProgress() {
    var status = OpenedStatus.of(summary(0, List.of(), 50, false), 1_000, false);
    assertEquals("1,000 messages · reading, 25 %", status.text());
    assertEquals(0.25, status.progress());
    assertTrue(status.reading());
  }

  @Test
  void aFileThatWasReadHasItsCountsAndProblems() {
    var status = OpenedStatus.of(summary(2, List.of("cut at byte 9"), 200, true), 1, false);
    assertEquals("1 message · 2 comments", status.text());
    assertEquals("cut at byte 9\n7 datagrams were lost during the recording", status.problems());
    assertFalse(status.reading());
    var changed = OpenedStatus.of(summary(2, List.of("cut at byte 9"), 200, true), 1, true);
    assertTrue(changed.problems().startsWith("Another program has changed the file"));
    assertTrue(changed.problems().endsWith(status.problems()));
  }

  @Test
  void aReadingThatWasStoppedIsReportedUnlessAProblemIs() {
    assertEquals(
        "2 messages · 1 comment · stopped after 25 %",
        OpenedStatus.of(summary(1, List.of(), 50, true), 2, false).text());
    assertEquals(
        "2 messages", OpenedStatus.of(summary(0, List.of("cut"), 50, true), 2, false).text());
  }

  @Test
  void theButtonCountsNewMessages() {
    assertEquals("Back to live", OpenedStatus.backToLive(0));
    assertEquals("Back to live · 1,200 new", OpenedStatus.backToLive(1_200));
  }
}
