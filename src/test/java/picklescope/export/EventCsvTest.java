package picklescope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Python;
import picklescope.TestSeed;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.Call;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.Repr;

/**
 * No cell is a formula, however a spreadsheet splits the line, and the values stay what they are.
 */
class EventCsvTest {
  private static final List<String> HOSTILE =
      List.of(
          "=cmd|' /C calc'!A1",
          "+1",
          "-1",
          "@SUM(1)",
          "\uFF1D1",
          "\uFF0Bx",
          "\uFF0Dx",
          "\uFF20x",
          "|calc",
          "a\n=1",
          "a\r\n=1",
          "\t=1",
          ";=1",
          "a;=1;",
          "a; =1",
          "a;\"=1\"",
          "\"=1\"",
          "a|=1",
          "a\t=1",
          "a;\uFF1D1",
          "a;|calc",
          "\u2028=1",
          "\u0085=1",
          "\u0000=1",
          "\uFEFF=1",
          ";;=1",
          "a\\;=1",
          "\\;=1",
          "';=1",
          "x;y",
          "x|y",
          "\u202E=1",
          " =1",
          "  \"=1",
          "\u00A0=1",
          "\u3000=1",
          "a;\u3000=1",
          "\u200B=1",
          "\u000B=1",
          "a\n\u00A0=1",
          "a\n\n=1",
          "a\u000B=1",
          "a\r\n\"=cmd|' /C calc'!A1",
          "\uFE66x",
          "\uFE62x",
          "\uFE63x",
          "\uFE6Bx",
          "LAB-3");

  /** A formula, at the start of a cell. */
  private static final Pattern FORMULA =
      Pattern.compile(
          "^[\\s\"\\p{Z}\\p{Cc}\\p{Cf}]*"
              + "[=+\\-@|\uFF1D\uFF0B\uFF0D\uFF20\uFF5C\uFE62\uFE63\uFE66\uFE6B].*",
          Pattern.DOTALL);

  @TempDir private Path folder;

