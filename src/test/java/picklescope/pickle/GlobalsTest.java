package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;

class GlobalsTest {
  private static List<String> dangerous(String stream) {
    return Globals.in(stream.getBytes(StandardCharsets.ISO_8859_1), 0).dangers().stream()
        .map(Danger::name)
        .toList();
  }

  private static boolean isDangerous(String module, String name) {
    return KnownBad.includes(new PyGlobal(PyStr.of(module), PyStr.of(name)));
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
    assertEquals(5, Globals.in(payload, 4).dangers().getFirst().offset());
  }

  @Test
  void isFoundByNamesThatArePython2Text() {
    assertEquals(List.of("os.system"), dangerous("U\u0002osU\u0006system\u0093."));
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
    assertEquals(List.of(), dangerous("c__main__\nupdatePlayer\n."));
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
