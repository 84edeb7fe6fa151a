package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picklescope.corpus.Corpus;
import picklescope.pickle.ValueSpan.Role;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PySet;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import tools.jackson.databind.JsonNode;

/** The bytes of each value are exact for every value of the corpus; and errors. */
class PickleTraceTest {
  private static final int MOST_BYTES_RUN = 300_000;

  private static final List<JsonNode> PYTHON3 = Corpus.python3();

  private final List<String> wrong = new ArrayList<>();
  private int checked;

  @Test
  void bytesOfAValueAreThoseThatMakeIt() throws PickleException {
    for (JsonNode row : PYTHON3) {
      check(Corpus.name(row), Corpus.pickle(row));
    }
    for (JsonNode row : Corpus.python2()) {
      check(Corpus.name(row), Corpus.pickle(row));
    }
    assertTrue(
        wrong.isEmpty(),
        () ->
            wrong.size()
                + " wrong:\n"
                + String.join("\n", wrong.subList(0, Math.min(30, wrong.size()))));
    assertTrue(checked > 50_000, checked + " spans");
  }

  private void check(String name, byte[] bytes) throws PickleException {
    var trace = PickleTrace.of(bytes, 0);
    emptyFrames(bytes, trace);
    ValueSpan root = trace.root().orElseThrow();
    GraphComparison.difference(PickleReader.read(bytes), root.value(), 5)
        .ifPresent(difference -> wrong.add(name + ": " + difference));
    var depths = new int[bytes.length + 1]; // before the opcode at the offset, -1 within one
    // the number of opcodes up to the offset that need earlier ones
    var gets = new int[bytes.length + 1];
    follow(bytes, depths, gets);
    int budget = MOST_BYTES_RUN;
    var open = new ArrayList<>(List.of(root));
    open.addAll(trace.stack());
    open.addAll(trace.dropped());
    while (!open.isEmpty()) {
      ValueSpan span = open.removeLast();
      checked++;
      open.addAll(span.parts());
      open.addAll(span.withoutEffect());
      if (!sameParts(span)) {
        wrong.add(name + ": parts of " + span);
      }
      if (span.role() == Role.ARGUMENTS && isInstance(span) || isNamedByInst(span, bytes)) {
        continue; // no separate opcode creates them
      }
      if (depths[span.start()] < 0 || depths[span.end()] != depths[span.start()] + 1) {
        wrong.add(name + ": " + span + " is not what one value needs");
      }
      boolean alone = gets[span.start()] == gets[span.end()] && !isDup(span, bytes);
      budget -= alone ? span.end() - span.start() : span.end();
      if (budget > 0) {
        (alone ? standsAlone(bytes, span) : standsAfterItsPrefix(bytes, span))
            .ifPresent(difference -> wrong.add(name + ": " + difference));
      }
    }
  }

  /** A frame's length has no meaning once the pickle is cut. */
  private static void emptyFrames(byte[] bytes, PickleTrace trace) {
    for (int at = trace.length() - 1; at >= 0; at = trace.opcodeAt(at).orElseThrow() - 1) {
      int opcode = trace.opcodeAt(at).orElseThrow();
      if ((bytes[opcode] & 0xFF) == Codes.FRAME) {
        Arrays.fill(bytes, opcode + 1, opcode + 9, (byte) 0);
      }
    }
  }

  private static void follow(byte[] bytes, int[] depths, int[] gets) throws PickleException {
    Arrays.fill(depths, -1);
    var machine = new Unpickler(bytes, 0, PickleLimits.DEFAULT);
    int at = 0;
    boolean stopped = false;
    while (!stopped) {
      depths[at] = machine.stack().size + machine.stack().markCount();
      int code = bytes[at] & 0xFF;
      boolean get =
          code == Codes.GET
              || code == Codes.BINGET
              || code == Codes.LONG_BINGET
              || code == Codes.NEXT_BUFFER; // their number depends on those before
      stopped = machine.run(1);
      for (int i = at + 1; i <= machine.input().at; i++) {
        gets[i] = gets[at] + (get ? 1 : 0);
      }
      at = machine.input().at;
    }
  }

  /** The bytes of the span alone result in the same value. */
  private static Optional<String> standsAlone(byte[] bytes, ValueSpan span) {
    byte[] program = program(bytes, span.start(), span.end());
    try {
      return GraphComparison.difference(span.value(), PickleReader.read(program), 5)
          .map(difference -> span + ": " + difference);
    } catch (PickleException e) {
      return Optional.of(span + ": " + e.getMessage());
    }
  }

  /**
   * If the memo is needed: all bytes up to the span's end result in a value with the same range.
   */
  private static Optional<String> standsAfterItsPrefix(byte[] bytes, ValueSpan span) {
    ValueSpan made = PickleTrace.of(program(bytes, 0, span.end()), 0).root().orElseThrow();
    List<String> parts = texts(made.parts());
    boolean same =
        made.toString().equals(span.toString())
            && parts.equals(texts(span.parts()).subList(0, parts.size())); // more may follow later
    return same ? Optional.empty() : Optional.of(span + " is " + made + " alone");
  }

