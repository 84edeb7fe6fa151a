package picklescope.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The modules and names that Python 3 renamed. Pickles of protocols 0 to 2 use the names of Python
 * 2, later ones those of Python 3 ({@code fix_imports} of {@code pickle}).
 */
public final class RenamedInPython3 {
  // longer names are not in the table, and are not looked up
  private static final int MAX_LENGTH = 100;
  private static final Map<String, Module> TO_PYTHON3 = new HashMap<>();
  private static final Map<String, Module> TO_PYTHON2 = new HashMap<>();

  static {
    for (String line : table().split("\n")) {
      int sign = line.replace('>', '=').replace('<', '=').indexOf(" = ");
      if (!line.startsWith("#")) {
        String old = line.substring(0, sign);
        String now = line.substring(sign + 3);
        if (line.charAt(sign + 1) != '<') {
          enter(old, now, TO_PYTHON3);
        }
        if (line.charAt(sign + 1) != '>') {
          enter(now, old, TO_PYTHON2);
        }
      }
    }
  }

  /** The new names of a module: of the module as a whole, or of single names. */
  private static final class Module {
    Optional<PyStr> name = Optional.empty();
    final Map<String, PyGlobal> names = new HashMap<>();
  }

  private RenamedInPython3() {}

  private static void enter(String from, String to, Map<String, Module> table) {
    String[] known = from.split(" ");
    Module module = table.computeIfAbsent(known[0], _ -> new Module());
    if (known.length == 1) {
      module.name = Optional.of(PyStr.of(to));
    } else {
      String[] renamed = to.split(" ");
      module.names.put(known[1], new PyGlobal(PyStr.of(renamed[0]), PyStr.of(renamed[1])));
    }
  }

  private static String table() {
    try (InputStream in = RenamedInPython3.class.getResourceAsStream("renamed-in-python3.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name in Python 3, which may be the same. */
  public static PyGlobal toPython3(PyGlobal global) {
    return renamed(global, TO_PYTHON3);
  }

  /** Returns the name in Python 2, which may be the same. */
  public static PyGlobal toPython2(PyGlobal global) {
    return renamed(global, TO_PYTHON2);
  }

  private static PyGlobal renamed(PyGlobal global, Map<String, Module> table) {
    PyStr name = global.name();
    Module module =
        global.module().byteLength() > MAX_LENGTH ? null : table.get(global.module().toString());
    if (module == null) {
      return global;
    }
    PyGlobal found = name.byteLength() > MAX_LENGTH ? null : module.names.get(name.toString());
    return found != null
        ? found
        : module.name.map(renamed -> new PyGlobal(renamed, name)).orElse(global);
  }
}
