package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.corpus.Corpus;
import picklescope.event.Callback;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.NetworkEvent;
import picklescope.fuzz.Allocation;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleTrace;
import picklescope.pickle.PickleWriter;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.diff.Differences;
import picklescope.python.eval.Constants;
import picklescope.view.text.StyledText;

/** The value tree and the bytes: each line knows its bytes, and each byte its line. */
@Timeout(120)
class ValueLinkTest {
  private static ValueTree tree(PickleTrace trace) {
    var root = trace.root().orElseThrow();
    return new ValueTree(
        List.of(
            ValueNode.root("p", ValueNode.Value.of(root.value(), Optional.of(root)), () -> 80)));
  }

  private static List<ValueNode> lines(ValueTree tree, int most) {
    var lines = new ArrayList<ValueNode>();
    var open = new ArrayDeque<ValueNode>();
    for (int i = 0; i < tree.size(); i++) {
      open.add(tree.row(i));
    }
    while (!open.isEmpty() && lines.size() < most) {
      ValueNode node = open.poll();
      lines.add(node);
      open.addAll(node.children());
    }
    return lines;
  }

  @Test
  void everyLineOfTheCorpusKnowsItsBytesAndIsFoundByThem() {
    int linked = 0;
    for (var rows : List.of(Corpus.python3(), Corpus.python2())) {
      for (var row : rows) {
        byte[] pickle = Corpus.pickle(row);
        var trace = PickleTrace.of(pickle, 0);
        var tree = tree(trace);
        for (ValueNode node : lines(tree, 300)) {
          if (node.content() instanceof ValueNode.Value of) {
            if (of.span().isEmpty()) {
              // In protocol 0 the persistent id is the argument of the opcode.
              assertTrue(node.name().equals(".id"), () -> Corpus.name(row) + " " + node.path());
              continue;
            }
            var span = of.span().get();
            assertSame(of.value(), span.value(), () -> Corpus.name(row) + " " + node.path());
            assertTrue(span.start() >= 0 && span.end() <= pickle.length);
            if (node.depth() < 250) {
              assertSame(node, tree.find(span).orElseThrow(), () -> Corpus.name(row) + node.path());
            }
            linked++;
          }
        }
      }
    }
    assertTrue(linked > 10_000, "linked " + linked);
  }

  /** The bytes of a line, with a STOP behind them, are the pickle of its value. */
  @Test
  void theBytesOfEveryLineOfTheCorpusReadAgainAreItsValue() throws Exception {
    int alone = 0;
    int notAlone = 0;
    for (var rows : List.of(Corpus.python3(), Corpus.python2())) {
      for (var row : rows) {
        byte[] pickle = Corpus.pickle(row);
        var trace = PickleTrace.of(pickle, 0);
        var others = Instructions.of(pickle);
        for (ValueNode node : lines(tree(trace), 200)) {
          if (!(node.content() instanceof ValueNode.Value of) || of.span().isEmpty()) {
            continue;
          }
          var span = of.span().get();
          if (!others.standsAlone(span)) {
            notAlone++;
            continue;
          }
          byte[] program = others.program(span);
          var again = PickleReader.read(program);
          var differences = Differences.between(of.value(), again);
          assertEquals(List.of(), differences.list(), () -> Corpus.name(row) + " " + node.path());
          assertEquals(of.value().getClass(), again.getClass());
          alone++;
        }
      }
    }
    assertTrue(alone > 20 * notAlone / 10 && alone > 10_000, alone + " alone, " + notAlone);
  }

  @Tag("slow")
  @Test
  void hostileValuesOpenAndOnlyWhatIsOpenedIsMade() {
    int opened = 0;
    for (var row : Corpus.bad()) {
      byte[] pickle = Corpus.pickle(row);
      var trace = PickleTrace.of(pickle, 0);
      assertFalse(OpcodeRow.of(pickle, 0, trace.error()).isEmpty() && pickle.length > 0);
      if (trace.root().isEmpty()) {
        continue;
      }
      opened++;
      var tree = tree(trace);
      assertEquals(1, tree.createdLines(), () -> Corpus.name(row));
      for (int line = 0; line < Math.min(50, tree.size()); line++) {
        int before = tree.createdLines();
        ValueNode node = tree.row(line);
        String lineText = ValueText.line(node, tree).text() + ValueText.summary(node);
        assertTrue(lineText.length() < 20_000, () -> Corpus.name(row));
        assertEquals(
            before, tree.createdLines(), () -> Corpus.name(row) + ": displaying creates no lines");
        tree.open(line);
        int most = node.content() instanceof ValueNode.Value of && isText(of) ? 1_001 : 2 * 201;
        assertTrue(
            tree.createdLines() - before <= most, () -> Corpus.name(row) + " " + node.path());
        assertEquals(tree.createdLines(), tree.size(), () -> Corpus.name(row));
      }
    }
    assertTrue(opened > 20, "opened " + opened);
  }

