package picklescope.pickle;

import java.util.HashMap;
import java.util.Map;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.RenamedInPython3;

/** Writes the names of classes and functions, as the Python version of the protocol names them. */
final class GlobalWriter {
  private static final PyGlobal GET_ATTRIBUTE =
      new PyGlobal(PyStr.of("builtins"), PyStr.of("getattr"));

  /** The longest dotted name, in bytes, that is split: each dot costs a call. */
  private static final int MAX_DOTTED = 200;

  private final Pickler pickler;
  private final Map<PyStr, PyStr> names = new HashMap<>(0);

  GlobalWriter(Pickler pickler) {
    this.pickler = pickler;
  }

  /**
   * Writes a global. Before protocol 4 a dotted name is written as calls of {@code getattr}. A name
   * that cannot be a line is written as in protocol 4, which readers accept in every protocol.
   */
  boolean save(PyGlobal global) throws PickleException {
    PyGlobal named = named(global);
    if (pickler.protocol >= 4 || isMemoized(named) || !areLines(named)) {
      pickler.save(interned(named.module()));
      pickler.save(interned(named.name()));
      pickler.out.code(Codes.STACK_GLOBAL);
    } else if (hasDot(named.name())) {
      String name = named.name().toString();
      int dot = name.lastIndexOf('.');
      var owner = new PyGlobal(global.module(), PyStr.of(name.substring(0, dot)));
      return pickler.call(global, GET_ATTRIBUTE, owner, PyStr.of(name.substring(dot + 1)));
    } else {
      pickler.out.code(Codes.GLOBAL);
      lines(named);
    }
    return pickler.memoize(global);
  }

  /**
   * Returns the same object for equal names, as CPython does, so that the second one is taken from
   * the memo.
   */
  private PyStr interned(PyStr name) {
    return name.byteLength() > MAX_DOTTED ? name : names.computeIfAbsent(name, itself -> itself);
  }

  /** Returns whether a name is memoized because it is long. */
  private boolean isMemoized(PyGlobal named) {
    return pickler.repeated.memoizes()
        && Math.max(named.module().byteLength(), named.name().byteLength())
            >= RepeatedValues.MIN_MEMOIZED;
  }

  /** Returns whether a name can be written as lines, in a similar number of bytes. */
  private static boolean areLines(PyGlobal named) {
    return isLine(named.module())
        && isLine(named.name())
        && (named.name().byteLength() <= MAX_DOTTED || !hasDot(named.name()));
  }

  /** Returns whether a name contains a dot after its first character. */
  private static boolean hasDot(PyStr name) {
    byte[] utf8 = name.utf8();
    for (int i = utf8.length - 1; i > 0; i--) {
      if (utf8[i] == '.') {
        return true;
      }
    }
    return false;
  }

  /** Returns whether INST can name the object's class. */
  boolean canInst(PyObject object) {
    return object.callable() instanceof PyGlobal global
        && !isMemoized(named(global))
        && isAsciiLine(named(global).module())
        && isAsciiLine(named(global).name());
  }

  /** Writes INST for an object for which {@link #canInst} returns true. */
  void inst(PyObject object) throws PickleException {
    pickler.out.code(Codes.INST);
    lines(named((PyGlobal) object.callable()));
  }

  private void lines(PyGlobal named) throws PickleException {
    line(named.module());
    line(named.name());
  }

  private void line(PyStr name) throws PickleException {
    pickler.scalars.line(name);
    pickler.repeated.count(name, name.byteLength());
  }

  static boolean isLine(PyStr text) {
    byte[] utf8 = text.utf8();
    for (byte b : utf8) {
      if (b == '\n') {
        return false;
      }
    }
    return utf8.length > 0 && TextDecoder.isUtf8(utf8, 0, utf8.length, false);
  }

  private static boolean isAsciiLine(PyStr text) {
    return isLine(text) && text.length() == text.byteLength();
  }

  private PyGlobal named(PyGlobal global) {
    return pickler.protocol < 3
        ? RenamedInPython3.toPython2(global)
        : RenamedInPython3.toPython3(global);
  }
}
