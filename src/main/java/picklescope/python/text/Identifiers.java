package picklescope.python.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Identifiers and keywords (Language Reference, 2.3 Identifiers and keywords). */
public final class Identifiers {
  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private static final List<byte[]> KEYWORD_BYTES =
      KEYWORDS.stream().map(word -> word.getBytes(StandardCharsets.US_ASCII)).toList();

  private Identifiers() {}

  /** Returns whether a word is a keyword, which is not an identifier. */
  public static boolean isKeyword(String word) {
    return KEYWORDS.contains(word);
  }

  /** Returns whether a range of an ASCII text is a keyword. Does not create a string. */
  public static boolean isKeyword(byte[] ascii, int from, int to) {
    for (byte[] keyword : KEYWORD_BYTES) {
      if (Arrays.equals(keyword, 0, keyword.length, ascii, from, to)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether a text is an identifier, which can precede = in arguments, and is that name.
   * Java allows control and format characters in identifiers, Python does not. Python reads
   * identifiers in Unicode's form NFKC (Language Reference, 2.3.2), so that a text that is not in
   * that form would be another name.
   */
  public static boolean isName(String word) {
    return !word.isEmpty()
        && isNameStart(word.codePointAt(0))
        && word.codePoints()
            .allMatch(point -> (isNameStart(point) || isNamePart(point)) && Printable.is(point))
        && !isKeyword(word)
        && !word.equals("__debug__") // a constant, which CPython does not assign to
        && Normalizer.isNormalized(word, Normalizer.Form.NFKC);
  }

  /** Returns whether a character can follow the first one of an identifier. */
  public static boolean isNamePart(int point) {
    return Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
  }

  /** Returns whether an identifier can begin with a character. */
  public static boolean isNameStart(int point) {
    return point == '_' || Character.isUnicodeIdentifierStart(point);
  }
}
