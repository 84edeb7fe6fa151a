package picklescope.python.source;

import java.util.Locale;

/** Characters by their Unicode names, as {@code \N{...}} has them. */
public final class CharacterNames {
  private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";

  private CharacterNames() {}

  public static int codePoint(String name, int offset) throws SourceException {
    String upper = name.toUpperCase(Locale.ROOT);
    try {
      // Java knows ideographs under another name, and blocks with a number, which Python does not.
      if (upper.startsWith(IDEOGRAPH)) {
        int point = Integer.parseInt(upper.substring(IDEOGRAPH.length()), 16);
        if (Character.isIdeographic(point)) {
          return point;
        }
      } else {
        int point = Character.codePointOf(upper);
        if (upper.equals(Character.getName(point))) {
          return point;
        }
      }
    } catch (IllegalArgumentException e) {
      // falls through to the message: the name is unknown
    }
    throw new SourceException(
        offset, "unknown character name; write its number instead, such as \\u00b0");
  }
}
