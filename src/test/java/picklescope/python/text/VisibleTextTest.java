package picklescope.python.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picklescope.python.GlobalText;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;
import picklescope.python.Repr;

/** External text is visible and has no effect. */
class VisibleTextTest {
  @Test
  void readableTextIsReturnedAsItIs() {
    for (String text : new String[] {"", "LAB-3", "Grüße, 世界 😀", "\u00a0\u3000", "'\\n'"}) {
      assertSame(text, VisibleText.line(text));
      assertSame(text, VisibleText.lines(text));
      assertTrue(VisibleText.isVisible(text), text);
    }
    assertSame("a\n\tb", VisibleText.lines("a\n\tb"));
  }

  @Test
  void charactersWithAnEffectAreEscaped() {
    assertEquals("a\\x1b[2J\\x07\\x9b\\x7f", VisibleText.line("a\u001b[2J\u0007\u009b\u007f"));
    assertEquals("\\n\\r\\t", VisibleText.line("\n\r\t"));
    assertEquals("\n\\r\t\\x0b", VisibleText.lines("\n\r\t\u000b"));
    assertEquals("\\u202ea\\u2066\\u200d", VisibleText.line("\u202ea\u2066\u200d"));
    assertEquals("\\u2028\\u2029\\x85", VisibleText.lines("\u2028\u2029\u0085"));
    assertEquals("\\ud800a\\udc00", VisibleText.line("\ud800a\udc00"));
    assertEquals("\\U000e0041", VisibleText.line("\udb40\udc41"));
    assertFalse(VisibleText.isVisible("a\n"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // no file has such a name there
  void fileNamesAreOneLine() {
    assertEquals("a\\nb", VisibleText.fileName(Path.of("/tmp/a\nb")));
    assertEquals("/", VisibleText.fileName(Path.of("/")));
  }

  @Test
  void namesThatDifferLookDifferent() {
    int[] unseen = {
      0x34F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180F, 0x2800, 0x3164, 0xFE00, 0xFE0F, 0xFFA0, 0xFFF0,
      0xE0100, 0xE0FFF
    };
    for (int point : unseen) {
      assertEquals(
          "LAB-3" + VisibleText.escape(point),
          VisibleText.line("LAB-3" + Character.toString(point)));
    }
    String drawn = "\u0301\u1161\u17b6\u1810\u2801\u3165\ufe10\uffa1\ufffd";
    assertEquals(drawn, VisibleText.line(drawn));
  }

  @Test
  void referencesAreNotCode() {
    assertEquals("os.path.join", text("os.path", "join"));
    assertEquals("é.ñ", text("é", "ñ"));
    assertEquals("<global 'os\\nimport sys' 'x'>", text("os\nimport sys", "x"));
    for (String name :
        new String[] {
          "", "a..b", ".a", "a.", "class", "a b", "1", "a\u001b", "a\u200d", "lambda:0"
        }) {
      assertEquals("<global " + new Repr().of(PyStr.of(name)) + " 'x'>", text(name, "x"));
      assertEquals("<global 'x' " + new Repr().of(PyStr.of(name)) + ">", text("x", name));
    }
    assertEquals("os.syst….x", GlobalText.of(global("os.system", "x"), 7));
    assertEquals("<global 'a b c… 'x'>", GlobalText.of(global("a b c d e f", "x"), 7));
  }

  private static String text(String module, String name) {
    return GlobalText.of(global(module, name));
  }

  private static PyGlobal global(String module, String name) {
    return new PyGlobal(PyStr.of(module), PyStr.of(name));
  }
}
