package picklescope.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picklescope.pickle.PickleNote.Kind;
import picklescope.pickle.PickleTrace.OpenMark;
import picklescope.pickle.ValueSpan.Role;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyValue;

/**
 * Creates a {@link PickleTrace}. The {@link Unpickler} executes one opcode at a time, and a second
 * stack, of spans, is updated accordingly. So reading without a trace has no overhead.
 */
final class Tracer {
  private final byte[] in;
  private final int from;
  private final Unpickler machine;
  private final PickleInput input;
  private final ValueStack values;
  private final FrameCheck frames = new FrameCheck();
  private final SpanParts parts = new SpanParts();
  private final List<ValueSpan> stack = new ArrayList<>();
  private final List<OpenMark> marks = new ArrayList<>();
  private final Map<Long, ValueSpan> memo = new HashMap<>();
  private final List<ValueSpan> spans = new ArrayList<>();
  private final List<ValueSpan> dropped = new ArrayList<>();
  private final List<PickleNote> notes = new ArrayList<>();
  private int[] starts = new int[64];
  private int opcodes;

  Tracer(byte[] in, int from, PickleLimits limits) {
    Objects.checkIndex(from, in.length + 1);
    this.in = in;
    this.from = from;
    this.machine = new Unpickler(in, from, limits);
    this.input = machine.input();
    this.values = machine.stack();
  }

  PickleTrace trace() {
    Optional<PickleException> error = Optional.empty();
    int length;
    try {
      input.checkSize();
      boolean stopped = false;
      while (!stopped) {
        stopped = step();
      }
      length = input.at - from;
    } catch (PickleException e) {
      error = Optional.of(e);
      length = e.offset() - from;
    }
    Optional<ValueSpan> root = error.isEmpty() ? Optional.of(stack.removeLast()) : Optional.empty();
    if (error.isEmpty()) {
      for (ValueSpan left : stack) {
        note(Kind.LEFT_ON_STACK, left, "a value that the pickle leaves on the stack");
      }
    }
    notes.addAll(frames.notes());
    notes.addAll(parts.notes());
    notes.sort(Comparator.comparingInt(PickleNote::offset));
    int[] executed = Arrays.copyOf(starts, opcodes);
    return new PickleTrace(
        from, length, root, error, stack, marks, dropped, notes, executed, owners(executed));
  }

  private void note(Kind kind, ValueSpan span, String text) {
    notes.add(new PickleNote(kind, span.start(), text));
  }

  /**
   * Returns the innermost span to which each opcode belongs. Spans nest, and begin and end at
   * opcodes, so that a single pass over both in ascending order is sufficient.
   */
  private @Nullable ValueSpan[] owners(int[] executed) {
    var inOrder = new ArrayList<>(spans);
    inOrder.sort(
        Comparator.comparingInt(ValueSpan::start)
            .thenComparing(ValueSpan::end, Comparator.reverseOrder()));
    var owners = new @Nullable ValueSpan[executed.length];
    var open = new ArrayList<ValueSpan>();
    int next = 0;
    for (int i = 0; i < executed.length; i++) {
      while (next < inOrder.size() && inOrder.get(next).start() <= executed[i]) {
        open.add(inOrder.get(next++));
      }
      while (!open.isEmpty() && open.getLast().end() <= executed[i]) {
        open.removeLast();
      }
      owners[i] = open.isEmpty() ? null : open.getLast();
    }
    return owners;
  }

  private boolean step() throws PickleException {
    int size = values.size;
    int markCount = values.markCount();
    int memoCount = machine.memoCount();
    boolean stopped = machine.run(1);
    int at = input.opcodeAt;
    if (opcodes == starts.length) {
      starts = Arrays.copyOf(starts, opcodes * 2);
    }
    starts[opcodes++] = at;
    frames.executed(in, at, input.at);
    switch (in[at] & 0xFF) {
      case Codes.MARK -> marks.add(new OpenMark(at, size));
      case Codes.PROTO, Codes.FRAME, Codes.STOP -> {}
      case Codes.BINGET, Codes.LONG_BINGET, Codes.GET ->
          refer(Objects.requireNonNull(memo.get(memoIndex(memoCount)))); // the machine found it
      case Codes.DUP -> refer(stack.getLast().origin());
      case Codes.MEMOIZE, Codes.BINPUT, Codes.LONG_BINPUT, Codes.PUT -> {
        stack.getLast().extendTo(input.at);
        memo.put(memoIndex(memoCount), stack.getLast().origin());
      }
      case Codes.TUPLE1 -> collect(take(1));
      case Codes.TUPLE2 -> collect(take(2));
      case Codes.TUPLE3 -> collect(take(3));
      case Codes.TUPLE, Codes.LIST, Codes.DICT, Codes.FROZENSET -> collect(takeMarked());
      case Codes.APPEND -> fill(take(1));
      case Codes.SETITEM -> fill(take(2));
      case Codes.APPENDS, Codes.SETITEMS, Codes.ADDITEMS -> fill(takeMarked());
      case Codes.POP -> drop(values.markCount() < markCount ? takeMarked() : take(1));
      case Codes.POP_MARK -> drop(takeMarked());
      case Codes.STACK_GLOBAL -> combine(take(2), Role.MODULE, Role.NAME);
      case Codes.REDUCE, Codes.NEWOBJ -> combine(take(2), Role.CALLABLE, Role.ARGUMENTS);
      case Codes.NEWOBJ_EX -> combine(take(3), Role.CALLABLE, Role.ARGUMENTS, Role.KEYWORDS);
      case Codes.BINPERSID -> combine(take(1), Role.ID);
      case Codes.INST, Codes.OBJ -> instance(takeMarked());
      case Codes.BUILD -> build(take(1));
      case Codes.READONLY_BUFFER -> readOnly();
      default -> push(at);
    }
    return stopped;
  }

