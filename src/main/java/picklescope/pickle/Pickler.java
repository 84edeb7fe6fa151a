package picklescope.pickle;

import java.util.Arrays;
import picklescope.python.PyBool;
import picklescope.python.PyBuffer;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyComplex;
import picklescope.python.PyDict;
import picklescope.python.PyExtension;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyPersistent;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Writes one pickle. A value without parts is written immediately; one with parts becomes a {@link
 * Step} on a stack of unfinished steps.
 */
final class Pickler {
  private static final int USUAL_DEPTH = 100; // of the stack of steps

  final int protocol;
  final PickleOutput out;
  final ScalarWriter scalars;
  final GlobalWriter names;
  final RepeatedValues repeated;
  private final ExternalWriter outside;
  final CallWriter calls;
  private final IdentityMemo memo = new IdentityMemo();
  private Step[] open = new Step[16];
  private int depth;

  private Pickler(int protocol, int mostBytes, boolean memoizesAll) {
    this.protocol = protocol;
    this.out = new PickleOutput(protocol, mostBytes);
    this.repeated = new RepeatedValues(memoizesAll);
    this.scalars = new ScalarWriter(out, protocol, repeated);
    this.names = new GlobalWriter(this);
    this.outside = new ExternalWriter(this);
    this.calls = new CallWriter(this);
  }

  /**
   * Returns the pickle of a value.
   *
   * @param mostBytes the maximum size
   */
  static byte[] write(PyValue value, int protocol, int mostBytes) throws PickleException {
    var pickler = new Pickler(protocol, mostBytes, false);
    try {
      byte[] pickle = pickler.write(value);
      if (!pickler.repeated.isMissed()) {
        return pickle;
      }
    } catch (PickleException e) {
      if (!pickler.repeated.hasRepetitions()) {
        throw e;
      }
    }
    return new Pickler(protocol, mostBytes, true).write(value);
  }

  private byte[] write(PyValue value) throws PickleException {
    save(value);
    while (depth > 0) {
      if (open[depth - 1].resume(this)) {
        depth--;
      }
    }
    return out.finish();
  }

  /**
   * Begins a tuple or frozenset, which can be referred to only when it is complete. A part that
   * refers to it before begins it again, as in CPython; nested repetitions are counted, because
   * each writes all parts again.
   */
  private boolean begin(PyValue value, Step step) throws PickleException {
    if (depth > USUAL_DEPTH) {
      calls.countStart(value);
    }
    return push(step);
  }

