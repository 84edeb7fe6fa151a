package picklescope.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SlowTextTest {
  private static final String KA = "\u0915";

  @Test
  void joinedAndStackedLettersAreCounted() {
    for (String letter :
        new String[] {KA, "\u0645", "\u0301", "\u0e01", "\u1112", "\ud83d\ude00", "\ud800"}) {
      assertFalse(SlowText.is(letter.repeat(SlowText.MOST)), letter);
      assertTrue(SlowText.is(letter.repeat(SlowText.MOST + 1)), letter);
      assertTrue(SlowText.is(("a" + letter).repeat(SlowText.MOST) + letter), letter);
    }
    assertFalse(SlowText.is("aé\u0416\u03a9\u6f22\u304b\uac00\uff21…→".repeat(10_000)));
  }

  @Test
  void whatIsTooMuchIsCut() {
    String most = (KA + " ").repeat(SlowText.MOST);
    assertEquals(most, SlowText.cut(most));
    assertEquals(most + "a…", SlowText.cut(most + "a" + KA + "b"));
    assertEquals(most + "…", LeftToRight.held(most + KA));
  }

  @Test
  void whatIsTooMuchIsEdited() {
    assertEquals(KA.repeat(SlowText.MOST), SlowText.drawable(KA.repeat(SlowText.MOST)));
    assertEquals("\\u0915".repeat(501), SlowText.drawable(KA.repeat(501)));
  }

  @Test
  void escapesAreThoseOfPython() {
    assertEquals(
        "a\\u0915\\U0001f600\\ud800\u6f22\n",
        SlowText.escaped("a\u0915\ud83d\ude00\ud800\u6f22\n"));
  }
}
