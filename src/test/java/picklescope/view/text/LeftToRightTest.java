package picklescope.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Bidi;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Text of scripts that are written from right to left, in the order of a Python literal. */
class LeftToRightTest {
  private static final String HEBREW = "\u05e9\u05dc\u05d5\u05dd";

  @Test
  void otherTextIsOneRun() {
    assertEquals(List.of("'a', é, 漢, 😀"), LeftToRight.runs("'a', é, 漢, 😀"));
    assertFalse(LeftToRight.isReordered("'a', é, 漢, 😀"));
    assertEquals(List.of(""), LeftToRight.runs(""));
  }

  @Test
  void eachCharacterWrittenFromTheRightIsARunWithItsMarks() {
    assertEquals(
        List.of("['", "\u05e9", "\u05dc", "', ", "\u0628\u064e", "\u0661", "]"),
        LeftToRight.runs("['\u05e9\u05dc', \u0628\u064e\u0661]"));
  }

  @Test
  void invisibleCharactersThatChangeTheDirectionAreEscapedInPython() {
    assertEquals("send('a\\u202eb', '\\u2067')", LeftToRight.escaped("send('a\u202eb', '\u2067')"));
    for (String same : List.of("", "send('x')", "'" + HEBREW + "'", "'\u200d'", "'漢😀'")) {
      assertEquals(same, LeftToRight.escaped(same));
    }
  }

  @Test
  void noRunOfSeveralCharactersIsReordered() {
    String adlam = "\ud83a\udd00\ud83a\udd01"; // outside the Basic Multilingual Plane
    String text = "('" + HEBREW + "', 12, '\u0645\u0631\u062d\u0628\u0627 (x)', '" + adlam + "')";
    assertTrue(LeftToRight.isReordered(text));
    assertFalse(new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT).isLeftToRight());
    var runs = LeftToRight.runs(text);
    assertEquals(text, String.join("", runs));
    for (String run : runs) {
      boolean one = run.codePointCount(0, run.length()) == 1;
      assertTrue(one || new Bidi(run, Bidi.DIRECTION_LEFT_TO_RIGHT).isLeftToRight(), run);
    }
  }

  /** The Unicode Bidirectional Algorithm, which labels use, keeps the order of held text. */
  @Test
  void heldTextIsNotReorderedInALabel() {
    String text = "('" + HEBREW + "', 12, '\u0645\u0631 (x)')";
    assertTrue(new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT).getRunCount() > 1);
    String held = LeftToRight.held(text);
    assertTrue(held.contains(text));
    var order = new Bidi(held, Bidi.DIRECTION_LEFT_TO_RIGHT);
    for (int i = 0; i < held.length(); i++) {
      assertEquals(0, order.getLevelAt(i) % 2, "character " + i + " is drawn from left to right");
    }
    assertEquals("'a', é, 漢, 😀", LeftToRight.held("'a', é, 漢, 😀"));
  }

  @Test
  void aLongTextIsCut() {
    String most = "x".repeat(LeftToRight.LONGEST);
    assertEquals(most, LeftToRight.held(most));
    assertEquals(most + "…", LeftToRight.held(most + "y".repeat(50_000)));
    assertEquals(most.substring(1) + "…", LeftToRight.held(most.substring(1) + "😀"));
  }

  @Test
  void eachLineIsHeldAndControlCharactersAreVisible() {
    String held = LeftToRight.held("a\u202eb\n" + HEBREW + "\n\u0007");
    assertEquals(
        List.of("a\\u202eb", "\u202d" + HEBREW + "\u202c", "\\x07"), held.lines().toList());
  }
}
