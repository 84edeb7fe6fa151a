package picklescope.view.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileTextsTest {
  private static final long GB = 1L << 30;

  @Test
  void theCurrentMaximumIsAmongTheChoices() {
    var usual = List.of(GB / 4, GB, 4 * GB, 16 * GB, 64 * GB);
    assertEquals(usual, FileTexts.journalCaps(GB));
    assertEquals(
        List.of(GB / 4, GB, 2 * GB, 4 * GB, 16 * GB, 64 * GB), FileTexts.journalCaps(2 * GB));
  }
}