  /** Pushes a step, which is executed before the current ones. The caller must then return. */
  boolean push(Step step) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = step;
    return false;
  }

  /**
   * Writes a value, or pushes the step that does.
   *
   * @return whether it has been written; otherwise the caller must return and continue when the
   *     steps above it are finished
   */
  boolean save(PyValue value) throws PickleException {
    out.boundary();
    if (value instanceof PyFloat number) {
      scalars.real(number);
      return true;
    }
    if (value instanceof PyInt number && !scalars.isMemoized(number)) {
      scalars.integer(number);
      return true;
    }
    if (value instanceof PyNone) {
      out.code(Codes.NONE);
      return true;
    }
    if (value instanceof PyBool bool) {
      scalars.bool(bool.value());
      return true;
    }
    if (value instanceof PyTuple tuple && tuple.size() == 0) {
      emptyTuple();
      return true;
    }
    int memoIndex = memo.find(value);
    if (memoIndex >= 0) {
      get(memoIndex);
      return true;
    }
    return saveNew(value);
  }

  private boolean saveNew(PyValue value) throws PickleException {
    return switch (value) {
      case PyStr text -> {
        scalars.text(text);
        yield memoize(text);
      }
      case PyTuple tuple -> begin(tuple, new TupleStep(tuple));
      case PyList list -> saveList(list, memo.add(list));
      case PyDict dict -> saveDict(dict);
      case PyStr2 text -> {
        scalars.oldText(text);
        yield memoize(text);
      }
      case PyBytes bytes -> {
        if (protocol < 3) {
          yield calls.bytes(bytes);
        }
        scalars.bytes(bytes);
        yield memoize(bytes);
      }
      case PyByteArray bytes -> {
        if (protocol < 5) {
          yield calls.byteArray(bytes);
        }
        scalars.byteArray(bytes);
        yield memoize(bytes);
      }
      case PyComplex number -> calls.complex(number);
      case PySet set -> protocol < 4 ? calls.set(set) : saveSet(set);
      case PyFrozenSet set ->
          protocol < 4 ? calls.frozenSet(set) : begin(set, new FrozenSetStep(set));
      case PyGlobal global -> names.save(global);
      case PyObject object -> push(new ObjectStep(object, this));
      case PyPersistent persistent -> outside.save(persistent);
      case PyExtension extension -> outside.save(extension);
      case PyBuffer buffer -> outside.save(buffer);
      case PyInt number -> {
        scalars.integer(number);
        yield memoize(number);
      }
      case PyFloat leaf -> save(leaf);
      case PyNone leaf -> save(leaf);
      case PyBool leaf -> save(leaf);
    };
  }

  /** Writes a value to which nothing else can refer, or pushes the step that does. */
  boolean saveTemporary(PyValue value) throws PickleException {
    out.boundary();
    switch (value) {
      case PyList list -> {
        return saveList(list, memo.addTemporary());
      }
      case PyStr text when !text.isOneObject() -> {
        scalars.text(text);
        memoizeTemporary();
        return true;
      }
      default -> {
        return save(value);
      }
    }
  }

  void emptyTuple() {
    if (protocol == 0) {
      out.code(Codes.MARK);
      out.code(Codes.TUPLE);
    } else {
      out.code(Codes.EMPTY_TUPLE);
    }
  }

  /** Memoizes the value on top of the unpickler's stack. */
  boolean memoize(PyValue value) {
    put(memo.add(value));
    return true;
  }

  /** Memoizes the top of the unpickler's stack, to which nothing will refer. */
  void memoizeTemporary() {
    put(memo.addTemporary());
  }

  /**
   * Memoizes the result of a call; if one of its parts has already done so, replaces it by that
   * one.
   */
  boolean memoizeResult(PyValue value) {
    int memoIndex = memo.find(value);
    if (memoIndex >= 0) {
      out.code(Codes.POP);
      get(memoIndex);
      return true;
    }
    return memoize(value);
  }

  private void put(int id) {
    if (protocol >= 4) {
      out.code(Codes.MEMOIZE);
    } else if (protocol == 0) {
      out.codeAndNumberLine(Codes.PUT, id);
    } else if (id < 256) {
      out.codeAndByte(Codes.BINPUT, id);
    } else {
      out.codeAndInt(Codes.LONG_BINPUT, id);
    }
  }

  /** Returns the memo entry of a value, or -1. */
  int memoIndex(PyValue value) {
    return memo.find(value);
  }

  void get(int id) {
    if (protocol == 0) {
      out.codeAndNumberLine(Codes.GET, id);
    } else if (id < 256) {
      out.codeAndByte(Codes.BINGET, id);
    } else {
      out.codeAndInt(Codes.LONG_BINGET, id);
    }
  }

  private boolean saveList(PyList list, int id) {
    if (protocol == 0) {
      out.code(Codes.MARK);
      out.code(Codes.LIST);
    } else {
      out.code(Codes.EMPTY_LIST);
    }
    put(id);
    return list.size() == 0 || push(new BatchStep.ListItems(list));
  }

  private boolean saveDict(PyDict dict) {
    if (protocol == 0) {
      out.code(Codes.MARK);
      out.code(Codes.DICT);
    } else {
      out.code(Codes.EMPTY_DICT);
    }
    memoize(dict);
    return dict.size() == 0 || push(new BatchStep.DictEntries(dict));
  }

  private boolean saveSet(PySet set) {
    out.code(Codes.EMPTY_SET);
    memoize(set);
    return set.size() == 0 || push(new BatchStep.SetItems(set));
  }

  /** Writes a value as a call. */
  boolean call(PyValue value, PyGlobal callable, PyValue... arguments) {
    return push(new CallStep(value, callable, arguments));
  }
}
