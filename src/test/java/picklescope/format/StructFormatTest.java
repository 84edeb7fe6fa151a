package picklescope.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Python;
import picklescope.TestSeed;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyTuple;
import picklescope.python.Repr;
import picklescope.python.eval.Constants;
import picklescope.python.source.SourceException;

class StructFormatTest {
  /** Prints random formats, records and values of struct. */
  private static final String RANDOM_RECORDS =
      """
      import random, struct
      random.seed(%d)
      def show(value):
          if isinstance(value, tuple):
              return '(' + ''.join(show(item) + ',' for item in value) + ')'
          return "float('%%s')" %% value if isinstance(value, float) else ascii(value)
      def value(code):
          if code in 'efd':
              return random.choice([0.5, -1.25, float('inf'), float('-inf'), -0.0, 7.0])
          if code == 'c':
              return bytes([random.randrange(256)])
          if code == '?':
              return random.random() < 0.5
          if code in 'sp':
              return random.randbytes(random.randrange(3))
          return random.randrange(-128, 128) if code in 'bhilqn' else random.randrange(256)
      for i in range(1000):
          order = random.choice(['<', '>', '!', '=', '@', ''])
          codes = [random.choice('cbB?hHiIlLqQefdspx') for _ in range(random.randrange(1, 6))]
          text = order + ''.join('3' + code if code in 'sp' else code for code in codes)
          codes = [code for code in codes if code != 'x']
          if not codes:
              continue
          records = [struct.pack(text, *[value(code) for code in codes]) for _ in range(random.randrange(1, 4))]
          made = b''.join(records)
          values = list(struct.iter_unpack(text, made))
          print(text, made.hex(), show(values[0] if len(values) == 1 else tuple(values)))
      """;

  private static PayloadFormat struct(String options) throws Exception {
    return PayloadFormats.of("struct " + options);
  }

