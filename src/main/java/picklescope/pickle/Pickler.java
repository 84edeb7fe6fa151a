package picklescope.pickle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import picklescope.pickle.PickleException.Kind;
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
import picklescope.python.RenamedInPython3;

/**
 * Writes one pickle. A value without parts is written at once; one with parts becomes a {@link
 * Step} on a stack of those that are not done yet.
 */
final class Pickler {
  private static final PyStr BUILTINS = PyStr.of("builtins");
  private static final PyStr LATIN1 = PyStr.of("latin1");
  private static final PyGlobal ENCODE = new PyGlobal(PyStr.of("_codecs"), PyStr.of("encode"));
  private static final PyGlobal BYTES = builtin("bytes");
  private static final PyGlobal BYTE_ARRAY = builtin("bytearray");
  private static final PyGlobal SET = builtin("set");
  private static final PyGlobal FROZEN_SET = builtin("frozenset");
  private static final PyGlobal COMPLEX = builtin("complex");
  private static final PyGlobal GET_ATTRIBUTE = builtin("getattr");

  private static final int MOST_BEGUN = 100;

  final int protocol;
  final PickleOutput out;
  private final Leaves leaves;
  private final IdentityMemo memo = new IdentityMemo();
  private Step[] open = new Step[16];
  private final Map<PyValue, Integer> begun = new IdentityHashMap<>();
  private int depth;
  private final List<Integer> buffers = new ArrayList<>(); // the memo entries of those before

  Pickler(int protocol) {
    this.protocol = protocol;
    this.out = new PickleOutput(protocol);
    this.leaves = new Leaves(out, protocol);
  }

  private static PyGlobal builtin(String name) {
    return new PyGlobal(BUILTINS, PyStr.of(name));
  }

  byte[] write(PyValue value) throws PickleException {
    save(value);
    while (depth > 0) {
      Step step = open[depth - 1];
      if (step.go(this)) {
        open[--depth] = null;
      }
    }
    return out.finish();
  }

