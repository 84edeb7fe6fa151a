package picklescope.pickle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picklescope.pickle.PickleException.Kind;
import picklescope.python.Equality;
import picklescope.python.PyBool;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * The machine that a pickle is a program for, one instance a pickle. {@link #run} is the loop over
 * the opcodes that data consist of; {@link ObjectOpcodes} does those that name classes and the
 * like.
 */
final class Unpickler {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_ENDIAN_LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  final byte[] in;
  final PickleLimits limits;
  private final Memo memo;
  private final Equality equality = new Equality();
  private final ObjectOpcodes objects = new ObjectOpcodes(this);
  private PyValue[] stack = new PyValue[16];
  private int size; // of the stack
  private int fence; // where the innermost mark's part of the stack begins; nothing below is popped
  private int[] marks = new int[8];
  private int markCount;
  private int at; // the next byte
  private int opcodeAt; // the opcode that is being executed
  private long executed;
  private List<PyValue> popped = List.of();

  Unpickler(byte[] in, int offset, PickleLimits limits) {
    this.in = in;
    this.at = offset;
    this.opcodeAt = offset;
    this.limits = limits;
    this.memo = new Memo(in.length - offset);
  }

  /** Before anything is executed. */
  void checkBytes() throws PickleException {
    if (in.length - at > limits.bytes()) {
      throw limit("bytes", limits.bytes(), in.length - at);
    }
  }

  /**
   * Executes opcodes until STOP has been.
   *
   * @param most the most opcodes to execute
   * @return whether STOP has been
   */
  boolean run(int most) throws PickleException {
    byte[] in = this.in;
    for (int left = most; left > 0; left--) {
      if (at == in.length) {
        opcodeAt = at;
        throw truncated("the pickle ends without STOP");
      }
      opcodeAt = at;
      byte opcode = in[at++];
      switch (opcode) {
        case Codes.BININT1 -> push(PyInt.of(in[take(1)] & 0xFF));
        case Codes.BININT2 -> push(PyInt.of(uint2(take(2))));
        case Codes.BININT -> push(PyInt.of(int4(take(4))));
        case Codes.BINFLOAT ->
            push(new PyFloat(Double.longBitsToDouble((long) BIG_ENDIAN_LONGS.get(in, take(8)))));
        case Codes.SHORT_BINUNICODE -> pushText(in[take(1)] & 0xFF);
        case Codes.BINUNICODE -> pushText(Integer.toUnsignedLong(int4(take(4))));
        case Codes.BINUNICODE8 -> pushText(int8(take(8)));
        case Codes.MEMOIZE -> memoPut(memo.count());
        case Codes.BINPUT -> memoPut(in[take(1)] & 0xFF);
        case Codes.LONG_BINPUT -> memoPut(Integer.toUnsignedLong(int4(take(4))));
        case Codes.BINGET -> memoGet(in[take(1)] & 0xFF);
        case Codes.LONG_BINGET -> memoGet(Integer.toUnsignedLong(int4(take(4))));
        case Codes.MARK -> pushMark();
        case Codes.EMPTY_LIST -> push(PyList.of());
        case Codes.EMPTY_TUPLE -> push(PyTuple.of());
        case Codes.EMPTY_DICT -> push(PyDict.of());
        case Codes.EMPTY_SET -> push(PySet.of());
        case Codes.APPEND -> append(size - 1);
        case Codes.APPENDS -> append(popMark());
        case Codes.SETITEM -> setItems(size - 2);
        case Codes.SETITEMS -> setItems(popMark());
        case Codes.TUPLE1 -> pushTuple(size - 1);
        case Codes.TUPLE2 -> pushTuple(size - 2);
        case Codes.TUPLE3 -> pushTuple(size - 3);
        case Codes.TUPLE -> pushTuple(popMark());
        case Codes.NONE -> push(PyNone.NONE);
        case Codes.NEWTRUE -> push(PyBool.TRUE);
        case Codes.NEWFALSE -> push(PyBool.FALSE);
        case Codes.STOP -> {
          need(1);
          executed += most - left + 1;
          return true;
        }
        default -> rare(opcode);
      }
    }
    executed += most;
    if (executed >= limits.nodes()) {
      throw limit("opcodes", limits.nodes(), executed + 1);
    }
    return false;
  }

  /** The opcodes of older protocols and the less usual ones. */
  private void rare(byte opcode) throws PickleException {
    switch (opcode) {
      case Codes.PROTO -> protocol(in[take(1)] & 0xFF);
      case Codes.FRAME -> frame(int8(take(8)));
      case Codes.INT -> pushIntLine();
      case Codes.LONG -> pushLongLine();
      case Codes.FLOAT -> pushFloatLine();
      case Codes.STRING -> pushStringLine();
      case Codes.UNICODE -> pushUnicodeLine();
      case Codes.LONG1 -> pushLong(in[take(1)] & 0xFF);
      case Codes.LONG4 -> pushLong(int4(take(4)));
      case Codes.SHORT_BINSTRING -> push(PyStr2.of(bytes(in[take(1)] & 0xFF)));
      case Codes.BINSTRING -> push(PyStr2.of(bytes(int4(take(4)))));
      case Codes.SHORT_BINBYTES -> push(PyBytes.of(bytes(in[take(1)] & 0xFF)));
      case Codes.BINBYTES -> push(PyBytes.of(bytes(Integer.toUnsignedLong(int4(take(4))))));
      case Codes.BINBYTES8 -> push(PyBytes.of(bytes(int8(take(8)))));
      case Codes.BYTEARRAY8 -> push(PyByteArray.of(bytes(int8(take(8)))));
      case Codes.PUT -> memoPut(indexLine());
      case Codes.GET -> memoGet(indexLine());
      case Codes.LIST -> {
        int mark = popMark();
        var list = PyList.of();
        list.addAll(stack, mark, size);
        cut(mark);
        push(list);
      }
      case Codes.DICT -> {
        int mark = popMark();
        evenly(mark);
        var dict = PyDict.of();
        dict.putAll(stack, mark, size, equality);
        cut(mark);
        push(dict);
      }
      case Codes.FROZENSET -> {
        int mark = popMark();
        var set = PyFrozenSet.of(stack, mark, size, equality);
        cut(mark);
        push(set);
      }
      case Codes.ADDITEMS -> addItems(popMark());
      case Codes.DUP -> push(needTop());
      case Codes.POP -> popOne();
      case Codes.POP_MARK -> discard(popMark());
      default -> objects.execute(opcode);
    }
  }

  // ---- bytes

  /** Passes some bytes of an argument and says where they begin. */
  int take(int count) throws PickleException {
    int from = at;
    if (in.length - from < count) {
      throw truncated("the pickle ends within an argument");
    }
    at = from + count;
    return from;
  }

  int uint2(int from) {
    return in[from] & 0xFF | (in[from + 1] & 0xFF) << 8;
  }

  int int4(int from) {
    return (int) INTS.get(in, from);
  }

  private long int8(int from) {
    return (long) LONGS.get(in, from);
  }

  private void protocol(int protocol) throws PickleException {
    if (protocol > PickleWriter.HIGHEST_PROTOCOL) {
      throw error(
          Kind.MALFORMED,
          "pickle protocol "
              + protocol
              + " is not known; the newest is "
              + PickleWriter.HIGHEST_PROTOCOL);
    }
  }

  /** As CPython's C unpickler: the frame must be there whole, and then does not matter. */
  private void frame(long length) throws PickleException {
    checkLength(length);
  }

  private void checkLength(long length) throws PickleException {
    int left = in.length - at;
    if (length < 0 || length > left) {
      String text = length < 0 ? Long.toUnsignedString(length) : Long.toString(length);
      throw PickleException.limit(
          Kind.TRUNCATED,
          opcodeAt,
          "the pickle says that " + text + " bytes follow, but only " + left + " do",
          left,
          length);
    }
    if (length > limits.stringLength()) {
      throw limit("bytes in one value", limits.stringLength(), length);
    }
  }

  private byte[] bytes(long length) throws PickleException {
    checkLength(length);
    int from = at;
    at = from + (int) length;
    return Arrays.copyOfRange(in, from, at);
  }

  /** Passes a line and says where it ends; the newline is passed too. */
  int takeLine() throws PickleException {
    int end = at;
    while (end < in.length && in[end] != '\n') {
      end++;
    }
    if (end == in.length) {
      throw truncated("the pickle ends within a line");
    }
    if (end - at > limits.stringLength()) {
      throw limit("bytes in one line", limits.stringLength(), end - at);
    }
    at = end + 1;
    return end;
  }

  int at() {
    return at;
  }

  int opcodeAt() {
    return opcodeAt;
  }

  // ---- numbers and text

  private void pushText(long length) throws PickleException {
    checkLength(length);
    int from = at;
    int to = from + (int) length;
    if (!Texts.isAscii(in, from, to) && !Texts.isUtf8(in, from, to, true)) {
      throw error(Kind.MALFORMED, "a str that is not UTF-8");
    }
    at = to;
    push(PyStr.ofUtf8(Arrays.copyOfRange(in, from, to)));
  }

  private void pushLong(int length) throws PickleException {
    checkLength(length);
    push(Numbers.littleEndian(in, take(length), length));
  }

  private void pushIntLine() throws PickleException {
    int from = at;
    int end = takeLine();
    push(
        number(
            end == from ? null : Numbers.intOrBool(in, from, end, limits.integerDigits()),
            from,
            end));
  }

  private void pushLongLine() throws PickleException {
    int from = at;
    int end = takeLine();
    int digits = end > from && in[end - 1] == 'L' ? end - 1 : end;
    push(
        number(
            end == from ? null : Numbers.integer(in, from, digits, limits.integerDigits()),
            from,
            end));
  }

  private void pushFloatLine() throws PickleException {
    int from = at;
    int end = takeLine();
    Double value = Numbers.real(in, from, end);
    push(number(value == null ? null : new PyFloat(value), from, end));
  }

  private PyValue number(PyValue value, int from, int end) throws PickleException {
    if (value == null) {
      throw error(Kind.MALFORMED, "not a number: " + Quoted.line(in, from, end));
    }
    return value;
  }

  private long indexLine() throws PickleException {
    int from = at;
    int end = takeLine();
    long index = Numbers.index(in, from, end);
    if (index < 0) {
      throw error(Kind.MALFORMED, "not a memo index: " + Quoted.line(in, from, end));
    }
    return index;
  }

  private void pushStringLine() throws PickleException {
    int from = at;
    int end = takeLine();
    byte quote = end - from < 2 ? 0 : in[from];
    byte[] text =
        (quote == '\'' || quote == '"') && in[end - 1] == quote
            ? Texts.stringEscape(in, from + 1, end - 1)
            : null;
    if (text == null) {
      throw error(Kind.MALFORMED, "not a quoted string: " + Quoted.line(in, from, end));
    }
    push(PyStr2.of(text));
  }

  private void pushUnicodeLine() throws PickleException {
    int from = at;
    int end = takeLine();
    byte[] text = Texts.rawUnicodeEscape(in, from, end);
    if (text == null) {
      throw error(Kind.MALFORMED, "a broken \\u escape: " + Quoted.line(in, from, end));
    }
    push(PyStr.ofUtf8(text));
  }

  // ---- stack and memo

  void push(PyValue value) throws PickleException {
    if (size == stack.length) {
      if (size >= limits.depth()) {
        throw limit("values on the stack", limits.depth(), size + 1L);
      }
      stack = Arrays.copyOf(stack, (int) Math.min(size * 2L, limits.depth()));
    }
    stack[size++] = value;
  }

  PyValue pop() throws PickleException {
    need(1);
    return stack[--size];
  }

  private PyValue needTop() throws PickleException {
    need(1);
    return stack[size - 1];
  }

  /** The value on top, when it is known that there is one. */
  PyValue top() {
    return stack[size - 1];
  }

  int markCount() {
    return markCount;
  }

  int memoCount() {
    return memo.count();
  }

  /** The values from one place of the stack up to its top, taken off it. */
  PyValue[] popFrom(int from) {
    PyValue[] values = Arrays.copyOfRange(stack, from, size);
    cut(from);
    return values;
  }

  int size() {
    return size;
  }

  private void need(int values) throws PickleException {
    if (size - fence < values) {
      throw error(
          Kind.STACK,
          markCount > 0 && size >= values
              ? "a MARK where a value is needed"
              : "nothing on the stack");
    }
  }

  /** Values above stay in the array until others take their place: nobody sees them. */
  private void cut(int to) {
    size = to;
  }

  private void pushMark() throws PickleException {
    if (markCount == marks.length) {
      if (markCount >= limits.depth()) {
        throw limit("marks", limits.depth(), markCount + 1L);
      }
      marks = Arrays.copyOf(marks, markCount * 2);
    }
    marks[markCount++] = size;
    fence = size;
  }

  int popMark() throws PickleException {
    if (markCount == 0) {
      throw error(Kind.STACK, "no MARK");
    }
    int mark = marks[--markCount];
    fence = markCount == 0 ? 0 : marks[markCount - 1];
    return mark;
  }

  private void memoPut(long index) throws PickleException {
    if (memo.count() >= limits.memo()) {
      throw limit("memo entries", limits.memo(), memo.count() + 1L);
    }
    memo.put(index, needTop());
  }

  private void memoGet(long index) throws PickleException {
    PyValue value = memo.get(index);
    if (value == null) {
      throw error(Kind.STACK, "nothing in the memo at " + index);
    }
    push(value);
  }

  private void popOne() throws PickleException {
    if (markCount > 0 && marks[markCount - 1] == size) {
      popMark();
    } else {
      need(1);
      discard(size - 1);
    }
  }

  /** Drops values; a call among them is data that nothing else may show, so it is noted. */
  private void discard(int from) {
    for (int i = from; i < size; i++) {
      if (stack[i] instanceof PyObject object) {
        if (popped.isEmpty()) {
          popped = new ArrayList<>();
        }
        popped.add(object);
      }
    }
    cut(from);
  }

  // ---- containers

  private void pushTuple(int from) throws PickleException {
    if (from < fence) {
      need(size - from);
    }
    PyTuple tuple = PyTuple.of(Arrays.copyOfRange(stack, from, size));
    size = from;
    push(tuple);
  }

  /** The value below some others, to which they are added. */
  private PyValue target(int from) throws PickleException {
    if (from <= fence) {
      need(size - from + 1);
    }
    return stack[from - 1];
  }

  private void append(int from) throws PickleException {
    PyValue target = target(from);
    if (target instanceof PyList list) {
      if (from == size - 1) {
        list.add(stack[from]);
      } else {
        list.addAll(stack, from, size);
      }
    } else if (target instanceof PyObject object) {
      for (int i = from; i < size; i++) {
        object.addItem(stack[i]);
      }
    } else if (from < size) {
      throw cannot("append to", target);
    }
    cut(from);
  }

  private void setItems(int from) throws PickleException {
    PyValue target = target(from);
    evenly(from);
    if (target instanceof PyDict dict) {
      dict.putAll(stack, from, size, equality);
    } else if (target instanceof PyObject object) {
      for (int i = from; i < size; i += 2) {
        object.addPair(stack[i], stack[i + 1]);
      }
    } else if (from < size) {
      throw cannot("set items of", target);
    }
    cut(from);
  }

  private void addItems(int from) throws PickleException {
    PyValue target = target(from);
    if (target instanceof PySet set) {
      set.addAll(stack, from, size, equality);
    } else if (target instanceof PyObject object) {
      for (int i = from; i < size; i++) {
        object.addItem(stack[i]);
      }
    } else if (from < size) {
      throw cannot("add items to", target);
    }
    cut(from);
  }

  private void evenly(int from) throws PickleException {
    if ((size - from) % 2 != 0) {
      throw error(Kind.STACK, "a key without a value");
    }
  }

  // ---- errors

  PickleException error(Kind kind, String message) {
    return new PickleException(kind, opcodeAt, message);
  }

  PickleException cannot(String verb, PyValue target) {
    return error(Kind.STACK, "cannot " + verb + " a " + target.getClass().getSimpleName());
  }

  PickleException truncated(String message) {
    return error(Kind.TRUNCATED, message);
  }

  private PickleException limit(String what, long limit, long actual) {
    return PickleException.limit(
        Kind.LIMIT, opcodeAt, "more than " + limit + " " + what, limit, actual);
  }

  // ---- results

  /** The calls that were taken off the stack by POP and POP_MARK. */
  List<PyValue> popped() {
    return popped;
  }

  /** The names of classes and functions that have been mentioned, in order. */
  List<PyGlobal> named() {
    return objects.named();
  }
}
