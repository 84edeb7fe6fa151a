package picklescope.view.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import picklescope.python.source.SourceException;

class SeriesTextTest {
  private static void check(String text, String expression, String where) throws Exception {
    var query = SeriesText.parse(text);
    assertEquals(expression, query.expression().text());
    assertEquals(where, query.where().text());
  }

  @Test
  void hasAnExpressionAndPerhapsAFilter() throws Exception {
    check("pos[0]", "pos[0]", "");
    check("pos[0] where sender == 'LAB-3'", "pos[0]", "sender == 'LAB-3'");
    check("' where ' + text where n == ' where '", "' where ' + text", "n == ' where '");
    assertEquals("a where b", SeriesText.of("a", "b"));
    assertEquals("a", SeriesText.of("a", ""));
  }

  private static int mistake(String text) {
    return assertThrows(SourceException.class, () -> SeriesText.parse(text)).offset();
  }

  @Test
  void aMistakeIsWhereItIs() {
    assertEquals(0, mistake("  "));
    assertEquals(3, mistake("pos[ "));
    assertEquals(4, mistake("1 + unknown(2)"));
    assertEquals(19, mistake("pos where sender ==="));
  }
}