  /** Puts a step before all that are open. It must be the last thing that its maker does. */
  boolean push(Step step) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = step;
    return false;
  }

  /**
   * Writes a value, or makes the step that does.
   *
   * @return whether it is written whole; otherwise the caller must return and go on when the steps
   *     above it are done
   */
  boolean save(PyValue value) throws PickleException {
    out.boundary();
    if (value instanceof PyFloat number) {
      leaves.real(number);
      return true;
    }
    if (value instanceof PyInt number) {
      leaves.integer(number);
      return true;
    }
    if (value instanceof PyNone) {
      out.code(Codes.NONE);
      return true;
    }
    if (value instanceof PyBool bool) {
      leaves.bool(bool.value());
      return true;
    }
    if (value instanceof PyTuple tuple && tuple.size() == 0) {
      emptyTuple();
      return true;
    }
    int known = memo.find(value);
    if (known >= 0) {
      get(known);
      return true;
    }
    return saveNew(value);
  }

  private boolean saveNew(PyValue value) throws PickleException {
    return switch (value) {
      case PyStr text -> {
        leaves.text(text);
        yield memoize(text);
      }
      case PyTuple tuple -> push(new TupleStep(tuple));
      case PyList list -> saveList(list);
      case PyDict dict -> saveDict(dict);
      case PyStr2 text -> {
        leaves.oldText(text);
        yield memoize(text);
      }
      case PyBytes bytes -> saveBytes(bytes);
      case PyByteArray bytes -> saveByteArray(bytes);
      case PyComplex number ->
          reduce(number, COMPLEX, new PyFloat(number.real()), new PyFloat(number.imaginary()));
      case PySet set -> saveSet(set);
      case PyFrozenSet set -> saveFrozenSet(set);
      case PyGlobal global -> saveGlobal(global);
      case PyObject object -> push(new ObjectStep(object, this));
      case PyPersistent persistent -> savePersistent(persistent);
      case PyExtension extension -> saveExtension(extension);
      case PyBuffer buffer -> saveBuffer(buffer);
      case PyFloat leaf -> save(leaf);
      case PyInt leaf -> save(leaf);
      case PyNone leaf -> save(leaf);
      case PyBool leaf -> save(leaf);
    };
  }

  private void emptyTuple() {
    if (protocol == 0) {
      out.code(Codes.MARK);
      out.code(Codes.TUPLE);
    } else {
      out.code(Codes.EMPTY_TUPLE);
    }
  }

  /** Enters the value on the top of the unpickler's stack into the memo. */
  boolean memoize(PyValue value) {
    int id = memo.add(value);
    if (protocol >= 4) {
      out.code(Codes.MEMOIZE);
    } else if (protocol == 0) {
      out.codeAndLine(Codes.PUT, Integer.toString(id));
    } else if (id < 256) {
      out.codeAndByte(Codes.BINPUT, id);
    } else {
      out.codeAndInt(Codes.LONG_BINPUT, id);
    }
    return true;
  }

  /** The memo entry of a value, or -1. */
  int known(PyValue value) {
    return memo.find(value);
  }

  void get(int id) {
    if (protocol == 0) {
      out.codeAndLine(Codes.GET, Integer.toString(id));
    } else if (id < 256) {
      out.codeAndByte(Codes.BINGET, id);
    } else {
      out.codeAndInt(Codes.LONG_BINGET, id);
    }
  }

  private boolean saveList(PyList list) {
    if (protocol == 0) {
      out.code(Codes.MARK);
      out.code(Codes.LIST);
    } else {
      out.code(Codes.EMPTY_LIST);
    }
    memoize(list);
    return list.size() == 0 || push(new Batches.OfList(list));
  }

  private boolean saveDict(PyDict dict) {
    if (protocol == 0) {
      out.code(Codes.MARK);
      out.code(Codes.DICT);
    } else {
      out.code(Codes.EMPTY_DICT);
    }
    memoize(dict);
    return dict.size() == 0 || push(new Batches.OfDict(dict));
  }

  private boolean saveSet(PySet set) throws PickleException {
    if (protocol < 4) {
      if (set.size() > 0) {
        checkBegun(set);
      }
      return reduce(set, SET, PyList.of(set.items()));
    }
    out.code(Codes.EMPTY_SET);
    memoize(set);
    return set.size() == 0 || push(new Batches.OfSet(set));
  }

  private boolean saveFrozenSet(PyFrozenSet set) throws PickleException {
    if (protocol >= 4) {
      return push(new FrozenSetStep(set));
    }
    checkBegun(set);
    return reduce(set, FROZEN_SET, PyList.of(set.items()));
  }

  /**
   * Before protocol 4 a set is a call, which can be referred to only when its members are written:
   * a set within itself would be written without end. One that an object within it refers to is
   * begun again, and ends, because the object is known by then.
   */
  private void checkBegun(PyValue set) throws PickleException {
    if (begun.merge(set, 1, Integer::sum) > MOST_BEGUN) {
      throw new PickleException(
          PickleException.Kind.UNSUPPORTED,
          out.size(),
          "a set that contains itself cannot be said in protocol " + protocol + "; 4 can");
    }
  }

  private boolean saveBytes(PyBytes bytes) {
    if (protocol >= 3) {
      leaves.bytes(bytes);
      return memoize(bytes);
    }
    return bytes.length() == 0
        ? reduce(bytes, BYTES)
        : reduce(
            bytes,
            ENCODE,
            PyStr.of(new String(bytes.bytes(), StandardCharsets.ISO_8859_1)),
            LATIN1);
  }

  private boolean saveByteArray(PyByteArray bytes) {
    if (protocol >= 5) {
      leaves.byteArray(bytes);
      return memoize(bytes);
    }
    return bytes.length() == 0
        ? reduce(bytes, BYTE_ARRAY)
        : reduce(bytes, BYTE_ARRAY, PyBytes.of(bytes.bytes()));
  }

  /** A value that its protocol has no opcode for, as the call that makes it. */
  private boolean reduce(PyValue value, PyGlobal callable, PyValue... arguments) {
    return push(new ObjectStep(value, callable, PyTuple.of(arguments)));
  }

  private boolean saveGlobal(PyGlobal global) throws PickleException {
    PyGlobal named = named(global);
    String name = named.name().toString();
    int dot = name.lastIndexOf('.');
    if (protocol >= 4 || !isLine(named.module()) || !isLine(named.name())) {
      save(named.module());
      save(named.name());
      out.code(Codes.STACK_GLOBAL);
    } else if (dot > 0) {
      var owner = new PyGlobal(global.module(), PyStr.of(name.substring(0, dot)));
      return reduce(global, GET_ATTRIBUTE, owner, PyStr.of(name.substring(dot + 1)));
    } else {
      out.code(Codes.GLOBAL);
      leaves.line(named.module());
      leaves.line(named.name());
    }
    return memoize(global);
  }

  private static boolean isLine(PyStr text) {
    byte[] utf8 = text.utf8();
    for (byte b : utf8) {
      if (b == '\n') {
        return false;
      }
    }
    return utf8.length > 0 && Texts.isUtf8(utf8, 0, utf8.length, false);
  }

  private boolean savePersistent(PyPersistent persistent) {
    if (protocol == 0 && persistent.id() instanceof PyStr id) {
      byte[] text = id.utf8();
      if (Texts.isAscii(text, 0, text.length) && (text.length == 0 || isLine(id))) {
        out.code(Codes.PERSID);
        leaves.line(id);
        return true;
      }
    }
    return push(new PersistentStep(persistent));
  }

  private boolean saveExtension(PyExtension extension) throws PickleException {
    long code = extension.code();
    if (code <= 0 || code > Integer.MAX_VALUE) {
      throw new PickleException(
          Kind.UNSUPPORTED, out.size(), "an extension code must be from 1 to 2147483647");
    }
    if (code < 256) {
      out.codeAndByte(Codes.EXT1, (int) code);
    } else if (code < 65536) {
      out.codeAndShort(Codes.EXT2, (int) code);
    } else {
      out.codeAndInt(Codes.EXT4, (int) code);
    }
    return true;
  }

  /** Buffers come in their order: one that is not wanted yet is kept, and so is one for later. */
  private boolean saveBuffer(PyBuffer buffer) {
    if (buffer.index() < buffers.size()) {
      get(buffers.get(buffer.index()));
    } else {
      nextBuffer();
      while (buffers.size() <= buffer.index()) {
        out.code(Codes.POP);
        nextBuffer();
      }
    }
    if (buffer.readOnly()) {
      out.code(Codes.READONLY_BUFFER);
    }
    return true;
  }

  private void nextBuffer() {
    out.code(Codes.NEXT_BUFFER);
    var buffer = new PyBuffer(buffers.size(), false);
    memoize(buffer);
    buffers.add(memo.find(buffer));
  }

  /** Whether INST can name the object's class. */
  boolean canInst(PyObject object) {
    return object.callable() instanceof PyGlobal global
        && isAsciiLine(named(global).module())
        && isAsciiLine(named(global).name());
  }

  /** INST for an object that {@link #canInst}. */
  void inst(PyObject object) {
    PyGlobal named = named((PyGlobal) object.callable());
    out.code(Codes.INST);
    leaves.line(named.module());
    leaves.line(named.name());
  }

  private static boolean isAsciiLine(PyStr text) {
    return isLine(text) && text.length() == text.byteLength();
  }

  private PyGlobal named(PyGlobal global) {
    return protocol < 3 ? RenamedInPython3.toPython2(global) : RenamedInPython3.toPython3(global);
  }
}
