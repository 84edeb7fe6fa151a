package picklescope.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.TestSeed;
import picklescope.python.PyBytes;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.Repr;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SendContext;

class ShellTextTest {
  private static final String ACTIVE = "$`\"\\!%^;&|<>*?#~@/'\n\u201C\u2019\u0085\u202E\u001B";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "|p['args']|, |p['args']|",
        "|p['$(touch x)']|, |p['\\x24(touch x)']|",
        "|p[\"it's\"]|, |p['it\\x27s']|",
        "|b'\\\\x' + c|, |b'\\x5cx' + c|",
        "|struct.unpack('<3f', raw)|, |struct.unpack('<3f', raw)|",
        "|{'<x;': 1}|, |{'\\x3cx\\x3b': 1}|",
        "|data[0] == '\\n\\x1b[2J'|, |data[0] == '\\n\\x1b[2J'|",
        "|re.search(r'\\d', text)|, |re.search(r'\\d', text)|",
        "|'é😀”ʺ'|, |'\\xe9\\U0001f600\\u201d\\u02ba'|",
        "|'\\.\\$\\(' or'$'|, |'\\x5c.\\x5c\\x24\\x5c(' or'\\x24'|",
        "|'|, |'|",
      })
  void literalsHaveNoCharacterThatAShellReads(String python, String expected) {
    assertEquals(expected, ShellText.inLiterals(python));
  }

  @Test
  void valuesStayEqual() throws Exception {
    var random = new Random(TestSeed.get());
    for (int i = 0; i < 2_000; i++) {
      String repr = new Repr().of(PyList.of(List.of(PyStr.of(text(random)), bytes(random))));
      String text = ShellText.inLiterals(repr);
      assertArrayEquals(payload(repr), payload(text), text);
      assertTrue(text.matches("[a-zA-Z0-9 _.,:()\\[\\]{}'=+<\\\\-]*"), text);
    }
  }

  private static byte[] payload(String python) throws Exception {
    return Message.of(MessageForm.BARE, python).compile().payload(SendContext.first());
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int n = random.nextInt(8); n > 0; n--) {
      text.append(ACTIVE.charAt(random.nextInt(ACTIVE.length()))).append(random.nextInt(10));
    }
    return text.toString();
  }

  private static PyBytes bytes(Random random) {
    var bytes = new byte[random.nextInt(8)];
    random.nextBytes(bytes);
    return PyBytes.of(bytes);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aShellReadsNothingInIt() throws Exception {
    for (String hostile : List.of("$(touch x)", "`touch x`", "\"; touch x; \"", "a\\\\", "$HOME")) {
      String text = ShellText.inLiterals("p[" + new Repr().of(PyStr.of(hostile)) + "]");
      var shell =
          new ProcessBuilder("bash", "-c", "printf %s \"" + text + "\"")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      assertEquals(text, new String(shell.getInputStream().readAllBytes(), UTF_8));
      assertEquals(0, shell.waitFor());
    }
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
