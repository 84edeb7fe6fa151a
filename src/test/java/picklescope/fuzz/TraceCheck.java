package picklescope.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import picklescope.pickle.Disassembler;
import picklescope.pickle.GraphComparison;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleTrace;
import picklescope.pickle.ValueSpan;

/**
 * The property of the trace of any bytes: it matches the reader; its ranges lie in the input,
 * nested or disjoint; every byte belongs to an enclosing range; and its opcodes are the
 * disassembler's.
 */
final class TraceCheck {
  private final byte[] input;
  private final PickleTrace trace;

  private TraceCheck(byte[] input) {
    this.input = input;
    this.trace = PickleTrace.of(input, 0);
  }

  /** Throws an AssertionError if the property does not hold. */
  static void check(byte[] input) {
    var check = new TraceCheck(input);
    check.matchesTheReader();
    check.rangesNest(check.spans());
    check.bytesBelongToEnclosingSpans();
    check.opcodesMatchTheDisassembler();
  }

  private void matchesTheReader() {
    try {
      var pickle = PickleReader.readPickle(input, 0);
      require(trace.error().isEmpty(), "an error that the reader does not have");
      require(trace.length() == pickle.length(), "another length");
      GraphComparison.difference(pickle.value(), trace.root().orElseThrow().value(), 5)
          .ifPresent(difference -> require(false, difference));
    } catch (PickleException e) {
      PickleException error = trace.error().orElseThrow();
      require(trace.root().isEmpty(), "a value that the reader does not have");
      require(error.getMessage().equals(e.getMessage()), "another message");
      require(error.kind() == e.kind() && error.offset() == e.offset(), "another error");
      require(trace.length() == e.offset(), "the error is elsewhere");
    }
  }

  /** Returns all spans; each occurs once. */
  private List<ValueSpan> spans() {
    var spans = new ArrayList<ValueSpan>(trace.stack());
    trace.root().ifPresent(spans::add);
    spans.addAll(trace.dropped());
    var seen = Collections.newSetFromMap(new IdentityHashMap<ValueSpan, Boolean>());
    for (int i = 0; i < spans.size(); i++) {
      ValueSpan span = spans.get(i);
      require(seen.add(span), "a span at two places");
      Optional<ValueSpan> target = span.target();
      require(target.isEmpty() || span.parts().isEmpty(), "a reference with parts");
      for (List<ValueSpan> parts : List.of(span.parts(), span.withoutEffect())) {
        for (ValueSpan part : parts) {
          require(part.parent().orElseThrow() == span, "another parent");
          spans.add(part);
        }
      }
    }
    return spans;
  }

  private void rangesNest(List<ValueSpan> spans) {
    spans.sort(
        Comparator.comparingInt(ValueSpan::start)
            .thenComparing(ValueSpan::end, Comparator.reverseOrder()));
    var open = new ArrayList<ValueSpan>();
    for (ValueSpan span : spans) {
      require(span.start() >= 0 && span.end() <= trace.length(), "a range beyond the input");
      require(span.start() <= span.end(), "a range backwards");
      while (!open.isEmpty() && open.getLast().end() <= span.start()) {
        open.removeLast();
      }
      require(open.isEmpty() || span.end() <= open.getLast().end(), "ranges across each other");
      open.add(span);
    }
  }

  private void bytesBelongToEnclosingSpans() {
    for (int i = 0; i < trace.length(); i++) {
      int at = i;
      trace
          .at(at)
          .ifPresent(span -> require(span.start() <= at && at < span.end(), "a byte elsewhere"));
    }
    require(trace.at(trace.length()).isEmpty(), "a value behind the end");
  }

  private void opcodesMatchTheDisassembler() {
    var disassembler = new Disassembler(input, 0);
    while (disassembler.hasNext()) {
      var instruction = disassembler.next();
      int first = instruction.offset();
      int last = first + instruction.length() - 1;
      if (last < trace.length()) {
        require(trace.opcodeAt(first).orElseThrow() == first, "no opcode where one is");
        require(trace.opcodeAt(last).orElseThrow() == first, "an opcode within one");
      }
    }
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
