package picklescope.pickle;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Lines of protocol 0 that some unpickler reads though {@link LineArguments} refuses them, as that
 * of CPython 3 does which is written in C: {@code pickle} and {@code cPickle} of CPython 2.7, and
 * those that are written in Python. A line that none reads may be among them.
 */
final class OtherLines {
  private static final String SPACES = "[ \\t\\r\\x0b\\f]*+";

  /** As of {@code int} with any base, and of C's {@code strtol}, which ends at a NUL. */
  private static final Pattern INTEGER =
      Pattern.compile(
          SPACES + "[+-]?" + SPACES + "[0-9][0-9a-fA-FoOxX_]*+[lL]*+" + SPACES + "(\0.*+)?",
          Pattern.DOTALL);

  /** As of {@code float}. */
  private static final Pattern REAL =
      Pattern.compile(
          SPACES
              + "[+-]?(inf(inity)?|nan|(?=\\.?[0-9])[0-9_]*+(\\.[0-9_]*+)?(e[+-]?[0-9_]++)?)"
              + SPACES,
          Pattern.CASE_INSENSITIVE);

  private OtherLines() {}

  /** Returns whether a line may be an int. */
  static boolean isInteger(byte[] bytes, int from, int to) {
    return INTEGER.matcher(text(bytes, from, to)).matches();
  }

  /** Returns whether a line may be a float. */
  static boolean isReal(byte[] bytes, int from, int to) {
    return REAL.matcher(text(bytes, from, to)).matches();
  }

  /** Returns whether a line is a quoted string if what is no letter behind it is ignored. */
  static boolean isQuoted(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && bytes[end - 1] <= ' ') { // as signed chars of C: also those from 0x80 on
      end--;
    }
    return end - from > 1
        && (bytes[from] == '\'' || bytes[from] == '"')
        && bytes[end - 1] == bytes[from]
        && TextDecoder.stringEscape(bytes, from + 1, end - 1) != null;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
