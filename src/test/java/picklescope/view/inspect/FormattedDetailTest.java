package picklescope.view.inspect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.event.Envelope;
import picklescope.filter.Filter;
import picklescope.format.Content;
import picklescope.format.ContentSpan;
import picklescope.format.TracedContent;
import picklescope.fuzz.Allocation;
import picklescope.python.Call;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyTuple;
import picklescope.python.Repr;
import picklescope.view.MadeCapture;
import picklescope.view.text.StyledText;

/** Messages in a known format: their tree, their bytes, their differences, and where they end. */
@Timeout(120)
class FormattedDetailTest {
  private static final String TRIAL =
      "{\"trial\": 21, \"pos\": [0.5, {\"x\": -1}], \"name\": \"é\"}";

  private final MadeCapture capture = new MadeCapture();
  private final DetailReader reader = new DetailReader(capture.view(), () -> 80);

  @AfterEach
  void close() {
    capture.close();
  }

  private Detail detail(String payload) {
    capture.add(payload.getBytes(UTF_8));
    return reader.read(capture.journal().last());
  }

  private static List<String> lines(Detail detail) {
    return IntStream.range(0, detail.tree().size())
        .mapToObj(row -> ValueText.line(detail.tree().row(row), detail.tree()).text())
        .toList();
  }

  private static List<ValueNode> all(Detail detail) {
    var open = new ArrayDeque<ValueNode>();
    for (int row = 0; row < detail.tree().size(); row++) {
      open.add(detail.tree().row(row));
    }
    var found = new ArrayList<ValueNode>();
    while (!open.isEmpty()) {
      found.add(open.peek());
      open.addAll(open.poll().children());
    }
    return found;
  }

  private static ValueNode line(Detail detail, String path) {
    return all(detail).stream().filter(node -> node.path().equals(path)).findFirst().orElseThrow();
  }

  private static String bytes(Detail detail, ValueNode node) {
    return node.ranges().stream()
        .map(at -> new String(Arrays.copyOfRange(detail.payload(), at.start(), at.end()), UTF_8))
        .collect(Collectors.joining("|"));
  }

  private static String callback(Detail detail) {
    return String.join("\n", detail.callbackLines().stream().map(StyledText::text).toList());
  }

  @Test
  void theTreeHasTheBytesAndTheValuesThatAreNotTheCallbacks() {
    var detail = detail(TRIAL);
    assertEquals(
        List.of(
            "e.raw_data = " + Repr.line(240).of(PyBytes.of(detail.payload().clone())),
            "e.raw_data recognized as JSON:",
            "trial = 21",
            "pos = [0.5, {'x': -1}]",
            "name = 'é'"),
        lines(detail));
    assertTrue(detail.unread().isEmpty());
    assertEquals(List.of(), detail.opcodes());
    assertEquals(List.of(), detail.callback().warnings());
  }

  @Test
  void anArrayIsDataAndAChosenFormatIsRead() throws Exception {
    capture.use("json");
    var detail = detail("[1, 'x', 2]".replace('\'', '"'));
    assertEquals("e.raw_data read as JSON:", lines(detail).get(1));
    assertEquals("data = (1, 'x', 2)", lines(detail).get(2));
    assertEquals("7", bytes(detail("7"), line(detail("7"), "data[0]")));
    assertEquals("data = ()", lines(detail("[]")).get(2));
  }

  @Test
  void aColumnHasTheBytesOfItsCells() throws Exception {
    capture.use("csv x, y");
    var detail = detail("1,2\n30,4");
    assertEquals("e.raw_data read as CSV:", lines(detail).get(1));
    assertEquals("1|30", bytes(detail, line(detail, "x")));
    assertEquals("30", bytes(detail, line(detail, "x[1]")));
    assertEquals("30,4", bytes(detail, line(detail, "data[1]")));
    assertEquals("data[1][0]", detail.lineAt(4).orElseThrow().path());
  }

  @Test
  void eachLineHasTheBytesOfItsValueAndIsFoundByThem() {
    var detail = detail(TRIAL);
    assertEquals("21", bytes(detail, line(detail, "trial")));
    assertEquals("[0.5, {\"x\": -1}]", bytes(detail, line(detail, "pos")));
    assertEquals("-1", bytes(detail, line(detail, "pos[1]['x']")));
    assertEquals("\"é\"", bytes(detail, line(detail, "name")));
    int found = 0;
    for (ValueNode node : all(detail)) {
      if (node.content() instanceof ValueNode.Value of && of.origin() instanceof Origin.Formatted) {
        assertSame(node, detail.lineAt(node.ranges().getFirst().start()).orElseThrow());
        assertSame(node, detail.lineAt(node.ranges().getFirst().end() - 1).orElseThrow());
        found++;
      }
    }
    assertEquals(6, found);
  }

