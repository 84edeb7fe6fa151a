package picklescope.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PythonColorsTest {
  @Test
  void distinguishesTokens() {
    assertEquals(
        "NAME:foo|PUNCTUATION:=|NUMBER:-1.5e-3|PUNCTUATION:, |STRING:'it\\'s'|PUNCTUATION:, "
            + "|BYTES:b'x'|PUNCTUATION:, |CONSTANT:None",
        tokens("foo=-1.5e-3, 'it\\'s', b'x', None"));
  }

  @Test
  void aCommentEndsWithItsLine() {
    assertEquals("STRING:'#'|NOTE:# (it|PLAIN:\n|NUMBER:1", tokens("'#'# (it\n1"));
  }

  @Test
  void textThatIsCutIsColouredAsFarAsItGoes() {
    assertEquals("PUNCTUATION:[|STRING:'hel…", tokens("['hel…"));
    assertEquals("STRING:'\\", tokens("'\\"));
  }

  @Test
  void piecesCoverAnyTextWithoutGaps() {
    var random = new Random(7);
    String alphabet = "#'\"\\b0x1e-+.,=()[]{} abTrueNone…\u00e9\ud83d\ude00\n";
    for (int i = 0; i < 20_000; i++) {
      String text =
          random
              .ints(random.nextInt(20), 0, alphabet.length())
              .mapToObj(at -> alphabet.substring(at, at + 1))
              .collect(Collectors.joining());
      int at = 0;
      for (var piece : PythonColors.of(text).pieces()) {
        assertEquals(at, piece.start(), text);
        at = piece.end();
      }
      assertEquals(text.length(), at, text);
    }
  }

  private static String tokens(String text) {
    return PythonColors.of(text).pieces().stream()
        .map(piece -> piece.kind() + ":" + text.substring(piece.start(), piece.end()))
        .collect(Collectors.joining("|"));
  }
}
