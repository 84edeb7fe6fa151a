package picklescope.python.text;

import java.text.Normalizer;
import java.util.Set;

/**
 * Which names stand before {@code =} in a call. Any str can be a keyword's name in Python, but only
 * an identifier that Python reads as it is written can stand there; the others stand in <code>
 * **{'a b': 2}</code> (Language Reference, 2.3 Identifiers and 6.3.4 Calls).
 */
public final class KeywordName {
  /** Words of Python 2, and a name that CPython refuses. */
  private static final Set<String> REFUSED = Set.of("print", "exec", "__debug__");

  private KeywordName() {}

  /**
   * Whether {@code name=} is read as an argument of that very name, by Python 2 too if it is ASCII.
   */
  public static boolean is(String name) {
    return Identifiers.isName(name)
        && !REFUSED.contains(name)
        && name.codePoints().allMatch(KeywordName::isUsual)
        && Normalizer.isNormalized(name, Normalizer.Form.NFKC);
  }

  /** U+2E2F and U+30FB are in the name of an identifier by some versions of Unicode only. */
  private static boolean isUsual(int point) {
    return Printable.is(point) && point != 0x2E2F && point != 0x30FB;
  }
}