  @Test
  void theBytesOfAKeyAreThoseOfItsValueToo() {
    var detail = detail(TRIAL);
    assertEquals("trial", detail.lineAt(TRIAL.indexOf("trial")).orElseThrow().path());
    assertEquals("name", detail.lineAt(TRIAL.indexOf("name")).orElseThrow().path());
    assertEquals("pos[1]['x']", detail.lineAt(TRIAL.indexOf("x\"")).orElseThrow().path());
    assertTrue(detail.lineAt(detail.payload().length - 1).isEmpty(), "the last bracket");
  }

  @Test
  void repeatedKeysHaveTheBytesOfTheirLastValue() {
    var detail = detail("{\"a\": 1, \"b\": 2, \"a\": 3}");
    assertEquals("3", bytes(detail, line(detail, "a")));
    assertEquals("a = 3", lines(detail).get(2));
    assertEquals("a", detail.lineAt(detail.payload().length - 2).orElseThrow().path());
  }

  @Test
  void filtersReadWhatIsChosenInTheTreeOrAmongTheBytes() throws Exception {
    var detail = detail(TRIAL);
    for (String path : List.of("trial", "pos[0]", "pos[1]['x']", "name")) {
      var chosen = ValuePaths.of(line(detail, path), detail.event());
      assertEquals(Optional.of(path), chosen.column());
      assertTrue(Filter.of(chosen.condition().orElseThrow()).decide(detail.event()).isYes(), path);
      int at = line(detail, path).ranges().getFirst().start();
      assertEquals(Optional.of(chosen), ValuePaths.ofBytes(detail, List.of(), at));
    }
    var array = detail("[1, [2, 3]]");
    assertEquals(
        Optional.of("data[1][0] == 2"),
        ValuePaths.of(line(array, "data[1][0]"), array.event()).condition());
  }

  @Test
  void aKeyThatIsAFieldOrNoNameIsReadFromTheAttributes() {
    var detail = detail("{\"port\": 1, \"a b\": 2, \"e\": 3}");
    for (String path : List.of("attributes['port']", "attributes['a b']", "attributes['e']")) {
      assertEquals(
          Optional.of(path), ValuePaths.of(line(detail, path), detail.event()).column(), path);
    }
  }

  @Test
  void otherBytesAreThoseOfTheRawData() {
    var detail = detail(TRIAL);
    var part = ValuePaths.ofBytes(detail, List.of(new ByteRange(2, 5)), 2);
    assertEquals(Optional.of("raw_data[2:5]"), part.orElseThrow().column());
    var value = ValuePaths.ofBytes(detail, line(detail, "pos").ranges(), 0);
    assertEquals(Optional.of("pos"), value.orElseThrow().column());
  }

  @Test
  void whereItBreaksOffIsALineWithTheBytesThatWereNotRead() throws Exception {
    capture.use("json");
    var detail = detail("{\"trial\": 21, \"rt\": 0.4x}");
    assertEquals(List.of("trial = 21", "rt = 0.4"), lines(detail).subList(2, 4).stream().toList());
    String problem = lines(detail).getLast();
    assertTrue(problem.startsWith("JSON breaks off at byte "), problem);
    assertEquals(problem, ValueText.summary(detail.tree().row(4)));
    assertEquals(
        detail.payload().length,
        detail.tree().row(detail.tree().size() - 1).ranges().getFirst().end());
    assertEquals(detail.unread().orElseThrow(), detail.tree().row(4).ranges().getFirst());
    assertEquals(1, detail.callback().warnings().size());
    assertTrue(detail.callback().warnings().getFirst().startsWith(problem));
    assertEquals("raw, JSON", DetailHeader.of(detail).kind());
  }

  /** A plugin returns values without their bytes. */
  @Test
  void noByteIsMarkedWhereItIsNotKnownWhichWereRead() {
    var some = new Content("own", PyTuple.of(PyInt.of(1)), PyDict.of(), "own breaks off");
    var none = new Content("own", PyTuple.of(), PyDict.of(), "own breaks off");
    assertEquals(Optional.empty(), unread(some));
    assertEquals(Optional.of(new ByteRange(0, 5)), unread(none));
  }

  private static Optional<ByteRange> unread(Content content) {
    return ContentPlaces.unread(new TracedContent(content, ContentSpan.NONE, ContentSpan.NONE), 5);
  }

  @Test
  void aPickleThatIsReadAsJsonIsStillAPickle() throws Exception {
    capture.use("json");
    capture.add(Envelope.auto().encode(Call.of(5), 4));
    var detail = reader.read(1);
    assertEquals("raw, not JSON", DetailHeader.of(detail).kind());
    assertEquals("p = ((5,), {})", lines(detail).get(1));
    assertFalse(detail.opcodes().isEmpty());
    assertEquals(
        "p[0][0]",
        detail
            .lineAt(new String(detail.payload(), ISO_8859_1).indexOf("K\5"))
            .orElseThrow()
            .path());
  }

  @Test
  void messagesOfOneShapeAreComparedByTheirValues() {
    detail("{\"trial\": 1, \"rt\": 0.25}");
    detail("[1, 2]");
    detail("{\"trial\": 1}");
    var detail = detail("{\"rt\": 0.5, \"trial\": 1}");
    assertEquals("1 value differs from #1", detail.change().orElseThrow().text());
    assertTrue(detail.change().get().marks(line(detail, "rt").content()));
    assertFalse(detail.change().get().marks(line(detail, "trial").content()));
    assertFalse(detail.change().get().marks(line(detail, "e.raw_data").content()));
    assertFalse(detail.differs(0, 3));
  }

