package picklescope.python.source;

import java.util.Locale;

/** Characters by their Unicode names, as in {@code \N{...}}. */
public final class CharacterNames {
  private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";

  private CharacterNames() {}

  public static int codePoint(String name, int offset) throws SourceException {
    String upper = name.toUpperCase(Locale.ROOT);
    try {
      // Java has other names for ideographs, and for unnamed characters a name of their block,
      // unlike Python.
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
      // continues below: the name is unknown
    }
    throw new SourceException(
        offset, "unknown character name; write its number instead, such as \\u00b0");
  }
}