  private static Event event(byte[] payload, String sender) {
    var remote = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5_000);
    var local = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 4950);
    return Envelope.auto().decode(new Datagram(1, 0, Direction.IN, remote, local, payload), sender);
  }

  private static List<Event> events() throws Exception {
    var events = new ArrayList<Event>();
    var texts = new ArrayList<>(HOSTILE);
    var random = new Random(TestSeed.get());
    String characters = "a;|\t\n\"'\\ =+-@,\uFF1D\uFF5C(\u202E\u00A0\u3000";
    for (int i = 0; i < 500; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(10); n > 0; n--) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      texts.add(text.toString());
    }
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      events.add(event(Envelope.auto().encode(Call.of(text, List.of(bytes)), 4), text));
      events.add(event(Envelope.auto().encode(Call.of(-1).with(text, text), 4), text));
      events.add(event(bytes, text));
    }
    return events;
  }

  @Test
  void noCellIsAFormula() throws Exception {
    for (Event event : events()) {
      String line = EventCsv.of(event);
      for (String cell : cells(line)) {
        assertFalse(FORMULA.matcher(cell).matches(), line);
      }
      for (String cell : line.split("[;|\t\n\r\u2028\u2029\u0085]")) { // by another language's
        assertFalse(FORMULA.matcher(cell).matches(), line);
      }
    }
  }

  @Test
  void noAddedColumnAndNoCommentIsAFormula() throws Exception {
    for (Event event : events()) {
      String hostile = event.sender();
      var added =
          List.of(
              new AddedColumn(hostile, _ -> Optional.of(PyStr.of(hostile))),
              new AddedColumn("data[1]", _ -> Optional.of(PyTuple.of(PyStr.of(hostile)))));
      String comment = new String(event.datagram().payload(), StandardCharsets.ISO_8859_1);
      for (String line :
          List.of(EventCsv.header(added), EventCsv.of(event, added, hostile + comment))) {
        for (String cell : line.split("[;|\t\n\r\u2028\u2029\u0085]")) {
          assertFalse(FORMULA.matcher(cell).matches(), line);
        }
      }
      for (String cell : cells(EventCsv.of(event, added, hostile), 3)) {
        assertFalse(FORMULA.matcher(cell).matches(), cell);
      }
    }
  }

  /** A spreadsheet of another language does not see the quotes, so that each line begins a cell. */
  @Test
  void noLineOfACellIsAFormula() throws Exception {
    for (Event event : events()) {
      String hostile = event.sender();
      for (String text : List.of("x" + hostile, "x\n" + hostile, "x\t" + hostile, "\n" + hostile)) {
        String cell = EventCsv.cell(text, false);
        for (String part : cell.split("[;|\t\n\r\u000B\f\u2028\u2029\u0085]")) {
          assertFalse(FORMULA.matcher(part).matches(), cell);
        }
      }
    }
  }

  @Test
  void aNumberInATableStaysOne() {
    for (String number : List.of("-1", "-2.5", "-1.7E308", "-1e-05")) {
      assertEquals(number, EventCsv.cell(number, false));
    }
  }

  @Test
  void anAddedNumberStaysOne() {
    var event = event(new byte[0], "LAB-3");
    for (String number : List.of("-1", "-2.5", "1e+16")) {
      var value =
          number.contains(".") || number.contains("e")
              ? new PyFloat(Double.parseDouble(number))
              : PyInt.of(Long.parseLong(number));
      var added = List.of(new AddedColumn("foo", _ -> Optional.of(value)));
      assertEquals(
          List.of(number, "begins"), cells(EventCsv.of(event, added, "begins"), 2).subList(17, 19));
    }
  }

  private static List<String> cells(String line) {
    return cells(line, 0);
  }

  private static List<String> cells(String line, int more) {
    var cells = new ArrayList<String>();
    var found = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))").matcher(line);
    int end = 0;
    while (end < line.length() && found.find(end)) {
      assertEquals(end, found.start(), line);
      cells.add(found.group(1) != null ? found.group(1).replace("\"\"", "\"") : found.group(2));
      end = found.end();
    }
    assertEquals(EventCsv.header().split(",").length + more, cells.size(), line);
    return cells;
  }

  @Test
  void pythonReadsTheSameValues() throws Exception {
    var lines = new ArrayList<>(List.of(EventCsv.header() + ",expected"));
    for (Event event : events()) {
      String expected =
          switch (event) {
            case NetworkEvent call ->
                "(%s, %s)".formatted(new Repr().of(call.data()), new Repr().of(call.attributes()));
            case RawNetworkEvent raw -> new Repr().of(PyBytes.of(raw.rawData()));
          };
      lines.add(EventCsv.of(event) + ",\"" + expected.replace("\"", "\"\"") + "\"");
    }
    var file = folder.resolve("events.csv");
    Files.write(file, lines);
    String output =
        Python.run(
            """
            import ast, csv
            wrong = 0
            for row in csv.DictReader(open(r'%s', encoding='utf-8', newline='')):
                read = [ast.literal_eval(row[name]) for name in ('data', 'attributes', 'raw_data') if row[name]]
                expected = ast.literal_eval(row['expected'])
                wrong += expected != (read[0] if row['kind'] == 'raw' else (read[0], read[1] if read[1:] else {}))
            print(wrong)
            """
                .formatted(file));
    assertEquals("0\n", output);
  }

  @Test
  void plainValuesStandAsTheyAre() throws Exception {
    var event = event(Envelope.auto().encode(Call.of("a = b; c | d", -1), 4), "LAB-3");
    assertEquals("('a = b; c | d', -1)", cells(EventCsv.of(event)).get(9));
    assertEquals("LAB-3", cells(EventCsv.of(event)).get(3));
  }

  @Test
  void columnsStayWhereTheyAreAndNewOnesAreLast() {
    assertEquals(
        "number,time,direction,sender,address,port,remote_port,size,kind,data,attributes,raw_data"
            + ",globals,dangerous,format,source,host",
        EventCsv.header());
  }

  @Test
  void namesOfGlobalsArePythonsTuple() {
    var call = event("cos\nsystem\n(S'a'\ntR.".getBytes(StandardCharsets.UTF_8), "LAB-3");
    assertEquals(
        List.of("('os.system',)", "('os.system',)"), cells(EventCsv.of(call)).subList(12, 14));
  }
}
