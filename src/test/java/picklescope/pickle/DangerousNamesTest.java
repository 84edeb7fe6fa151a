package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;

class DangerousNamesTest {
  /** {@code _unsafe_globals} of picklescan 1.0; an x stands for any name of the module. */
  private static final String PICKLESCAN =
      """
      __builtin__.eval __builtin__.compile __builtin__.getattr __builtin__.apply __builtin__.exec
      __builtin__.open __builtin__.breakpoint builtins.eval builtins.compile builtins.getattr
      builtins.apply builtins.exec builtins.open builtins.breakpoint
      cloudpickle.cloudpickle._builtin_type cloudpickle.cloudpickle._make_function
      cloudpickle.cloudpickle._function_setstate cloudpickle.cloudpickle._make_cell
      cloudpickle.cloudpickle._make_empty_cell cloudpickle.cloudpickle.subimport types.CodeType
      aiohttp.x asyncio.x bdb.x commands.x ctypes.x functools.partial httplib.x
      logging.FileHandler _io.FileIO numpy.f2py.x numpy.testing._private.utils.x nt.x posix.x
      _operator.attrgetter _operator.itemgetter _operator.methodcaller operator.attrgetter
      operator.itemgetter operator.methodcaller os.x requests.api.x runpy.x shutil.x socket.x ssl.x
      subprocess.x sys.x code:InteractiveInterpreter.runcode cProfile.x distutils.file_util.x
      doctest.debug_script ensurepip._run_pip idlelib.autocomplete:AutoComplete.get_entity
      idlelib.autocomplete:AutoComplete.fetch_completions idlelib.calltip:Calltip.fetch_tip
      idlelib.calltip.get_entity idlelib.debugobj:ObjectTreeItem.SetText
      idlelib.pyshell:ModifiedInterpreter.runcode idlelib.pyshell:ModifiedInterpreter.runcommand
      idlelib.run:Executive.runcode imaplib.IMAP4_stream lib2to3.pgen2.grammar:Grammar.loads
      lib2to3.pgen2.pgen:ParserGenerator.make_label pdb.x pickle.x _pickle.x pip.x
      pkgutil.resolve_name pty.x profile.x pydoc.x test.x timeit.x
      torch._dynamo.guards:GuardBuilder.get torch._inductor.codecache.compile_file
      torch.fx.experimental.symbolic_shapes:ShapeEnv.evaluate_guards_expression
      torch.jit.unsupported_tensor_ops.execWrapper torch.serialization.load
      torch.utils._config_module:ConfigModule.load_config
      torch.utils.bottleneck.__main__.run_cprofile torch.utils.bottleneck.__main__.run_autograd_prof
      torch.utils.collect_env.run torch.utils.data.datapipes.utils.decoder.basichandlers
      trace:Trace.run trace:Trace.runctx urllib.request.x uuid.x venv.x webbrowser.x _osx_support.x
      _aix_support.x _pyrepl.x
      """;

  /** {@code UNSAFE_IMPORTS} of fickling: every name of these modules. */
  private static final String FICKLING_MODULES =
      """
      __builtins__ os posix nt subprocess sys pty commands multiprocessing _posixsubprocess code
      codeop runpy marshal types compile exec eval doctest _interpreters _xxsubinterpreters importlib
      _frozen_importlib _frozen_importlib_external _imp imp pkgutil zipimport gc site unittest inspect
      test _operator operator functools cProfile profile pdb bdb timeit trace socket ssl httplib http
      urllib urllib2 requests aiohttp asyncio webbrowser smtplib imaplib ftplib poplib telnetlib
      nntplib ctypes _ctypes pickle _pickle dill cloudpickle joblib shutil tempfile filecmp distutils
      pydoc pexpect pipes venv ensurepip pip idlelib lib2to3 socketserver xmlrpc signal _signal
      threading _thread atexit sqlite3 _sqlite3 fileinput glob platform linecache difflib compileall
      py_compile mmap select selectors logging syslog tarfile zipfile shelve uuid _osx_support
      _aix_support torch.hub torch._dynamo torch._inductor torch.jit torch.compile numpy.f2py
      numpy.distutils fickling picklescan modelscan model_unpickler saferpickle modelaudit
      """;

