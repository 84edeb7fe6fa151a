package picklescope.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Modules and names that Python 3 renamed. Pickles of protocols 0 to 2 name them as Python 2 does,
 * later ones as Python 3 ({@code pickle}'s {@code fix_imports}).
 */
public final class RenamedInPython3 {
  private static final int LONGEST = 100; // no name of the table is longer: these cost no look-up
  private static final Map<String, String> TO_PYTHON3 = new HashMap<>();
  private static final Map<String, String> TO_PYTHON2 = new HashMap<>();

  static {
    for (String line : table().split("\n")) {
      int sign = line.replace('>', '=').replace('<', '=').indexOf(" = ");
      if (!line.startsWith("#")) {
        String old = line.substring(0, sign);
        String now = line.substring(sign + 3);
        if (line.charAt(sign + 1) != '<') {
          TO_PYTHON3.put(old, now);
        }
        if (line.charAt(sign + 1) != '>') {
          TO_PYTHON2.put(now, old);
        }
      }
    }
  }

  private RenamedInPython3() {}

  private static String table() {
    try (InputStream in = RenamedInPython3.class.getResourceAsStream("renamed-in-python3.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What Python 3 calls it; the same if that is not another name. */
  public static PyGlobal toPython3(PyGlobal global) {
    return renamed(global, TO_PYTHON3);
  }

  /** What Python 2 calls it; the same if that is not another name. */
  public static PyGlobal toPython2(PyGlobal global) {
    return renamed(global, TO_PYTHON2);
  }

  private static PyGlobal renamed(PyGlobal global, Map<String, String> names) {
    if (global.module().byteLength() > LONGEST) {
      return global;
    }
    String module = global.module().toString();
    String found =
        global.name().byteLength() > LONGEST ? null : names.get(module + " " + global.name());
    if (found != null) {
      int space = found.indexOf(' ');
      return new PyGlobal(
          PyStr.of(found.substring(0, space)), PyStr.of(found.substring(space + 1)));
    }
    found = names.get(module);
    return found == null ? global : new PyGlobal(PyStr.of(found), global.name());
  }
}
