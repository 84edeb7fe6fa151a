package picklescope.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;
import picklescope.capture.JournalState;

@ExtendWith(ApplicationExtension.class)
class RecordingLineTest {
  @Test
  void displaysAFullDiskWhileItLastsAndThenTheLosses() {
    WaitForAsyncUtils.waitForAsyncFx(60_000, RecordingLineTest::check);
  }

  private static void check() {
    var line = new RecordingLine();
    line.show(new JournalState.Recording(1 << 20, 0, 0));
    assertFalse(line.isVisible());

    line.show(new JournalState.InMemory("The disk is full.", 1 << 20, 0, 0));
    assertTrue(line.isVisible());
    assertEquals("⚠  Kept in memory only. The disk is full.", words(line));
    assertFalse(close(line).isVisible(), "it cannot be closed while the disk is full");

    line.show(new JournalState.InMemory("The disk is full.", 1 << 20, 1_200, 1));
    assertTrue(words(line).contains("1,200 messages received meanwhile were deleted"), words(line));
    assertTrue(words(line).contains("1 message could not be stored"), words(line));

    line.show(new JournalState.Recording(2 << 20, 1_200, 1));
    assertTrue(words(line).startsWith("⚠  Recorded on disk again. 1,200 messages"), words(line));
    close(line).fire();
    assertFalse(line.isVisible());
    line.show(new JournalState.Recording(3 << 20, 1_200, 1));
    assertFalse(line.isVisible(), "displayed once");
    line.show(new JournalState.Recording(3 << 20, 1_200, 5));
    assertTrue(line.isVisible(), "more were lost");
  }

  private static String words(RecordingLine line) {
    return ((Label) line.lookup("#recording-words")).getText();
  }

  private static Button close(RecordingLine line) {
    return (Button) line.lookup("#recording-close");
  }
}
