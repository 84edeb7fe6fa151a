package picklescope.pickle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picklescope.python.GlobalText;
import picklescope.python.PyGlobal;
import picklescope.python.RenamedInPython3;

/**
 * The classes and functions that a pickle names, and which of them are dangerous for a receiver
 * that unpickles it: they run commands or code, load modules, open files or connections, or reach
 * such functions by name.
 *
 * <p>Sources: the {@code pickle} documentation's warning and its "Restricting Globals"; the table
 * {@code _unsafe_globals} of picklescan (mmaitre314/picklescan, {@code src/picklescan/scanner.py})
 * and the lists of {@code UnsafeImportsML} of fickling (trailofbits/fickling, {@code
 * fickling/analysis.py}). Every name of both is found here, but for the builtins that are harmless,
 * which fickling marks all together; the rest is our own reading of the standard library. A name
 * that is not in the table may still be harmful: nobody can know what a program's own functions do.
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
          "smtplib telnetlib xmlrpc requests aiohttp urllib urllib2 webbrowser asyncio",
          "signal threading _thread winreg _winreg",
          // tests and setup tools that run what they are given
          "test idlelib lib2to3 distutils setuptools numpy.testing numpy.f2py",
          "torch.hub torch.serialization torch._dynamo.guards torch._inductor.codecache",
          "torch.fx.experimental.symbolic_shapes torch.jit.unsupported_tensor_ops",
          "torch.utils._config_module torch.utils.bottleneck torch.utils.collect_env",
          "torch.utils.data.datapipes.utils.decoder");

  /** Single names of modules that are otherwise harmless, in Python 3's naming. */
  private static final Map<String, Set<String>> NAMES =
      Map.ofEntries(
          Map.entry(
              "builtins",
              words(
                  "eval exec execfile compile open file input raw_input __import__ getattr setattr"
                      + " delattr globals locals vars apply breakpoint reload")),
          Map.entry("operator", words("attrgetter methodcaller itemgetter getitem")),
          Map.entry("_operator", words("attrgetter methodcaller itemgetter getitem")),
          Map.entry("functools", words("partial partialmethod reduce")),
          Map.entry("io", words("open open_code FileIO")),
          Map.entry("_io", words("open open_code FileIO")),
          Map.entry("codecs", words("open")),
          Map.entry("logging.config", words("dictConfig fileConfig listen")),
          Map.entry("numpy", words("load fromfile memmap save")),
          Map.entry("torch", words("load")),
          Map.entry("torch.storage", words("_load_from_bytes")));

  private static final Set<String> MODULE_NAMES = modules();
  private static final int LONGEST = 60; // bytes; more than any name of the tables has
  private static final int MOST_SHOWN = 200; // of a module or a name

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
    String module = global.module().start(LONGEST);
    for (int end = module.length(); end > 0; end = module.lastIndexOf('.', end - 1)) {
      if (MODULE_NAMES.contains(module.substring(0, end))) {
        return true;
      }
    }
    String name = global.name().start(LONGEST);
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    return NAMES.getOrDefault(module, Set.of()).contains(first);
  }

  /**
   * A name that a stream mentions.
   *
   * @param global the name
   * @param offset where the opcode stands that names it, in bytes
   */
  public record Mention(PyGlobal global, int offset) {
    /** {@code module.name}, as the user is told. */
    public String text() {
      return Globals.text(global);
    }
  }

  /**
   * The names that a stream mentions, each once, in order: up to its STOP, or up to where it
   * breaks. Also those that the value does not hold any more, because they are dropped again.
   */
  public static List<Mention> named(byte[] bytes, int from) {
    if (!mayName(bytes, from)) {
      return List.of();
    }
    var machine = new Unpickler(bytes, from, PickleLimits.DEFAULT);
    try {
      machine.run();
    } catch (PickleException e) {
      return List.copyOf(machine.named()); // what was named before counts all the same
    }
    return List.copyOf(machine.named());
  }

  /**
   * A quick look that spares ordinary messages the reading: whether a byte is there that may be an
   * opcode which names something, with the two lines that GLOBAL and INST need.
   */
  private static boolean mayName(byte[] bytes, int from) {
    int lines = 0; // ends seen from the end of the bytes on
    for (int i = bytes.length - 1; i >= from; i--) {
      switch (bytes[i] & 0xFF) {
        case Codes.STACK_GLOBAL -> {
          return true;
        }
        case '\n' -> lines++;
        case Codes.GLOBAL, Codes.INST -> {
          if (lines >= 2) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  /** The dangerous ones of the names that a stream mentions, each once, in order. */
  public static List<Mention> dangerous(byte[] bytes, int from) {
    var found = new ArrayList<Mention>();
    for (Mention mention : named(bytes, from)) {
      if (isDangerous(mention.global())) {
        found.add(mention);
      }
    }
    return List.copyOf(found);
  }

  /** {@code module.name}, as the user is told; what is very long is cut. */
  public static String text(PyGlobal global) {
    return GlobalText.of(global, MOST_SHOWN);
  }
}