  @Test
  void twoMessagesOfAFormatAreComparedByTheirValues() throws Exception {
    detail("{\"trial\": 1, \"rt\": 0.25}");
    detail("{\"trial\": 2, \"rt\": 0.25, \"ok\": true}");
    assertEquals(
        List.of("#1 and #2: 2 differences", "changed  trial  1  →  2", "added    ok  True"),
        Comparison.lines(reader, 1, 2).stream().map(StyledText::text).toList());
    capture.add(new byte[] {1, 2, 3});
    var bytes = Comparison.lines(reader, 1, 3).stream().map(StyledText::text).toList();
    assertTrue(bytes.get(1).startsWith("changed  the whole value  b'{"), bytes.toString());
    detail("[1, [2]]");
    detail("[1, [3]]");
    assertEquals("changed  data[1][0]  2  →  3", Comparison.lines(reader, 4, 5).get(1).text());
  }

  @Test
  void theCallbackGetsTheBytesAndHowToDecodeThem() {
    String said = callback(detail(TRIAL));
    assertTrue(said.contains("e.raw_data = b'"), said);
    assertTrue(said.contains("Recognized as JSON: nobody chose it."), said);
    assertTrue(said.contains("message = json.loads(e.raw_data)"), said);
    assertFalse(said.contains("e.trial"), said);
  }

  /** Each line of each format is found by its first and by its last byte. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "csv x, y, z | 302e352c2d312c6c656674 | x = 0.5; y = -1; z = 'left'",
        "struct <hf n, t | 07000000003f | n = 7; t = 0.5",
        "osc | 2f7400002c696600000000073f000000 | data = ('/t', 7, 0.5); address_pattern = '/t'",
        "msgpack | 82a5747269616c15a3706f7392cb3fe0000000000000ff | trial = 21; pos = [0.5, -1]",
        "text | 6c656674 | data = ('left',)",
      })
  void valuesOfEachFormatAreLinked(String envelope, String hex, String expected) throws Exception {
    capture.use(envelope);
    capture.add(HexFormat.of().parseHex(hex));
    var detail = reader.read(1);
    var lines = lines(detail);
    assertEquals(expected, String.join("; ", lines.subList(2, lines.size())));
    int linked = 0;
    for (ValueNode node : all(detail)) {
      if (node.content() instanceof ValueNode.Value of
          && of.origin() instanceof Origin.Formatted
          && !node.isContainer()) {
        var range = node.ranges().getFirst();
        for (int at : List.of(range.start(), range.end() - 1)) { // of OSC's address by two lines
          assertEquals(node.ranges(), detail.lineAt(at).orElseThrow().ranges(), node.path());
        }
        linked++;
      }
    }
    assertTrue(linked > 0);
    assertEquals(List.of(), detail.opcodes());
  }

  /** No format knows the bytes of values that an envelope computes. */
  @Test
  void whatACustomEnvelopeComputesHasNoBytes() throws Exception {
    capture.use("custom data=raw.split(), attributes={'first': int(raw.split()[0])}");
    var detail = detail("7 left");
    assertEquals(
        List.of("e.raw_data read as custom:", "data = (b'7', b'left')", "first = 7"),
        lines(detail).subList(1, 4));
    assertEquals(List.of(), line(detail, "first").ranges());
    assertTrue(detail.lineAt(0).isEmpty());
    assertEquals("raw, custom", DetailHeader.of(detail).kind());
    assertEquals(
        Optional.of("first == 7"),
        ValuePaths.of(line(detail, "first"), detail.event()).condition());
    assertTrue(detail.callback().code().contains("print(e.raw_data)"));
  }

  @Test
  void aChosenFormatIsNotCalledRecognized() throws Exception {
    capture.use("json");
    var detail = detail(TRIAL);
    assertFalse(callback(detail).contains("Recognized"), callback(detail));
    assertEquals("raw, JSON", DetailHeader.of(detail).kind());
  }

  /** The time and memory of a detail are linear, however deep or long the payload is. */
  @Test
  void hostilePayloadsAreShownInLinearMemory() throws Exception {
    capture.use("json");
    for (String part : List.of("[", "[[],", "{\"a\":", "1,")) {
      long small = allocated(part, 1_000);
      long large = allocated(part, 10_000);
      assertTrue(large < 20 * small + (4 << 20), part + " " + small + " " + large);
    }
  }

  private long allocated(String part, int times) {
    String payload = (part.startsWith("1") ? "[" : "") + part.repeat(times);
    capture.add(payload.getBytes(UTF_8));
    return Allocation.of(() -> {
      var detail = reader.read(capture.journal().last());
      for (int at = 0; at < payload.length(); at += payload.length() / 50) {
        detail.lineAt(at);
      }
    });
  }
}