  private static Content read(String options, String hex) throws Exception {
    byte[] payload = HexFormat.of().parseHex(hex.replace(" ", ""));
    FormatChecks.check(struct(options), payload);
    return struct(options).read(payload);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "<3f          ! 0000803f00000040000040c0    ! ((1.0, 2.0, -3.0), {})",
        "<3f x, y, z  ! 0000803f00000040000040c0    ! ((), {'x': 1.0, 'y': 2.0, 'z': -3.0})",
        ">HB x        ! 0102 03                     ! ((3,), {'x': 258})",
        ">HB          ! 0102 03 0004 05             ! (((258, 3), (4, 5)), {})",
        ">HB (x, csv) ! 0102 03 0004 05             ! (((258, 3), (4, 5)), {'x': [258, 4], 'csv':"
            + " [3, 5]})",
        "3s4p?        ! 616200 0261620a 02          ! ((b'ab\\x00', b'ab', True), {})",
      })
  void recordsAreArguments(String options, String hex, String expected) throws Exception {
    Content content = read(options, hex);
    assertEquals(expected, new Repr().of(PyTuple.of(content.data(), content.attributes())));
    assertEquals("", content.problem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "<HB x, y ! 0102 03 04      ! ((), {'x': 513, 'y': 3})           ! 3",
        "<HB x, y ! 0102 03 0405    ! (((513, 3), (1284,)), {'x': [513, 1284], 'y': [3]}) ! 3",
        "<HB x, y ! 0102            ! ((), {'x': 513})                   ! 0",
        "<HB x, y ! 01              ! ((), {})                           ! 0",
        "<HB      ! ``              ! ((), {})                           ! 0",
      },
      quoteCharacter = '`')
  void aRestIsAProblem(String options, String hex, String expected, int at) throws Exception {
    Content content = read(options, hex);
    assertEquals(expected, new Repr().of(PyTuple.of(content.data(), content.attributes())));
    assertTrue(
        content.problem().startsWith("struct breaks off at byte %d: ".formatted(at)),
        content.problem());
  }

  @Test
  void readsAsPythonDoes() throws Exception {
    var lines = Python.run(RANDOM_RECORDS.formatted(TestSeed.get())).lines().toList();
    assertTrue(lines.size() > 500, lines.size() + " lines");
    for (String line : lines) {
      String[] parts = line.split(" ", 3);
      Content content = read(parts[0], parts[1]);
      assertEquals("", content.problem(), line);
      assertEquals(new Repr().of(Constants.value(parts[2])), new Repr().of(content.data()), line);
      byte[] written = struct(parts[0]).write(new Call(content.data(), PyDict.of()));
      assertEquals(
          FormatChecks.text(content), FormatChecks.text(struct(parts[0]).read(written)), line);
    }
  }

  @Test
  void pythonReadsWhatIsWritten() throws Exception {
    var format = struct("<Hf3s x, y");
    byte[] written = format.write(Call.of(new byte[] {'a'}).with("x", 7).with("y", 0.5));
    assertEquals("0700 0000003f 610000".replace(" ", ""), HexFormat.of().formatHex(written));
    assertEquals("(7, 0.5, b'a\\x00\\x00')", python(format, written, "values"));
    var all = struct("<HB x, y");
    assertEquals("(7, 8)", python(all, new byte[] {7, 0, 8}, "(x, y)"));
    assertEquals("7", python(struct("<H x"), new byte[] {7, 0}, "x"));
  }

  private static String python(PayloadFormat format, byte[] payload, String show) throws Exception {
    String script =
        "class e: raw_data = bytes.fromhex('%s')%n%s%nprint(%s)"
            .formatted(
                HexFormat.of().formatHex(payload), String.join("\n", format.pythonLines()), show);
    return Python.run(script).strip();
  }

  @Test
  void refusesWhatDoesNotFit() throws Exception {
    var format = struct("<HB x, y");
    for (Call call :
        List.of(
            Call.of(),
            Call.of(1, 2),
            Call.of().with("x", 1),
            Call.of().with("x", 1).with("y", 1).with("z", 1),
            Call.of().with("x", -1).with("y", 1),
            Call.of(3).with("x", 1).with("y", 1),
            Call.of().with("x", List.of(1, 2)).with("y", List.of(1)))) {
      assertFalse(
          assertThrows(FormatException.class, () -> format.write(call)).getMessage().isBlank());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"struct <3f", "struct <3f x, y, z", "struct >HB (text, a)"})
  void theTextFormIsReadAgain(String text) throws Exception {
    assertEquals(text, PayloadFormats.of(text).text());
    assertEquals(PayloadFormats.of(text), PayloadFormats.of(PayloadFormats.of(text).text()));
    assertEquals(PayloadFormats.of(text).hashCode(), PayloadFormats.of(text).hashCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "struct             ! 6",
        "struct <3v         ! 9",
        "struct <           ! 7",
        "struct 0s          ! 7",
        "struct 4x          ! 7",
        "struct 66000B      ! 7",
        "struct <H x, y     ! 9",
        "struct <HB x y     ! 13",
      })
  void thePlaceOfAMistake(String text, int at) {
    var mistake = assertThrows(SourceException.class, () -> PayloadFormats.of(text));
    assertEquals(at, mistake.offset(), mistake.getMessage());
  }

  @Test
  void eachValueHasItsBytes() throws Exception {
    var traced = struct("<BxHB a").trace(new byte[10]);
    assertEquals(
        List.of(ContentSpan.of(0, 1), ContentSpan.of(2, 4), ContentSpan.of(4, 5)),
        traced.data().parts().get(0).parts());
    assertEquals(
        List.of(ContentSpan.of(0, 1), ContentSpan.of(5, 6)),
        traced.attributes().parts().get(0).parts());
  }

  @Test
  void onlyItsNamesCanBeAttributes() throws Exception {
    assertTrue(struct("<H x").mayHaveAttribute(new byte[0], "x".getBytes(UTF_8)));
    assertFalse(
        struct("<H x")
            .mayHaveAttribute(Arrays.copyOf("y".getBytes(UTF_8), 2), "y".getBytes(UTF_8)));
  }

  /** A file of saved sends may contain any format. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aLongFormatTakesATimeThatIsLinearInItsLength() throws Exception {
    int values = 65_507;
    var format = struct("<" + "0b".repeat(1_000_000) + "b".repeat(values));
    assertEquals(values, format.read(new byte[values]).data().size());
    var rows = PyTuple.of(Collections.nCopies(values, PyTuple.of(PyInt.of(1))));
    var call = new Call(rows, PyDict.of());
    assertEquals(values, struct("<" + "0b".repeat(1_000_000) + "b").write(call).length);
  }
}
