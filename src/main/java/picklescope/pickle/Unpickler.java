package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picklescope.pickle.PickleException.Kind;
import picklescope.python.Equality;
import picklescope.python.PyBool;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PySet;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Executes a pickle, one instance per pickle. {@link #run} is the loop and executes the opcodes
 * that are common today; {@link #rare} executes those of older protocols and less common ones,
 * {@link ContainerOpcodes} those that fill containers, {@link ObjectOpcodes} those that concern
 * classes, functions and external values.
 */
final class Unpickler {
  private final PickleInput input;
  private final ValueStack stack;
  private final Memo memo;
  private ContainerOpcodes containers;
  private Equality equality = new Equality();
  private final NameListener listener;
  private @Nullable ObjectOpcodes objects; // null until it is needed
  private int executed;
  private List<PyValue> popped = List.of();

  Unpickler(byte[] bytes, int from, PickleLimits limits) {
    this(bytes, from, limits, NameListener.NONE);
  }

  Unpickler(byte[] bytes, int from, PickleLimits limits, NameListener listener) {
    this(new PickleInput(bytes, from, limits), Optional.empty(), listener);
  }

  /**
   * Creates an unpickler.
   *
   * @param kept the memo of the pickles before, as CPython's Unpickler keeps it
   */
  Unpickler(PickleInput input, Optional<Memo> kept, NameListener listener) {
    this.listener = listener;
    this.input = input;
    this.stack = new ValueStack(input);
    this.memo = kept.orElseGet(() -> new Memo(input));
    this.memo.continueIn(input);
    this.containers = new ContainerOpcodes(input, stack, equality, listener);
  }

  /** Begins with another pickle, which shares nothing with the one before. */
  void restart(byte[] bytes) {
    input.restart(bytes);
    stack.clear();
    memo.clear();
    equality = new Equality(); // it stores what it has compared
    containers = new ContainerOpcodes(input, stack, equality, listener);
    objects = null;
    executed = 0;
    popped = List.of();
  }

  /** Executes opcodes up to STOP. */
  void run() throws PickleException {
    run(Integer.MAX_VALUE); // the limits allow fewer
  }

  /**
   * Executes opcodes up to STOP, or a number of them.
   *
   * @param most the maximum number of opcodes to execute
   * @return whether STOP has been executed
   */
  boolean run(int most) throws PickleException {
    PickleInput in = input;
    byte[] bytes = in.bytes;
    ValueStack stack = this.stack;
    int at = in.at; // a local copy, because each opcode depends on it
    int allowed = Math.min(most, in.limits.nodes() - executed);
    for (int left = allowed; left > 0; left--) {
      in.opcodeAt = at;
      if (at == bytes.length) {
        throw in.truncated("the pickle ends without STOP");
      }
      int opcode = bytes[at++] & 0xFF;
      switch (opcode) {
        case Codes.BININT1 -> {
          at = in.past(at, 1);
          stack.push(PyInt.of(bytes[at - 1] & 0xFF));
        }
        case Codes.BININT2 -> {
          at = in.past(at, 2);
          stack.push(PyInt.of(in.uint2(at - 2)));
        }
        case Codes.BININT -> {
          at = in.past(at, 4);
          stack.push(PyInt.of(in.int4(at - 4)));
        }
        case Codes.BINFLOAT -> {
          at = in.past(at, 8);
          stack.push(new PyFloat(in.float8(at - 8)));
        }
        case Codes.SHORT_BINUNICODE -> {
          int from = in.past(at, 1);
          at = from + (bytes[at] & 0xFF);
          stack.push(in.text(from, at - from));
        }
        case Codes.BINUNICODE -> {
          int from = in.past(at, 4);
          long length = Integer.toUnsignedLong(in.int4(at));
          stack.push(in.text(from, length));
          at = from + (int) length;
        }
        case Codes.MEMOIZE -> memo.put(memo.count(), stack.top());
        case Codes.BINPUT -> {
          at = in.past(at, 1);
          memo.put(bytes[at - 1] & 0xFF, stack.top());
        }
        case Codes.LONG_BINPUT -> {
          at = in.past(at, 4);
          memo.put(Integer.toUnsignedLong(in.int4(at - 4)), stack.top());
        }
        case Codes.BINGET -> {
          at = in.past(at, 1);
          get(bytes[at - 1] & 0xFF);
        }
        case Codes.LONG_BINGET -> {
          at = in.past(at, 4);
          get(Integer.toUnsignedLong(in.int4(at - 4)));
        }
        case Codes.MARK -> stack.mark();
        case Codes.EMPTY_LIST -> stack.push(PyList.of());
        case Codes.EMPTY_TUPLE -> stack.push(PyTuple.of());
        case Codes.EMPTY_DICT -> stack.push(PyDict.of());
        case Codes.APPEND -> containers.append(stack.size - 1);
        case Codes.APPENDS -> containers.append(stack.popMark());
        case Codes.SETITEM -> containers.setItems(stack.size - 2);
        case Codes.SETITEMS -> containers.setItems(stack.popMark());
        case Codes.TUPLE1 -> stack.push(stack.tuple(stack.size - 1));
        case Codes.TUPLE2 -> stack.push(stack.tuple(stack.size - 2));
        case Codes.TUPLE3 -> stack.push(stack.tuple(stack.size - 3));
        case Codes.TUPLE -> stack.push(stack.tuple(stack.popMark()));
        case Codes.NONE -> stack.push(PyNone.NONE);
        case Codes.NEWTRUE -> stack.push(PyBool.TRUE);
        case Codes.NEWFALSE -> stack.push(PyBool.FALSE);
        case Codes.STOP -> {
          stack.need(1);
          in.at = at;
          executed += allowed - left + 1;
          return true;
        }
        default -> {
          in.at = at;
          rare(opcode);
          at = in.at;
        }
      }
    }
    in.at = at;
    executed += allowed;
    if (allowed < most) {
      in.opcodeAt = at;
      throw in.limit("opcodes", executed, executed + 1L);
    }
    return false;
  }

  private void rare(int opcode) throws PickleException {
    PickleInput in = input;
    switch (opcode) {
      case Codes.PROTO -> protocol(in.uint1());
      case Codes.FRAME -> frame(in.int8());
      case Codes.EMPTY_SET -> stack.push(PySet.of());
      case Codes.ADDITEMS -> containers.addItems(stack.popMark());
      case Codes.FROZENSET -> containers.frozenSet(stack.popMark());
      case Codes.INT -> stack.push(LineArguments.intOrBool(in));
      case Codes.LONG -> stack.push(LineArguments.integer(in));
      case Codes.FLOAT -> stack.push(LineArguments.real(in));
      case Codes.STRING -> stack.push(escaped(LineArguments.quoted(in)));
      case Codes.UNICODE -> stack.push(LineArguments.escaped(in));
      case Codes.PUT -> put(LineArguments.index(in, !stack.isEmpty()), stack.top());
      case Codes.GET -> {
        long index = LineArguments.index(in, false);
        if (listener != NameListener.NONE) {
          memo.checkLine(index);
        }
        get(index);
      }
      case Codes.LIST -> containers.list(stack.popMark());
      case Codes.DICT -> containers.dict(stack.popMark());
      case Codes.LONG1 -> stack.push(in.bigInt(in.uint1()));
      case Codes.LONG4 -> stack.push(in.bigInt(in.int4()));
      case Codes.BINUNICODE8 -> {
        long length = in.int8();
        stack.push(in.text(in.at, length));
        in.at += (int) length;
      }
      case Codes.SHORT_BINSTRING -> stack.push(PyStr2.of(read(in.data(in.uint1()))));
      case Codes.BINSTRING -> stack.push(PyStr2.of(read(in.data(in.int4()))));
      case Codes.SHORT_BINBYTES -> stack.push(PyBytes.of(read(in.data(in.uint1()))));
      case Codes.BINBYTES -> stack.push(PyBytes.of(read(in.data(in.uint4()))));
      case Codes.BINBYTES8 -> stack.push(PyBytes.of(read(in.data(in.int8()))));
      case Codes.BYTEARRAY8 -> stack.push(PyByteArray.of(read(in.data(in.int8()))));
      case Codes.DUP -> stack.push(stack.top());
      case Codes.POP -> pop();
      case Codes.POP_MARK -> drop(stack.popMark());
      default -> {
        if (objects == null) {
          objects = new ObjectOpcodes(input, stack, equality, listener);
        }
        objects.execute(opcode);
      }
    }
  }

  private byte[] read(byte[] value) {
    listener.read(value, false);
    return value;
  }

  private PyStr2 escaped(PyStr2 value) {
    listener.read(value.raw(), true);
    return value;
  }

  /** A frame must be complete, and is then ignored; those written in Python do not check it. */
  private void frame(long length) throws PickleException {
    if (listener == NameListener.NONE || length < 0) {
      input.checkLength(length);
    }
  }

  private void protocol(int protocol) throws PickleException {
    if (protocol > PickleWriter.HIGHEST_PROTOCOL) {
      throw input.error(
          Kind.MALFORMED,
          "pickle protocol "
              + protocol
              + " is not known; the newest is "
              + PickleWriter.HIGHEST_PROTOCOL);
    }
  }

  private void put(long index, Object value) throws PickleException {
    if (listener != NameListener.NONE) {
      memo.checkLine(index);
      memo.putByLine(index, value);
    }
    memo.put(index, value);
  }

  private void get(long index) throws PickleException {
    Object value = memo.get(index);
    if (value == null) {
      throw input.error(Kind.STACK, "nothing in the memo at " + index);
    }
    stack.push(value);
  }

  private void pop() throws PickleException {
    if (stack.isMarkOnTop()) {
      stack.popMark();
    } else {
      stack.need(1);
      drop(stack.size - 1);
    }
  }

  /** Drops values. Objects among them are recorded, because nothing else may contain them. */
  private void drop(int from) {
    for (int i = from; i < stack.size; i++) {
      if (stack.value(i) instanceof PyObject object) {
        if (popped.isEmpty()) {
          popped = new ArrayList<>();
        }
        popped.add(object);
      }
    }
    stack.cut(from);
  }

  PickleInput input() {
    return input;
  }

  ValueStack stack() {
    return stack;
  }

  Memo memo() {
    return memo;
  }

  int memoCount() {
    return memo.count();
  }

  /** Returns the objects that were removed from the stack by POP and POP_MARK. */
  List<PyValue> popped() {
    return popped;
  }
}