  /** Returns the opcodes of a range, followed by STOP. */
  private static byte[] program(byte[] bytes, int from, int to) {
    byte[] program = Arrays.copyOfRange(bytes, from, to + 1);
    program[to - from] = (byte) Codes.STOP;
    return program;
  }

  private static boolean isDup(ValueSpan span, byte[] bytes) {
    return bytes[span.start()] == Codes.DUP;
  }

  private static boolean isInstance(ValueSpan span) {
    return span.parent().orElseThrow().value() instanceof PyObject object
        && object.operation() == PyObject.Operation.INSTANCE;
  }

  private static boolean isNamedByInst(ValueSpan span, byte[] bytes) {
    return span.role() == Role.CALLABLE && bytes[span.start()] == Codes.INST;
  }

  /** Each part has the same position as in the value. */
  private static boolean sameParts(ValueSpan span) {
    List<PyValue> parts = span.parts().stream().map(ValueSpan::value).toList();
    if (span.target().isPresent()) {
      return parts.isEmpty() && span.target().orElseThrow().value() == span.value();
    }
    return switch (span.value()) {
      case PyList list -> same(parts, list.items());
      case PyTuple tuple -> same(parts, tuple.items());
      case PySet set -> same(parts, set.items());
      case PyFrozenSet set -> same(parts, set.items());
      case PyDict dict -> {
        var flat = new ArrayList<PyValue>();
        for (PyDict.Entry entry : dict.entries()) {
          flat.add(entry.key());
          flat.add(entry.value());
        }
        yield same(parts, flat);
      }
      case PyObject object -> {
        var flat = new ArrayList<PyValue>();
        flat.add(object.callable());
        flat.add(object.arguments());
        if (object.keywords() != PyNone.NONE) {
          flat.add(object.keywords());
        }
        for (ValueSpan part : span.parts()) {
          switch (part.role()) {
            case ITEM -> flat.add(object.items().get(part.index()));
            case KEY -> flat.add(object.pairs().get(part.index()).key());
            case VALUE -> flat.add(object.pairs().get(part.index()).value());
            case STATE -> flat.add(object.states().get(part.index()));
            default -> {}
          }
        }
        yield same(parts, flat)
            && count(span, Role.ITEM) == object.items().size()
            && count(span, Role.VALUE) == object.pairs().size()
            && count(span, Role.STATE) == object.states().size();
      }
      default -> true;
    };
  }

