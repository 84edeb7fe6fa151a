package picklescope.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Python;
import picklescope.TestSeed;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.Constants;
import picklescope.python.source.SourceException;

class CsvFormatTest {
  /**
   * Prints random rows as csv writes them, and the values that int and float read in the cells that
   * have no quotes.
   */
  private static final String RANDOM_ROWS =
      """
      import csv, io, random
      random.seed(%d)
      def text():
          return ''.join(random.choice('ab"\\n\\r ,;\\t7.e-\\u20ac\\U0001f600') for _ in range(random.randrange(6)))
      def cell():
          return random.choice([text(), text(), random.randrange(-99, 99), 10**random.randrange(40), random.random(),
              -0.0, 1e300, float('inf'), '007', ' 5 ', '1_000', '.5', '5.', '1e5', '1e', 'nan', '+3', '-', '0x1f',
              'Infinity', '-infinity', 'infinit', '1.2.3', '--1', '\\u0663'])
      def read(cell, quoted):
          if quoted:
              return cell
          if not cell.strip(' \\t'):
              return None
          if '_' not in cell and cell.isascii():
              for number in int, float:
                  try:
                      return number(cell)
                  except ValueError:
                      pass
          return cell
      def show(value):
          if isinstance(value, tuple):
              return '(' + ''.join(show(item) + ',' for item in value) + ')'
          return "float('%%s')" %% value if isinstance(value, float) else ascii(value)
      for i in range(1000):
          separator = random.choice(',;\\t| :')
          rows = [[str(cell()) for _ in range(random.randrange(1, 5))] for _ in range(random.randrange(1, 4))]
          quotes = [[random.randrange(3) == 0 or any(c in cell for c in '"\\r\\n' + separator) for cell in row]
              for row in rows]
          end = random.choice(['\\n', '\\r\\n', '\\r'])
          made = end.join(separator.join('"' + cell.replace('"', '""') + '"' if q else cell
              for cell, q in zip(row, quoted)) for row, quoted in zip(rows, quotes))
          again = list(csv.reader(io.StringIO(made, newline=''), delimiter=separator, strict=True))
          if made == '' or [row or [''] for row in again] != rows:
              continue  # lines of nothing
          values = [tuple(map(read, row, quoted)) if again[n] else () for n, (row, quoted) in enumerate(zip(rows, quotes))]
          if random.randrange(2):
              made += end
              if not again[-1]:
                  continue
          elif not again[-1]:
              continue
          data = values[0] if len(values) == 1 else tuple(values)
          print(ord(separator), made.encode().hex(), show(data))
      """;

  private static final char[] SEPARATORS = {',', ';', ':', '|', '\t', ' '};

  private static CsvFormat csv(String options) throws Exception {
    return (CsvFormat) PayloadFormats.of("csv " + options);
  }

  private static Content read(String options, String lines) throws Exception {
    byte[] payload = lines.replace("\\n", "\n").getBytes(UTF_8);
    FormatChecks.check(csv(options), payload);
    return csv(options).read(payload);
  }

