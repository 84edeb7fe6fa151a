package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.system.OperatingSystem;

/** What is printed on a console of Windows, by its values. */
class TextEncodingTest {
  private static TextEncoding console(String name) {
    return TextEncoding.of(OperatingSystem.WINDOWS, true, name);
  }

  @ParameterizedTest
  @CsvSource({
    "cp437, IBM437",
    "cp850, IBM850",
    "cp1252, windows-1252",
    "cp65001, UTF-8",
    "UTF-8, UTF-8",
    "cp0, UTF-8",
    "'', UTF-8",
    "'not a name', UTF-8"
  })
  void aConsoleOfWindowsHasItsCodePage(String name, String charset) {
    assertEquals(charset, console(name).charset().name());
  }

  @Test
  void filesPipesAndOtherSystemsGetUtf8() {
    assertEquals(TextEncoding.UTF_8, TextEncoding.of(OperatingSystem.WINDOWS, false, "cp850"));
    for (var system : OperatingSystem.values()) {
      if (system != OperatingSystem.WINDOWS) {
        assertEquals(TextEncoding.UTF_8, TextEncoding.of(system, true, "ISO-8859-1"));
      }
    }
  }

  @Test
  void whatTheCodePageLacksIsEscapedAsPythonDoes() {
    var german = console("cp850");
    assertEquals("Zähler \\u2713 \\U0001f600 \\ud83d", german.encodable("Zähler ✓ 😀 \ud83d"));
    assertEquals("Zähler \\u2713", new String(german.bytes("Zähler ✓"), Charset.forName("IBM850")));
    assertEquals("✓ 😀", TextEncoding.UTF_8.encodable("✓ 😀"));
  }

  @Test
  void aCommandPrintsInTheCodePageOfItsConsole() throws Exception {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var text = "X\u0005\0\0\0\u00c3\u00a4\u00e2\u009c\u0093."; // protocol 1
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    var streams = Streams.of(in, out, err, console("cp850"));
    assertEquals(ExitCodes.OK, new CommandLineMain(streams).run("decode", "-"), err::toString);
    assertEquals("'ä\\u2713'", out.toString(Charset.forName("IBM850")).strip());
    int code =
        new CommandLineMain(Streams.of(in, out, err, console("cp850"))).run("read", "nö✓.pcapng");
    assertEquals(ExitCodes.FAILED, code);
    String message = err.toString(Charset.forName("IBM850"));
    assertEquals(true, message.contains("nö\\u2713.pcapng"), message);
  }
}