  /** Single names of fickling, and the builtins that it names as dangerous. */
  private static final String FICKLING_NAMES =
      """
      torch.load torch.compile torch.storage._load_from_bytes torch.utils._config_module.ConfigModule
      torch.distributed.elastic.rendezvous.api.basichandlers
      numpy.testing._private.utils.runstring _io.FileIO _io.open io.FileIO io.open builtins.eval
      builtins.exec builtins.compile builtins.open builtins.__import__ builtins.__loader__
      builtins.__spec__ builtins.getattr builtins.setattr builtins.delattr builtins.hasattr
      builtins.globals builtins.locals builtins.vars builtins.input builtins.breakpoint
      builtins.memoryview
      """;

  /** {@code unsafe_globals} of modelscan. */
  private static final String MODELSCAN =
      """
      __builtin__.eval __builtin__.compile __builtin__.getattr __builtin__.apply __builtin__.exec
      __builtin__.open __builtin__.breakpoint __builtin__.__import__ builtins.eval builtins.compile
      builtins.getattr builtins.apply builtins.exec builtins.open builtins.breakpoint
      builtins.__import__ runpy.x os.x nt.x posix.x socket.x subprocess.x sys.x operator.attrgetter
      pty.x pickle.x _pickle.x bdb.x pdb.x shutil.x asyncio.x webbrowser.x httplib.x requests.api.x
      aiohttp.client.x
      """;

  private static PyGlobal global(String module, String name) {
    return new PyGlobal(PyStr.of(module), PyStr.of(name));
  }

  /** Parses a name; a colon separates the module from a dotted name. */
  private static PyGlobal global(String text) {
    int colon = text.indexOf(':');
    int end = colon < 0 ? text.lastIndexOf('.') : colon;
    return global(text.substring(0, end), text.substring(end + 1));
  }

  private static List<String> missing(String names) {
    var missing = new ArrayList<String>();
    for (String name : names.strip().split("\\s+")) {
      if (!DangerousNames.includes(global(name))) {
        missing.add(name);
      }
    }
    return missing;
  }

  @ParameterizedTest
  @ValueSource(strings = {PICKLESCAN, FICKLING_NAMES, MODELSCAN})
  void everyNameOfPublicScannersIsListed(String names) {
    assertEquals(List.of(), missing(names));
  }

  @Test
  void everyModuleOfPublicScannersIsListed() {
    var missing = new ArrayList<String>();
    for (String module : FICKLING_MODULES.strip().split("\\s+")) {
      if (!DangerousNames.includes(global(module, "x"))
          || !DangerousNames.includes(global(module + ".a", "x"))) {
        missing.add(module);
      }
    }
    assertEquals(List.of(), missing);
  }

  /** Components of plain data in modules that also run commands. */
  @Test
  void classesOfDataAreNotListed() {
    for (String name :
        Set.of(
            "uuid.UUID",
            "types.SimpleNamespace",
            "types.GenericAlias",
            "http.HTTPStatus",
            "os.stat_result",
            "socket.AddressFamily",
            "urlparse.ParseResult",
            "urllib.parse.ParseResult")) {
      assertFalse(DangerousNames.includes(global(name)), name);
    }
    assertTrue(DangerousNames.includes(global("uuid:UUID.__init__")));
    assertTrue(DangerousNames.includes(global("os:stat_result.__class__")));
  }

  @ParameterizedTest
  @CsvSource({
    "glob, os.getcwd",
    "random, _os.system",
    "linecache, os.system",
    "collections, _sys",
    "collections, _sys.modules",
    "a.b, c.subprocess.run",
    "lab, pickle.loads",
    "lab, x.builtins.eval",
    "lab, update.__globals__",
    "lab.__main__, anything",
    "__builtin__, eval.__call__",
    "antigravity, geohash",
    "__phello__.spam, main",
    "re, __dict__",
    "lab, Player.__class__",
    "_compat_pickle, NAME_MAPPING",
    "copyreg, dispatch_table",
    "copy_reg, _extension_registry",
  })
  void namesReachedThroughOtherModulesAreListed(String module, String name) {
    assertTrue(DangerousNames.includes(global(module, name)));
  }

  @ParameterizedTest
  @CsvSource({
    "__main__, updatePlayer",
    "__main__, test",
    "__main__, signal",
    "__main__, Player.code",
    "lab.osc, send",
    "osgeo, system",
    "collections, OrderedDict",
    "numpy.core.multiarray, _reconstruct",
    "torch._utils, _rebuild_tensor_v2",
  })
  void otherNamesAreNotListed(String module, String name) {
    assertFalse(DangerousNames.includes(global(module, name)));
  }
}