  private static String arguments(Content content) {
    return new Repr().of(PyTuple.of(content.data(), content.attributes()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "!             1,2.5,abc          ! ((1, 2.5, 'abc'), {})",
        "!             1,2\\n             ! ((1, 2), {})",
        "!             1,2\\n3,4\\n       ! (((1, 2), (3, 4)), {})",
        "!             1,2\\n\\n3         ! (((1, 2), (), (3,)), {})",
        "!             a,,\"\"            ! (('a', None, ''), {})",
        "!             \"a\"\"b\",\"5\",\"\\n\" ! (('a\"b', '5', '\\n'), {})",
        "!             1_000,nan,-inf,+007,1e5 ! (('1_000', nan, -inf, 7, 100000.0), {})",
        "sep=;!        1,5;2              ! (('1,5', 2), {})",
        "sep=space!    1 2 x              ! ((1, 2, 'x'), {})",
        "x, y!         1,2                ! ((), {'x': 1, 'y': 2})",
        "x, y!         1,2,3,4            ! ((3, 4), {'x': 1, 'y': 2})",
        "(time, text)! 0.5,go             ! ((), {'time': 0.5, 'text': 'go'})",
        "x, y!         1,2\\n3,4,5        ! (((1, 2), (3, 4, 5)), {'x': [1, 3], 'y': [2, 4]})",
      })
  void cellsAreArguments(String options, String lines, String expected) throws Exception {
    Content content = read(options == null ? "" : options, lines);
    assertEquals(expected, arguments(content));
    assertEquals("", content.problem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "x, y ! 1            ! ((), {'x': 1})                ! 1",
        "x, y ! 1,2\\n3      ! (((1, 2), (3,)), {'x': [1, 3], 'y': [2]}) ! 5",
        "x    ! ``           ! ((), {})                      ! 0",
        "x    ! \\n          ! ((), {})                      ! 0",
        "x    ! 5,\"abc      ! (('abc',), {'x': 5})          ! 2",
        "x    ! 5,\"a\"b,7   ! (('a',), {'x': 5})            ! 5",
      })
  void showsWhatWasReadBeforeTheMistake(String options, String lines, String expected, int at)
      throws Exception {
    Content content = read(options, lines);
    assertEquals(expected, arguments(content));
    assertTrue(
        content.problem().startsWith("CSV breaks off at byte %d: ".formatted(at)),
        content.problem());
  }

  @Test
  void endsWhereTheBytesAreNotUtf8() throws Exception {
    for (String good : new String[] {"", "1,\u20ac", "1,2\n", "1,2\n3,4", "1,\"x"}) {
      byte[] start = good.getBytes(UTF_8);
      byte[] payload = Arrays.copyOf(start, start.length + 3);
      payload[start.length] = (byte) 0xE2;
      payload[start.length + 1] = ',';
      Content content = csv("").read(payload);
      assertTrue(content.problem().contains("at byte %d: ".formatted(start.length)), good);
      FormatChecks.check(csv("x, y, z"), payload);
    }
  }

  @Test
  void readsAsPythonDoes() throws Exception {
    var lines = Python.run(RANDOM_ROWS.formatted(TestSeed.get())).lines().toList();
    assertTrue(lines.size() > 500, lines.size() + " lines");
    for (String line : lines) {
      String[] parts = line.split(" ", 3);
      var format = new CsvFormat((char) Integer.parseInt(parts[0]), List.of());
      byte[] payload = HexFormat.of().parseHex(parts[1]);
      Content content = format.read(payload);
      assertEquals("", content.problem(), line);
      assertEquals(new Repr().of(Constants.value(parts[2])), new Repr().of(content.data()), line);
      FormatChecks.check(format, payload);
    }
  }

  /** What is written is read as the same values, and by Python as the same texts. */
  @Test
  void writesWhatItReads() throws Exception {
    var random = new Random(TestSeed.get());
    var script = new StringBuilder("import csv, io, sys\nclass e: pass\n");
    var expected = new ArrayList<String>();
    for (int i = 0; i < 150; i++) {
      char separator = SEPARATORS[random.nextInt(SEPARATORS.length)];
      int count = random.nextInt(4);
      var names = IntStream.range(0, random.nextInt(3)).mapToObj(n -> PyStr.of("n" + n)).toList();
      var format = new CsvFormat(separator, names);
      Call call = count == 0 ? row(random, names) : rows(random, names, count + 1);
      byte[] written = format.write(call);
      Content again = format.read(written);
      assertEquals("", again.problem());
      assertEquals(new Repr().of(PyTuple.of(call.arguments(), call.keywords())), arguments(again));
      FormatChecks.check(format, written);
      script.append(
          "e.raw_data = bytes.fromhex('%s')%n".formatted(HexFormat.of().formatHex(written)));
      script.append(format.pythonLines().get(1)).append("\nprint(ascii(rows))\n");
      expected.add(texts(call, count > 0));
    }
    assertEquals(
        expected, Python.run(script.toString()).lines().map(CsvFormatTest::normal).toList());
  }

  private static String normal(String repr) {
    try {
      return new Repr().of(Constants.value(repr));
    } catch (Exception e) {
      throw new AssertionError(repr, e);
    }
  }

  /** Returns what Python's csv makes of the values: texts, in lists. */
  private static String texts(Call call, boolean several) {
    var rows = new ArrayList<PyValue>();
    if (several) {
      call.arguments().items().forEach(row -> rows.add(texts(((PyTuple) row).items())));
    } else {
      var row = new ArrayList<PyValue>(call.keywords().asMap().values());
      row.addAll(call.arguments().items());
      if (!row.isEmpty()) {
        rows.add(texts(row));
      }
    }
    return new Repr().of(PyList.of(rows));
  }

  private static PyValue texts(List<PyValue> row) {
    return PyList.of(row.stream().map(cell -> PyStr.of(cell.toString())).toList());
  }

  private static Call row(Random random, List<PyStr> names) {
    var keywords = PyDict.of();
    names.forEach(name -> keywords.put(name, cell(random)));
    var data = new ArrayList<PyValue>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      data.add(cell(random));
    }
    return new Call(PyTuple.of(data), keywords);
  }

