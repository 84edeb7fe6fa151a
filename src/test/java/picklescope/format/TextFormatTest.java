package picklescope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.Python;
import picklescope.TestSeed;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;

class TextFormatTest {
  /** Prints what of each payload is text, and where it ends. */
  private static final String DECODE =
      """
      import sys
      for line in %s:
          data = bytes.fromhex(line)
          try:
              text, end = data.decode('%s'), len(data)
          except UnicodeDecodeError as e:
              end = e.start
              text = data[:end].decode('%s')
          print(end, ascii(text))
      """;

  @ParameterizedTest
  @EnumSource
  void readsAsPythonDoes(TextFormat.Encoding encoding) throws Exception {
    var format = new TextFormat(encoding);
    var random = new Random(TestSeed.get());
    var payloads = new ArrayList<byte[]>();
    for (int i = 0; i < 300; i++) {
      payloads.add(payload(random));
    }
    var hex =
        payloads.stream().map(HexFormat.of()::formatHex).map(text -> "'" + text + "'").toList();
    List<String> lines =
        Python.run(DECODE.formatted(hex, encoding.python(), encoding.python())).lines().toList();
    for (int i = 0; i < payloads.size(); i++) {
      Content content = format.read(payloads.get(i));
      int end =
          content.isWhole()
              ? payloads.get(i).length
              : Integer.parseInt(content.problem().split("[ :]")[5]);
      String ours = end + " " + Repr.line(10_000).of(content.data().item(0));
      assertEquals(lines.get(i), ascii(ours), hex.get(i) + content.problem());
      FormatChecks.check(format, payloads.get(i));
    }
  }

  /** Returns UTF-8 with a mistake now and then, or a few code units. */
  private static byte[] payload(Random random) {
    var bytes = new byte[random.nextInt(9)];
    random.nextBytes(bytes);
    if (random.nextInt(3) > 0) {
      return bytes;
    }
    var text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : 0x11_0000));
    }
    byte[] good = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextBoolean()) {
      good[random.nextInt(good.length)] = (byte) random.nextInt();
    }
    return good;
  }

  private static String ascii(String text) {
    var ascii = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          if (point < 0x7F) {
            ascii.appendCodePoint(point);
          } else {
            ascii.append(
                (point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x")
                    .formatted(point));
          }
        });
    return ascii.toString();
  }

  @ParameterizedTest
  @EnumSource
  void pythonReadsWhatIsWritten(TextFormat.Encoding encoding) throws Exception {
    var format = new TextFormat(encoding);
    byte[] written = format.write(Call.of("go! 5"));
    assertEquals("('go! 5',)", new Repr().of(format.read(written).data()));
    String script =
        "class e: raw_data = bytes.fromhex('%s')%n%s%nprint(text)"
            .formatted(HexFormat.of().formatHex(written), String.join("\n", format.pythonLines()));
    assertEquals("go! 5", Python.run(script).strip());
  }

  @Test
  void theTextFormIsReadAgain() throws Exception {
    for (var encoding : TextFormat.Encoding.values()) {
      var format = new TextFormat(encoding);
      assertEquals(format, PayloadFormats.of(format.text()));
    }
    assertEquals("text latin-1", PayloadFormats.of("text  ISO-8859-1 ").text());
    assertEquals("text", PayloadFormats.of("text utf_8").text());
    var mistake = assertThrows(SourceException.class, () -> PayloadFormats.of("text ebcdic"));
    assertEquals(5, mistake.offset());
  }

  @Test
  void refusesWhatItCannotWrite() {
    var ascii = new TextFormat(TextFormat.Encoding.ASCII);
    assertThrows(FormatException.class, () -> ascii.write(Call.of("\u00e9")));
    assertThrows(FormatException.class, () -> ascii.write(Call.of(5)));
    assertThrows(FormatException.class, () -> ascii.write(Call.of("a", "b")));
    assertThrows(FormatException.class, () -> ascii.write(Call.of("a").with("b", 1)));
    var utf8 = new TextFormat(TextFormat.Encoding.UTF_8);
    for (int[] points : new int[][] {{0xD800}, {0xD83D, 0xDE00}}) {
      var text = new Call(PyTuple.of(PyStr.ofCodePoints(points)), PyDict.of());
      assertThrows(FormatException.class, () -> utf8.write(text));
    }
  }

  @Test
  void theBytesOfTheTextAreAll() {
    var utf8 = new TextFormat(TextFormat.Encoding.UTF_8);
    var traced = utf8.trace("hello".getBytes(StandardCharsets.UTF_8));
    assertEquals(ContentSpan.of(0, 5), traced.data().parts().getFirst());
    assertTrue(utf8.read(new byte[0]).isWhole());
    assertFalse(utf8.mayHaveAttribute("foo".getBytes(StandardCharsets.UTF_8), new byte[] {'f'}));
  }
}
