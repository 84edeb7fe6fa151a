package picklescope.view.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.capture.SplitWriter.Limit;

class RecordTextsTest {
  private static final Path FILE = Path.of("folder", "lab.pcapng");

  @Test
  void emptyFieldsAreAllMessagesInOneFile() throws Exception {
    var plan = new RecordTexts("", "", " ", "", "").plan(FILE);
    assertEquals("", plan.filter().text());
    assertEquals(Duration.ZERO, plan.before());
    assertEquals(Limit.NONE, plan.limit());
    assertEquals(FILE, plan.file());
  }

  @Test
  void whatIsWrittenIsThePlan() throws Exception {
    var plan = new RecordTexts("foo > 5", "10", "2.5", "1kB", "1h").plan(FILE);
    assertEquals("foo > 5", plan.filter().text());
    assertEquals(Duration.ofSeconds(10), plan.before());
    assertEquals(Duration.ofMillis(2500), plan.after());
    assertEquals(new Limit(1024, Duration.ofHours(1).toNanos()), plan.limit());
  }

  @ParameterizedTest
  @CsvSource({
    "'foo >', '', '', '', The filter",
    "'', -1, '', '', Seconds before",
    "'', '', NaN, '', Seconds after",
    "'', '', 1e9, '', Seconds after",
    "'', '', '', 100, Another file after",
  })
  void aMistakeNamesItsField(
      String filter, String before, String after, String size, String expected) {
    String mistake = new RecordTexts(filter, before, after, size, "").mistake();
    assertTrue(mistake.startsWith(expected), mistake);
  }
}