  /**
   * The number of characters of the callback view is limited, whatever contains itself or is
   * shared.
   */
  @Test
  void whatTheCallbackSeesOfHostileValuesIsBounded() {
    var tooMuch = new ArrayList<String>();
    for (var row : Corpus.bad()) {
      byte[] pickle = Corpus.pickle(row);
      var anyone = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
      var event =
          Envelope.auto().decode(new Datagram(1, 0, Direction.IN, anyone, anyone, pickle), "x");
      if (pickle.length > Datagram.MAX_PAYLOAD || !(event instanceof NetworkEvent)) {
        continue;
      }
      long bytes =
          Allocation.of(() -> {
            var lines = CallbackLines.of(event, Callback.of(event));
            assertTrue(lines.size() < 21_000, () -> Corpus.name(row));
          });
      if (bytes > 80 << 20) {
        tooMuch.add("%s: %,d bytes".formatted(Corpus.name(row), bytes));
      }
    }
    assertEquals(List.of(), tooMuch);
  }

  @Test
  void aListThatContainsItselfIsMarkedForTheCallback() {
    var list = PyList.of(List.of(PyStr.of("x".repeat(80))));
    list.add(list);
    var lines = new ValueLines();
    lines.add("e.foo = ", list);
    assertEquals(
        List.of("e.foo = [", "  '" + "x".repeat(80) + "',", "  [...],", "]"),
        lines.lines().stream().map(StyledText::text).toList());
  }

  private static boolean isText(ValueNode.Value of) {
    return of.value() instanceof PyStr;
  }

  /** Ten thousand lists inside each other are walked down without a stall. */
  @Test
  void aValueThatIsVeryDeepOpensLevelByLevel() {
    var pickle = new StringBuilder();
    int levels = 5_000;
    pickle.append("(l".repeat(levels)).append("a".repeat(levels - 1)).append('.');
    var tree = tree(PickleTrace.of(pickle.toString().getBytes(StandardCharsets.US_ASCII), 0));
    for (int level = 0; level < levels; level++) {
      tree.open(level);
    }
    assertEquals(levels, tree.size());
    assertEquals(levels - 1, tree.row(levels - 1).depth());
  }

  private static ValueTree tree(String literal) throws Exception {
    return tree(PickleTrace.of(PickleWriter.write(Constants.value(literal), 4), 0));
  }

  @Test
  void bigContainersAreInPages() throws Exception {
    var tree = tree("[0] * 30000");
    tree.open(0);
    assertEquals(1 + 3, tree.size());
    tree.open(1);
    assertEquals(1 + 3 + 100, tree.size());
    assertEquals("0 – 99", tree.row(2).name());
    tree.open(2);
    assertEquals("p[0]", tree.row(3).path());
    tree.close(0);
    assertEquals(1, tree.size());
  }

  @Test
  void sharedPartsAndCyclesSayWhereTheyStandFirst() {
    // a = [1]; pickle.dumps([a, a], 2), and l = []; l.append(l)
    var shared =
        tree(
            PickleTrace.of(
                java.util.HexFormat.of().parseHex("80025d7100285d71014b01616801652e"), 0));
    shared.open(0);
    assertEquals("[1] = same as p[0]", ValueText.line(shared.row(2), shared).text());
    assertFalse(shared.row(2).isContainer());
    var cycle = tree(PickleTrace.of(java.util.HexFormat.of().parseHex("80025d71006800612e"), 0));
    cycle.open(0);
    assertEquals("[0] = same as p", ValueText.line(cycle.row(1), cycle).text());
  }

  @Test
  void aSearchFindsTheNextLineAndBeginsAgain() throws Exception {
    var tree = tree("{'a': ['x', 'y'], 'b': 'x'}");
    var first = tree.search(Optional.empty(), node -> node.path().equals("p['a'][0]"));
    assertEquals("p['a'][0]", first.orElseThrow().path());
    assertEquals(2, tree.reveal(first.orElseThrow()));
    var next = tree.search(first, node -> ValueText.line(node, tree).text().endsWith("= 'x'"));
    assertEquals("p['b']", next.orElseThrow().path());
    var again = tree.search(next, node -> ValueText.line(node, tree).text().endsWith("= 'x'"));
    assertEquals("p['a'][0]", again.orElseThrow().path());
  }

  @Test
  void longTextsOpenInLines() throws Exception {
    var tree = tree("'first\\nsecond' + 'x' * 200");
    tree.open(0);
    assertEquals(1 + 4, tree.size());
    assertEquals("'first\\n'", ValueText.line(tree.row(1), tree).text());
  }
}
