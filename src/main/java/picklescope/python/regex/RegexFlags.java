package picklescope.python.regex;

/**
 * The flags of {@code re} at a position of a pattern.
 *
 * @param ascii whether words, digits, white space and case are those of ASCII: the flag {@code a},
 *     and always for bytes
 */
record RegexFlags(
    boolean ignoreCase, boolean multiline, boolean dotAll, boolean verbose, boolean ascii) {
  static final String LETTERS = "aiLmsux";

  static RegexFlags none(boolean isText) {
    return new RegexFlags(false, false, false, false, !isText);
  }

  /** Returns a copy with some flags switched on, and then some switched off. */
  RegexFlags with(String on, String off) {
    RegexFlags flags = this;
    for (int i = 0; i < on.length(); i++) {
      flags = flags.with(on.charAt(i), true);
    }
    for (int i = 0; i < off.length(); i++) {
      flags = flags.with(off.charAt(i), false);
    }
    return flags;
  }

  private RegexFlags with(char letter, boolean on) {
    return switch (letter) {
      case 'i' -> new RegexFlags(on, multiline, dotAll, verbose, ascii);
      case 'm' -> new RegexFlags(ignoreCase, on, dotAll, verbose, ascii);
      case 's' -> new RegexFlags(ignoreCase, multiline, on, verbose, ascii);
      case 'x' -> new RegexFlags(ignoreCase, multiline, dotAll, on, ascii);
      default -> new RegexFlags(ignoreCase, multiline, dotAll, verbose, letter != 'u');
    };
  }
}