  /**
   * Returns the memo index in the argument of the executed opcode, or the next index for MEMOIZE.
   */
  private long memoIndex(int memoCount) {
    int argument = input.opcodeAt + 1;
    return switch (in[input.opcodeAt] & 0xFF) {
      case Codes.BINGET, Codes.BINPUT -> in[argument] & 0xFF;
      case Codes.LONG_BINGET, Codes.LONG_BINPUT -> Integer.toUnsignedLong(input.int4(argument));
      case Codes.GET, Codes.PUT -> NumberParser.index(in, argument, input.at - 1);
      default -> memoCount;
    };
  }

  /**
   * Spans that were removed from the stack, and their start: that of their MARK, if they had one.
   */
  private record Taken(List<ValueSpan> spans, int start) {}

  private Taken take(int count) {
    List<ValueSpan> top = stack.subList(stack.size() - count, stack.size());
    var taken = new Taken(List.copyOf(top), top.getFirst().start());
    top.clear();
    return taken;
  }

  private Taken takeMarked() {
    OpenMark mark = marks.removeLast();
    List<ValueSpan> top = stack.subList(mark.below(), stack.size());
    var taken = new Taken(List.copyOf(top), mark.offset());
    top.clear();
    return taken;
  }

  private PyValue top() {
    return values.value(values.size - 1);
  }

  private ValueSpan push(int start) {
    return push(top(), start, SpanParts.hashable(top()));
  }

  private ValueSpan push(PyValue value, int start, boolean hashable) {
    var span = new ValueSpan(value, start, input.at, hashable);
    spans.add(span);
    stack.add(span);
    return span;
  }

  private void refer(ValueSpan target) {
    var span = new ValueSpan(target, top(), input.opcodeAt, input.at);
    spans.add(span);
    stack.add(span);
  }

  /** Pushes a new container of the removed spans. */
  private void collect(Taken taken) {
    boolean hashable = SpanParts.hashable(top());
    for (int i = 0; hashable && i < taken.spans.size(); i++) {
      hashable = taken.spans.get(i).hashable();
    }
    parts.add(push(top(), taken.start, hashable), taken.spans);
  }

  /** Adds the removed spans to the value below them. */
  private void fill(Taken taken) {
    ValueSpan target = target();
    boolean pairs = in[input.opcodeAt] == Codes.SETITEM || in[input.opcodeAt] == Codes.SETITEMS;
    parts.fill(target.origin(), taken.spans, pairs);
  }

  /**
   * Returns the span of the value that was modified. A global has become an object that holds the
   * additions.
   */
  private ValueSpan target() {
    ValueSpan target = stack.getLast();
    if (target.value() instanceof PyGlobal && top() instanceof PyObject) {
      stack.removeLast();
      ValueSpan made = push(target.start());
      made.add(target, Role.CALLABLE, 0);
      return made;
    }
    target.extendTo(input.at);
    return target;
  }

  private void drop(Taken taken) {
    dropped.addAll(taken.spans);
    for (ValueSpan span : taken.spans) {
      if (span.value() instanceof PyObject) {
        note(Kind.DROPPED_CALL, span, "a call whose result is dropped");
      }
    }
  }

  private void combine(Taken taken, Role... roles) {
    ValueSpan made = push(taken.start);
    for (int i = 0; i < roles.length; i++) {
      made.add(taken.spans.get(i), roles[i], 0);
    }
  }

  /**
   * Pushes an object of INST or OBJ: its class is in the opcode or the first value, and its
   * arguments are not in a tuple.
   */
  private void instance(Taken taken) {
    ValueSpan made = push(taken.start);
    var object = (PyObject) made.value();
    var arguments = new ArrayList<>(taken.spans);
    if (in[input.opcodeAt] == Codes.OBJ) {
      made.add(arguments.removeFirst(), Role.CALLABLE, 0);
    } else {
      var named = new ValueSpan(object.callable(), input.opcodeAt, input.at, true);
      spans.add(named);
      made.add(named, Role.CALLABLE, 0);
    }
    boolean none = arguments.isEmpty();
    int start = none ? input.opcodeAt : arguments.getFirst().start();
    int end = none ? start : arguments.getLast().end();
    var tuple = new ValueSpan(object.arguments(), start, end, false); // may have a part's range
    made.add(tuple, Role.ARGUMENTS, 0);
    parts.add(tuple, arguments);
  }

  private void build(Taken taken) {
    ValueSpan target = target();
    parts.state(target.origin(), taken.spans.getFirst());
  }

  private void readOnly() {
    ValueSpan buffer = stack.getLast();
    buffer.extendTo(input.at);
    buffer.replace(top());
  }
}
