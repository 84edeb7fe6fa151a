package picklescope.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;
import picklescope.python.RenamedInPython3;

/**
 * The classes and functions that a pickle names, and which of them are dangerous for a receiver
 * that unpickles it: they run commands or code, load modules, open files or connections, or reach
 * such functions by name.
 *
 * <p>Sources: the {@code pickle} documentation's warning and its "Restricting Globals"; the lists
 * of unsafe imports of picklescan and of fickling. A name that is not in the table may still be
 * harmful: nobody can know what a program's own functions do.
 */
public final class Globals {
  /** Every name of these modules, and of the modules inside them. */
  private static final List<String> MODULES =
      List.of(
          // commands and processes
          "os posix nt posixpath ntpath subprocess commands popen2 pty multiprocessing",
          // code and modules
          "importlib imp runpy code codeop pkgutil zipimport pydoc doctest timeit trace bdb pdb",
          "cProfile profile marshal inspect gc sys ctypes _ctypes cffi pip ensurepip venv",
          // pickles within
          "pickle _pickle cPickle dill cloudpickle joblib shelve",
          // files, connections, other programs
          "shutil tempfile socket _socket ssl http.client httplib ftplib",
          "smtplib telnetlib xmlrpc requests aiohttp urllib.request urllib2 webbrowser asyncio",
          "signal threading _thread winreg _winreg",
          // tests and setup tools that run what they are given
          "test idlelib lib2to3 distutils setuptools numpy.testing torch.hub");

  /** Single names of modules that are otherwise harmless, in Python 3's naming. */
  private static final Map<String, Set<String>> NAMES =
      Map.of(
          "builtins",
          words(
              "eval exec execfile compile open file input raw_input __import__ getattr setattr"
                  + " delattr globals locals vars apply breakpoint reload"),
          "operator",
          words("attrgetter methodcaller itemgetter"),
          "_operator",
          words("attrgetter methodcaller itemgetter"),
          "functools",
          words("partial partialmethod reduce"),
          "io",
          words("open open_code FileIO"),
          "_io",
          words("open open_code FileIO"),
          "codecs",
          words("open"),
          "logging.config",
          words("dictConfig fileConfig listen"),
          "numpy",
          words("load fromfile memmap save"),
          "torch",
          words("load"));

  private static final Set<String> MODULE_NAMES = modules();

  private Globals() {}

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  private static Set<String> modules() {
    var names = new LinkedHashSet<String>();
    MODULES.forEach(line -> names.addAll(List.of(line.split(" "))));
    return Set.copyOf(names);
  }

  /** Whether a receiver that looks the name up and calls it is in danger; a dotted name too. */
  public static boolean isDangerous(PyGlobal global) {
    return isListed(global) || isListed(RenamedInPython3.toPython3(global));
  }

  private static boolean isListed(PyGlobal global) {
    String module = global.module().toString();
    for (int end = module.length(); end > 0; end = module.lastIndexOf('.', end - 1)) {
      if (MODULE_NAMES.contains(module.substring(0, end))) {
        return true;
      }
    }
    String name = global.name().toString();
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    return NAMES.getOrDefault(module, Set.of()).contains(first);
  }

  /**
   * The names that a stream mentions, each once, in order: up to its STOP, or up to where it
   * breaks. Also those that the value does not hold any more, because they are dropped again.
   */
  public static List<PyGlobal> named(byte[] bytes) {
    var machine = new Unpickler(bytes, 0, PickleLimits.DEFAULT);
    try {
      machine.run(PickleLimits.DEFAULT.nodes());
    } catch (PickleException e) {
      return distinct(machine.named()); // what was named before counts all the same
    }
    return distinct(machine.named());
  }

  /** First by identity: a long name named many times by way of the memo is looked at once. */
  private static List<PyGlobal> distinct(List<PyGlobal> named) {
    var seen = new IdentityHashMap<PyStr, Set<PyStr>>();
    var distinct = new LinkedHashSet<PyGlobal>();
    for (PyGlobal global : named) {
      var names =
          seen.computeIfAbsent(
              global.module(), _ -> Collections.newSetFromMap(new IdentityHashMap<>(2)));
      if (names.add(global.name())) {
        distinct.add(global);
      }
    }
    return List.copyOf(distinct);
  }

  /** The dangerous ones of the names that a stream mentions, each once, in order. */
  public static List<PyGlobal> dangerous(byte[] bytes) {
    var found = new ArrayList<PyGlobal>();
    for (PyGlobal global : named(bytes)) {
      if (isDangerous(global)) {
        found.add(global);
      }
    }
    return List.copyOf(found);
  }

  /** {@code module.name}, as the user is told. */
  public static String text(PyGlobal global) {
    PyStr module = global.module();
    return module + "." + global.name();
  }
}
