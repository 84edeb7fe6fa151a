package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;

class GlobalsTest {
  private static List<String> dangerous(String stream) {
    return Globals.dangerous(stream.getBytes(StandardCharsets.ISO_8859_1), 0).stream()
        .map(Globals.Mention::text)
        .toList();
  }

  private static boolean isDangerous(String module, String name) {
    return Globals.isDangerous(new PyGlobal(PyStr.of(module), PyStr.of(name)));
  }

  @Test
  void isFoundInEveryOpcodeThatNamesIt() {
    assertEquals(List.of("os.system"), dangerous("cos\nsystem\n(S'ls'\ntR."));
    assertEquals(List.of("posix.system"), dangerous("(S'ls'\niposix\nsystem\n."));
    assertEquals(
        List.of("os.system"), dangerous("\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093."));
  }

  @Test
  void isFoundWhenItsNameComesFromTheMemo() {
    assertEquals(
        List.of("os.system"),
        dangerous(
            "\u0080\u0004\u008c\u0002os\u00940\u008c\u0006system\u00940h\u0000h\u0001\u0093."));
  }

  @Test
  void isFoundInAStreamThatBreaksLater() {
    assertEquals(List.of("os.system"), dangerous("cos\nsystem\n(S'ls'\ntR\u00ff"));
    assertEquals(List.of("os.system"), dangerous("cos\nsystem\n"));
  }

  @Test
  void isFoundWithItsPlaceBehindWhatAnEnvelopeSkips() {
    byte[] payload = "head(cos\nsystem\n0N.".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(5, Globals.dangerous(payload, 4).getFirst().offset());
  }

  @Test
  void isFoundByNamesThatArePython2Text() {
    assertEquals(List.of("os.system"), dangerous("U\u0002osU\u0006system\u0093."));
  }

  @Test
  void everyNameOfTheSourcesIsFound() {
    // picklescan's _unsafe_globals and fickling's UnsafeImportsML, a name of each entry
    var names =
        "builtins.eval builtins.compile builtins.getattr builtins.apply builtins.exec builtins.open"
            + " builtins.breakpoint aiohttp.x asyncio.x bdb.x commands.x ctypes.x functools.partial"
            + " httplib.x numpy.f2py.x numpy.testing._private.utils.runstring nt.x posix.x os.x"
            + " operator.attrgetter operator.itemgetter operator.methodcaller operator.getitem"
            + " requests.api.x runpy.x shutil.x socket.x ssl.x subprocess.x sys.x"
            + " code.InteractiveInterpreter cProfile.run distutils.file_util.x doctest.debug_script"
            + " ensurepip._run_pip idlelib.autocomplete.x lib2to3.pgen2.grammar.x pdb.x pickle.x"
            + " _pickle.x pip.x pty.x profile.Profile pydoc.x timeit.x torch._dynamo.guards.x"
            + " torch._inductor.codecache.compile_file torch.fx.experimental.symbolic_shapes.x"
            + " torch.jit.unsupported_tensor_ops.execWrapper torch.serialization.load"
            + " torch.utils._config_module.x torch.utils.bottleneck.__main__.x torch.load"
            + " torch.utils.collect_env.run torch.utils.data.datapipes.utils.decoder.basichandlers"
            + " trace.Trace venv.x webbrowser.x urllib.x urllib2.x torch.hub.x dill.x"
            + " torch.storage._load_from_bytes";
    var missing = new ArrayList<String>();
    for (String name : names.split(" ")) {
      int dot = name.lastIndexOf('.');
      if (!isDangerous(name.substring(0, dot), name.substring(dot + 1))) {
        missing.add(name);
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void isFoundWhenItIsDroppedAgain() {
    assertEquals(List.of("subprocess.Popen"), dangerous("csubprocess\nPopen\n)R0N."));
  }

  @Test
  void isKnownByPython2sNamesAndWithinModules() {
    assertTrue(isDangerous("__builtin__", "eval"));
    assertTrue(isDangerous("builtins", "getattr"));
    assertTrue(isDangerous("cPickle", "loads"));
    assertTrue(isDangerous("importlib.util", "module_from_spec"));
    assertTrue(isDangerous("operator", "attrgetter"));
    assertTrue(isDangerous("builtins", "eval.__call__"));
  }

  @Test
  void ordinaryNamesAreNot() {
    assertFalse(isDangerous("__main__", "updatePlayer"));
    assertFalse(isDangerous("builtins", "set"));
    assertFalse(isDangerous("collections", "OrderedDict"));
    assertFalse(isDangerous("osgeo", "system"));
    assertFalse(isDangerous("numpy.core.multiarray", "_reconstruct"));
    assertEquals(List.of(), dangerous("c__main__\nupdatePlayer\n(I1\ntR."));
    assertEquals(List.of(), dangerous("no pickle at all"));
  }

  @Test
  void longNamesAreFoundByTheirBeginningAndSaidShort() {
    String dots = ".a".repeat(20_000);
    assertEquals(List.of(), dangerous("cm" + dots + "\nC\n."));
    List<String> said = dangerous("cos" + dots + "\nsystem" + dots + "\n.");
    assertEquals(1, said.size());
    assertTrue(said.getFirst().startsWith("os.a.a") && said.getFirst().length() < 500);
    assertTrue(isDangerous("builtins", "eval" + dots));
    assertFalse(isDangerous("builtins" + dots, "eval"));
  }
}
