package picklescope.python.text;

import java.util.Set;

/**
 * Names of keyword arguments that can precede {@code =} in a call. Any str can be the name of a
 * keyword argument in Python, but only an identifier that Python does not normalize can precede
 * {@code =}; others are written in <code>**{'a b': 2}</code> (Language Reference, 2.3 Identifiers
 * and 6.3.4 Calls).
 */
public final class KeywordName {
  /** Keywords of Python 2. */
  private static final Set<String> REFUSED = Set.of("print", "exec");

  private KeywordName() {}

  /**
   * Returns whether {@code name=} is parsed as an argument of exactly that name, by Python 2 too if
   * it is ASCII.
   */
  public static boolean is(String name) {
    return Identifiers.isName(name)
        && !REFUSED.contains(name)
        && name.codePoints().allMatch(KeywordName::isUsual);
  }

  /**
   * Returns whether all versions of Unicode agree on a character; they do not on U+2E2F and U+30FB.
   */
  private static boolean isUsual(int point) {
    return Printable.is(point) && point != 0x2E2F && point != 0x30FB;
  }
}
