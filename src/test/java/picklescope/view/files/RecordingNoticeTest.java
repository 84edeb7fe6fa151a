package picklescope.view.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import picklescope.capture.JournalState;

class RecordingNoticeTest {
  private final RecordingNotice notice = new RecordingNotice();

  @Test
  void aFullDiskIsDisplayedWhileItLastsAndThenTheLosses() {
    assertFalse(notice.isVisible());
    notice.update(new JournalState.Recording(1 << 20, 0, 0));
    assertFalse(notice.isVisible());

    notice.update(new JournalState.InMemory("The disk is full.", 1 << 20, 0, 0));
    assertTrue(notice.isVisible());
    assertEquals(
        "⚠  Messages are kept in memory only, not on disk. The disk is full.", notice.text());
    assertFalse(notice.isClosable());

    notice.update(new JournalState.InMemory("The disk is full.", 1 << 20, 1_200, 1));
    assertTrue(notice.text().contains("1,200 messages received meanwhile were deleted"));
    assertTrue(notice.text().contains("1 message could not be stored"));

    notice.update(new JournalState.Recording(2 << 20, 1_200, 1));
    assertTrue(notice.text().startsWith("⚠  Messages are kept on disk again. 1,200 messages"));
    assertTrue(notice.isVisible() && notice.isClosable());
    notice.close();
    assertFalse(notice.isVisible());
    notice.update(new JournalState.Recording(3 << 20, 1_200, 1));
    assertFalse(notice.isVisible(), "displayed once");
    notice.update(new JournalState.Recording(3 << 20, 1_200, 5));
    assertTrue(notice.isVisible(), "more were lost");
  }
}