  private static Call rows(Random random, List<PyStr> names, int count) {
    var rows = new ArrayList<PyTuple>();
    for (int i = 0; i < count; i++) {
      var row = new ArrayList<PyValue>();
      for (int n = names.size() + random.nextInt(3) + 1; n > 0; n--) {
        row.add(cell(random));
      }
      rows.add(PyTuple.of(row));
    }
    var keywords = PyDict.of();
    for (int n = 0; n < names.size(); n++) {
      int column = n;
      keywords.put(names.get(n), PyList.of(rows.stream().map(row -> row.item(column)).toList()));
    }
    return new Call(PyTuple.of(rows), keywords);
  }

  private static PyValue cell(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> PyInt.of(random.nextLong());
      case 1 -> PyInt.of(random.nextInt(100));
      case 2 -> new PyFloat(random.nextBoolean() ? random.nextGaussian() : 1e300);
      default -> {
        var text = new StringBuilder("x".repeat(random.nextInt(2)));
        for (int i = random.nextInt(5); i > 0; i--) {
          text.append("ab\"\n\r ,;:|\t7.e-\u20ac'".charAt(random.nextInt(17)));
        }
        yield PyStr.of(text.toString());
      }
    };
  }

  @Test
  void blankCellsAreNone() throws Exception {
    for (char separator : SEPARATORS) {
      var format = new CsvFormat(separator, List.of());
      for (Call call :
          List.of(
              new Call(PyTuple.of(PyNone.NONE), PyDict.of()),
              new Call(PyTuple.of(PyNone.NONE, PyNone.NONE), PyDict.of()),
              Call.of("", " ", "\t", PyNone.NONE),
              new Call(PyTuple.of(PyTuple.of(PyInt.of(1)), PyTuple.of()), PyDict.of()),
              new Call(
                  PyTuple.of(PyTuple.of(), PyTuple.of(), PyTuple.of(PyNone.NONE)), PyDict.of()),
              Call.of())) {
        Content again = format.read(format.write(call));
        assertEquals(
            new Repr().of(PyTuple.of(call.arguments(), call.keywords())), arguments(again));
      }
    }
  }

  @Test
  void columnsAloneAreWritten() throws Exception {
    byte[] written =
        csv("x, y").write(Call.of().with("x", List.of(1, 2)).with("y", List.of("a", "b")));
    assertEquals("1,a\n2,b", new String(written, UTF_8));
  }

  @Test
  void refusesWhatCsvLacks() throws Exception {
    var plain = csv("");
    var named = csv("x, y");
    assertThrows(FormatException.class, () -> plain.write(Call.of(true)));
    assertThrows(FormatException.class, () -> plain.write(Call.of(List.of(1))));
    assertThrows(FormatException.class, () -> plain.write(Call.of(1).with("x", 2)));
    assertThrows(FormatException.class, () -> plain.write(Call.of(PyTuple.of())));
    assertThrows(FormatException.class, () -> plain.write(Call.of(1, PyTuple.of(PyInt.of(2)))));
    assertThrows(FormatException.class, () -> plain.write(Call.of(PyStr.ofCodePoints(0xD800))));
    assertTrue(
        assertThrows(FormatException.class, () -> named.write(Call.of().with("x", 2)))
            .getMessage()
            .startsWith("y is missing"));
    assertThrows(
        FormatException.class, () -> named.write(Call.of().with("x", 2).with("y", 3).with("z", 4)));
    assertThrows(
        FormatException.class,
        () -> named.write(Call.of().with("x", List.of(1, 2)).with("y", List.of(1, 2, 3))));
    assertThrows(
        FormatException.class,
        () ->
            named.write(
                new Call(PyTuple.of(PyTuple.of(), PyTuple.of()), PyDict.of())
                    .with("x", List.of(1, 2))
                    .with("y", List.of(1, 2))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csv",
        "csv sep=;",
        "csv sep=tab",
        "csv sep=space x",
        "csv x, y",
        "csv sep=| (text, a)"
      })
  void theTextFormIsReadAgain(String text) throws Exception {
    assertEquals(text, PayloadFormats.of(text).text());
    assertEquals(PayloadFormats.of(text), PayloadFormats.of(PayloadFormats.of(text).text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "csv sep=x!8",
        "csv x y!6",
        "csv x,!6",
        "csv 1x!4",
        "csv x, x!7",
        "csv (x!6",
        "csv (x) y!8",
        "csv ()!5",
        "csv x)!5",
        "csv for!4"
      })
  void thePlaceOfAMistake(String text, int at) {
    var mistake = assertThrows(SourceException.class, () -> PayloadFormats.of(text));
    assertEquals(at, mistake.offset(), mistake.getMessage());
  }

  @Test
  void eachCellHasItsBytes() throws Exception {
    byte[] payload = "1,\"a\"\"\",\n2,3".getBytes(UTF_8);
    var data = csv("").trace(payload).data();
    assertEquals(ContentSpan.of(0, 1), data.parts().get(0).parts().get(0));
    assertEquals(ContentSpan.of(2, 7), data.parts().get(0).parts().get(1));
    assertEquals(ContentSpan.of(8, 8), data.parts().get(0).parts().get(2));
    assertEquals(ContentSpan.of(11, 12), data.parts().get(1).parts().get(1));
    var columns = csv("x").trace(payload).attributes();
    assertEquals(
        List.of(ContentSpan.of(0, 1), ContentSpan.of(9, 10)), columns.parts().get(0).parts());
  }

  @Test
  void onlyItsNamesCanBeAttributes() throws Exception {
    assertTrue(csv("x, y").mayHaveAttribute(new byte[0], new byte[] {'y'}));
    assertFalse(csv("x, y").mayHaveAttribute("z".getBytes(UTF_8), new byte[] {'z'}));
  }

  /** 48 million times 32,000 characters fit a pickle, because parts are shared in it. */
  @Test
  void whatIsLongerThanAnyDatagramIsNotWritten() throws Exception {
    var row = PyTuple.of(Collections.nCopies(16_000, PyStr.of("x".repeat(32_000))));
    var call = new Call(PyTuple.of(Collections.nCopies(3_000, row)), PyDict.of());
    CsvFormat csv = CsvFormat.of("csv", 3);
    FormatException e = assertThrows(FormatException.class, () -> csv.write(call));
    assertEquals("the CSV is longer than any datagram", e.getMessage());
  }

  /** A file of saved sends may contain any names, also those of which all hashes are equal. */
  @Tag("slow")
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void manyNamesTakeATimeThatIsLinearInTheirNumber() throws Exception {
    int columns = 1 << 18;
    String names =
        IntStream.range(0, columns)
            .mapToObj(i -> Integer.toBinaryString(columns + i))
            .map(bits -> bits.replace("0", "Aa").replace("1", "BB"))
            .collect(Collectors.joining(", "));
    CsvFormat csv = CsvFormat.of("csv " + names, 3);
    byte[] line = "1,".repeat(columns).getBytes(UTF_8);
    var content = csv.read(line);
    assertEquals(columns, content.attributes().size());
    assertEquals(2 * columns - 1, csv.write(new Call(PyTuple.of(), content.attributes())).length);
  }
}
