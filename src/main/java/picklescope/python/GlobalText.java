package picklescope.python;

import picklescope.python.text.Identifiers;
import picklescope.python.text.TextOut;

/**
 * The text of a {@link PyGlobal}: {@code module.name} if both are identifiers separated by dots, so
 * that the text is a name and nothing else wherever it is pasted. Any other name in a pickle is
 * quoted and escaped, in angle brackets, which no Python compiler accepts: {@code <global
 * 'os\nimport sys' 'x'>}.
 */
public final class GlobalText {
  private GlobalText() {}

  /** Returns the whole text. */
  public static String of(PyGlobal global) {
    return isName(global.module()) && isName(global.name())
        ? global.module() + "." + global.name()
        : "<global " + new Repr().of(global.module()) + " " + new Repr().of(global.name()) + ">";
  }

  /**
   * Returns a text of limited length, in which a longer module or name is truncated with {@code …}.
   *
   * @param length the maximum length of the module's and of the name's text, in bytes of UTF-8
   */
  public static String of(PyGlobal global, int length) {
    if (isName(global.module()) && isName(global.name())) {
      return of(global.module(), length) + "." + of(global.name(), length);
    }
    var repr = Repr.line(length);
    return "<global " + repr.of(global.module()) + " " + repr.of(global.name()) + ">";
  }

  /**
   * Returns a module or a name: unchanged if it is identifiers separated by dots, else quoted and
   * escaped.
   *
   * @param length the maximum length, in bytes of UTF-8; longer text is truncated
   */
  public static String of(PyStr name, int length) {
    if (!isName(name)) {
      return Repr.line(length).of(name);
    }
    return name.byteLength() <= length ? name.toString() : name.start(length) + TextOut.CUT;
  }

  /** Returns whether a text is identifiers separated by dots, such as {@code os.path}. */
  public static boolean isName(PyStr dotted) {
    byte[] utf8 = dotted.raw();
    int start = 0;
    for (int at = 0; at <= utf8.length; at++) {
      if (at == utf8.length || utf8[at] == '.') {
        if (at == start || Identifiers.isKeyword(utf8, start, at)) {
          return false;
        }
        start = at + 1;
      } else if (utf8[at] < 0) {
        return isName(dotted.toString());
      } else if (!isAsciiPart(utf8[at], at == start)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAsciiPart(byte c, boolean first) {
    return c == '_'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9' && !first;
  }

  private static boolean isName(String text) {
    int start = 0;
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
      if (!Identifiers.isName(text.substring(start, dot))) {
        return false;
      }
      start = dot + 1;
    }
    return Identifiers.isName(text.substring(start));
  }
}
