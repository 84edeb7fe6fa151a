package picklescope.view.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileTextsTest {
  private static final long GB = 1L << 30;

  @Test
  void theProposedSuffixIsReplacedByThatOfTheFileType() {
    assertEquals(Path.of("a/lab.csv"), FileTexts.withTypeOf("*.csv", Path.of("a/lab.pcapng")));
    assertEquals(Path.of("lab.pcapng"), FileTexts.withTypeOf("*.pcapng", Path.of("lab.pcapng")));
    assertEquals(Path.of("lab.txt"), FileTexts.withTypeOf("*.csv", Path.of("lab.txt")));
    assertEquals(Path.of("lab"), FileTexts.withTypeOf("*.csv", Path.of("lab")));
  }

  @Test
  void theCurrentMaximumIsAmongTheChoices() {
    var usual = List.of(GB / 4, GB, 4 * GB, 16 * GB, 64 * GB);
    assertEquals(usual, FileTexts.journalCaps(GB));
    assertEquals(
        List.of(GB / 4, GB, 2 * GB, 4 * GB, 16 * GB, 64 * GB), FileTexts.journalCaps(2 * GB));
  }
}