  private static boolean same(List<PyValue> a, List<PyValue> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (a.get(i) != b.get(i)) {
        return false;
      }
    }
    return a.size() == b.size();
  }

  private static long count(ValueSpan span, Role role) {
    return span.parts().stream().filter(part -> part.role() == role).count();
  }

  @Test
  void everyByteBelongsToTheInnermostValueAroundIt() {
    for (JsonNode row : PYTHON3) {
      byte[] bytes = Corpus.pickle(row);
      if (bytes.length > 2_000) {
        continue;
      }
      var trace = PickleTrace.of(bytes, 0);
      var innermost = new ValueSpan[bytes.length];
      var open = new ArrayList<>(List.of(trace.root().orElseThrow()));
      open.addAll(trace.stack());
      open.addAll(trace.dropped());
      while (!open.isEmpty()) {
        ValueSpan span = open.removeLast();
        for (int i = span.start(); i < span.end(); i++) {
          if (innermost[i] == null || length(span) < length(innermost[i])) {
            innermost[i] = isInstanceArguments(span) ? innermost[i] : span;
          }
        }
        open.addAll(span.parts());
        open.addAll(span.withoutEffect());
      }
      for (int i = 0; i < bytes.length; i++) {
        assertSame(innermost[i], trace.at(i).orElse(null), Corpus.name(row) + " byte " + i);
      }
    }
  }

  private static boolean isInstanceArguments(ValueSpan span) {
    return span.role() == Role.ARGUMENTS && isInstance(span);
  }

  private static int length(ValueSpan span) {
    return span.end() - span.start();
  }

  @Test
  void opcodesAreThoseOfTheDisassembler() {
    for (JsonNode row : PYTHON3) {
      byte[] bytes = Corpus.pickle(row);
      var trace = PickleTrace.of(bytes, 0);
      var disassembler = new Disassembler(bytes, 0);
      while (disassembler.hasNext()) {
        Instruction instruction = disassembler.next();
        for (int i = 0; i < instruction.length(); i++) {
          assertEquals(Optional.of(instruction.offset()), trace.opcodeAt(instruction.offset() + i));
        }
      }
    }
  }

  /** The trace has the reader's error, and contains what was on the stack. */
  @Tag("slow")
  @Test
  void valuesBeforeAnErrorAreKept() {
    for (JsonNode row : Corpus.bad()) {
      byte[] bytes = Corpus.pickle(row);
      var trace = PickleTrace.of(bytes, 0);
      try {
        PyValue value = PickleReader.read(bytes);
        ValueSpan root = trace.root().orElseThrow();
        assertEquals(value.getClass(), root.value().getClass(), Corpus.name(row));
      } catch (PickleException e) {
        PickleException error = trace.error().orElseThrow();
        assertEquals(e.getMessage(), error.getMessage(), Corpus.name(row));
        assertEquals(e.offset(), error.offset(), Corpus.name(row));
        assertEquals(e.offset(), trace.length(), Corpus.name(row));
      }
    }
  }

  @Test
  void theCallThatATruncatedDatagramBegins() {
    byte[] whole =
        HexFormat.of().parseHex("80024b05580500000068656c6c6f71015d7102284b014b02654b03");
    var trace = PickleTrace.of(whole, 0);
    assertEquals(PickleException.Kind.TRUNCATED, trace.error().orElseThrow().kind());
    assertEquals(
        List.of("[2, 4) PyInt", "[4, 16) PyStr", "[16, 25) PyList", "[25, 27) PyInt"),
        trace.stack().stream().map(ValueSpan::toString).toList());
    assertEquals("[1, 2]", trace.stack().get(2).value().toString());
    assertEquals(List.of(), trace.openMarks());
  }

  @Test
  void openMarksAreNamed() {
    var trace = PickleTrace.of(ascii("I1\n(I2\n(I3\n"), 0);
    assertEquals(
        List.of(new PickleTrace.OpenMark(3, 1), new PickleTrace.OpenMark(7, 2)), trace.openMarks());
  }

  @Test
  void ofEqualKeysTheLaterAndTheValueBeforeAreWithoutEffect() {
    var trace = PickleTrace.of(ascii("}(K\1U\1aK\2U\1bG\77\360\0\0\0\0\0\0U\1cu."), 0);
    ValueSpan dict = trace.root().orElseThrow();
    assertEquals("{1: 'c', 2: 'b'}", dict.value().toString());
    assertEquals(
        List.of("[2, 4) PyInt", "[21, 24) PyStr2", "[7, 9) PyInt", "[9, 12) PyStr2"),
        texts(dict.parts()));
    assertEquals(List.of("[12, 21) PyFloat", "[4, 7) PyStr2"), texts(dict.withoutEffect()));
    assertEquals(Role.WITHOUT_EFFECT, dict.withoutEffect().getFirst().role());
  }

  @Test
  void partsAddedByAReferenceAreThoseOfTheValue() {
    var trace = PickleTrace.of(ascii("(]q\0h\0K\1ah\0K\2at."), 0);
    List<ValueSpan> items = trace.root().orElseThrow().parts();
    assertEquals(List.of("[1, 4) PyList", "[4, 9) PyList", "[9, 14) PyList"), texts(items));
    assertEquals(List.of("[6, 8) PyInt", "[11, 13) PyInt"), texts(items.get(0).parts()));
    assertSame(items.get(0), items.get(2).target().orElseThrow());
    assertEquals(List.of(), items.get(2).parts());
    assertSame(items.get(2), trace.at(13).orElseThrow());
    assertSame(items.get(0).parts().get(1), trace.at(12).orElseThrow());
  }

  private static List<String> texts(List<ValueSpan> spans) {
    return spans.stream().map(ValueSpan::toString).toList();
  }

  @Test
  void notesReportWhatTheValueDoesNotShow() {
    assertEquals(
        List.of("FRAME@11"), notes(HexFormat.of().parseHex("80049502000000000000004934320a2e")));
    assertEquals(List.of("FRAME@11"), notes(bad("frame/nested")));
    assertEquals(List.of(), notes(bad("frame/exact")));
    assertEquals(List.of("UNHASHABLE@1"), notes(bad("op/unhashable_key")));
    assertEquals(List.of("UNHASHABLE@4"), notes(bad("op/unhashable_set")));
    assertEquals(List.of("DROPPED_CALL@0"), notes(ascii("cos\nsystem\n(tR0N.")));
    assertEquals(List.of("LEFT_ON_STACK@0"), notes(ascii("K\1N.")));
  }

  private static List<String> notes(byte[] bytes) {
    return PickleTrace.of(bytes, 0).notes().stream()
        .map(note -> note.kind() + "@" + note.offset())
        .toList();
  }

  private static byte[] bad(String name) {
    return Corpus.bad().stream()
        .filter(row -> row.get("name").asString().equals(name))
        .map(Corpus::pickle)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aPickleBehindOtherBytesHasTheirOffsets() {
    var trace = PickleTrace.of(ascii("head]K\7a."), 4);
    assertEquals("[4, 8) PyList", trace.root().orElseThrow().toString());
    assertEquals(PyInt.of(7), trace.at(6).orElseThrow().value());
    assertEquals(Optional.empty(), trace.at(3));
    assertEquals(5, trace.length());
  }
}
