package picklescope.pickle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picklescope.python.PyGlobal;
import picklescope.python.RenamedInPython3;

/**
 * The names that run commands or code, load modules, open files or connections, or give access to
 * such functions by name. A payload that contains one is reported, whether or not it is called.
 *
 * <p>Sources: the {@code pickle} documentation's warning and its "Restricting Globals"; {@code
 * _unsafe_globals} of picklescan (mmaitre314/picklescan, {@code src/picklescan/scanner.py}); {@code
 * UNSAFE_IMPORTS} and {@code UnsafeImportsML} of fickling (trailofbits/fickling, {@code
 * fickling/fickle.py}, {@code fickling/analysis.py}); {@code unsafe_globals} of modelscan
 * (protectai/modelscan, {@code modelscan/settings.py}). All of their names are included, except
 * what {@link HarmlessNames} lists, such as {@code uuid.UUID} of the module {@code uuid}, and a few
 * other classes of data; the others are from our own review of the standard library.
 */
final class DangerousNames {
  /** All names of these modules and of their submodules. */
  private static final List<String> MODULES =
      List.of(
          // commands and processes
          "os posix nt posixpath ntpath subprocess _posixsubprocess _winapi commands popen2 pty",
          "multiprocessing pexpect pipes uuid platform imaplib _osx_support _aix_support _pyrepl",
          // code and modules
          "importlib _frozen_importlib _frozen_importlib_external imp _imp runpy code codeop",
          "pkgutil zipimport pydoc doctest timeit trace bdb pdb cProfile profile marshal types",
          "inspect gc sys site unittest test ctypes _ctypes cffi pip ensurepip venv atexit compile",
          "exec eval __builtins__ compileall py_compile _interpreters _xxsubinterpreters",
          "linecache mailcap rlcompleter antigravity this __hello__ __phello__ tkinter turtle"
              + " turtledemo numexpr",
          // functions that call or access others
          "operator _operator functools",
          // nested pickles, and tools that scan them
          "pickle _pickle cPickle _compat_pickle dill cloudpickle joblib shelve",
          "fickling picklescan modelscan model_unpickler saferpickle modelaudit",
          // files, connections, other programs
          "shutil tempfile filecmp fileinput glob difflib mmap tarfile zipfile sqlite3 _sqlite3",
          "socket _socket ssl _ssl select selectors socketserver http httplib ftplib poplib",
          "nntplib smtplib telnetlib xmlrpc requests aiohttp urllib urllib2 webbrowser asyncio",
          "logging syslog signal _signal threading _thread winreg _winreg",
          // tools that run their input
          "idlelib lib2to3 distutils setuptools numpy.testing numpy.f2py numpy.distutils",
          "torch.hub torch.serialization torch._dynamo torch._inductor torch.jit torch.compile",
          "torch.fx.experimental.symbolic_shapes torch.utils._config_module",
          "torch.utils.bottleneck torch.utils.collect_env",
          "torch.utils.data.datapipes.utils.decoder");

  /** Single names of modules that are otherwise harmless, as in Python 3. */
  private static final Map<String, Set<String>> NAMES =
      Map.ofEntries(
          Map.entry(
              "builtins",
              words(
                  "eval exec execfile compile open file input raw_input __import__ getattr setattr"
                      + " delattr hasattr globals locals vars apply breakpoint reload memoryview"
                      + " __loader__ __spec__ __build_class__ help exit quit")),
          Map.entry("io", words("open open_code FileIO")),
          Map.entry("_io", words("open open_code FileIO")),
          Map.entry("codecs", words("open")),
          Map.entry( // what unpicklers look up
              "copyreg",
              words(
                  "dispatch_table _extension_registry _inverted_registry _extension_cache"
                      + " add_extension remove_extension clear_extension_cache constructor"
                      + " pickle")),
          Map.entry("numpy", words("load fromfile memmap save")),
          Map.entry("pandas", words("eval read_pickle")),
          Map.entry("torch", words("load compile hub jit")),
          Map.entry("torch.storage", words("_load_from_bytes")),
          Map.entry("torch.distributed.elastic.rendezvous.api", words("basichandlers")));

  /**
   * Module names with one meaning: a module that imports one has it as an attribute of that name.
   */
  private static final Set<String> UNMISTAKABLE =
      words("os posix nt subprocess sys builtins importlib runpy pty ctypes marshal shutil");

  /** Attributes that give access to everything. */
  private static final Set<String> REACHING =
      words(
          "__builtins__ __globals__ __subclasses__ __getattribute__ __setattr__ __reduce_ex__"
              + " __dict__ __class__ __base__ __bases__ __mro__ __code__ __closure__ __func__"
              + " __self__ __wrapped__ __loader__ __spec__ __import__ __getattr__ __delattr__");

  /** Classes of data in modules that are listed; nothing is known to be run by them. */
  private static final Set<String> DATA =
      words(
          "os.stat_result os.terminal_size platform.uname_result http.HTTPStatus http.HTTPMethod"
              + " socket.AddressFamily socket.SocketKind signal.Signals"
              + " urllib.parse.ParseResult urllib.parse.SplitResult");

  private static final Set<String> MODULE_NAMES = modules();
  private static final int MAX_MODULE_LENGTH = 60; // bytes; longer than any name of the tables
  private static final int MAX_VISITED = 1_000; // bytes of a name; longer ones do not exist

  private DangerousNames() {}

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  private static Set<String> modules() {
    var names = new LinkedHashSet<String>();
    MODULES.forEach(line -> names.addAll(List.of(line.split(" "))));
    return Set.copyOf(names);
  }

  /** Returns whether the name is on the list, as in Python 2 or Python 3. It may be dotted. */
  static boolean includes(PyGlobal global) {
    PyGlobal python3 = RenamedInPython3.toPython3(global);
    return !HarmlessNames.includes(python3)
        && !DATA.contains(HarmlessNames.qualified(global))
        && (isListed(global) || isListed(python3));
  }

  private static boolean isListed(PyGlobal global) {
    String module = global.module().start(MAX_MODULE_LENGTH);
    for (int end = module.length(); end > 0; end = module.lastIndexOf('.', end - 1)) {
      if (MODULE_NAMES.contains(module.substring(0, end))) {
        return true;
      }
    }
    // Importing the module __main__ of a package runs the package's program.
    return module.endsWith(".__main__")
        || isListed(module, global.name().start(MAX_VISITED).split("\\.", -1));
  }

  /**
   * Returns whether a dotted name is on the list, also one that leads through a module to another
   * that it has imported, such as {@code linecache.os.system}.
   */
  private static boolean isListed(String module, String[] path) {
    String owner = module;
    for (int i = 0; i < path.length; i++) {
      String name = path[i];
      String bare = withoutUnderscores(name);
      boolean through = i < path.length - 1 && MODULE_NAMES.contains(bare);
      if (through
          || NAMES.getOrDefault(owner, Set.of()).contains(name)
          || UNMISTAKABLE.contains(bare)
          || REACHING.contains(name)) {
        return true;
      }
      owner = bare;
    }
    return false;
  }

  /** Removes leading underscores: {@code random._os} is the module {@code os}. */
  private static String withoutUnderscores(String name) {
    int from = 0;
    while (from < name.length() && name.charAt(from) == '_') {
      from++;
    }
    return name.substring(from);
  }
}
