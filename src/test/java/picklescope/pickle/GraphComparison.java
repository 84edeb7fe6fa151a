package picklescope.pickle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyComplex;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyObject.Operation;
import picklescope.python.PyPersistent;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.RenamedInPython3;

/**
 * Compares a value that was written and read again with the original: the same types, content and
 * sharing. A value for which a protocol has no opcode is read as a call, which must be exactly the
 * call that CPython writes.
 */
public final class GraphComparison {
  private record Pair(PyValue before, PyValue after) {}

  private final Map<PyValue, PyValue> afterOf = new IdentityHashMap<>();
  private final Map<PyValue, PyValue> beforeOf = new IdentityHashMap<>();
  private final ArrayDeque<Pair> open = new ArrayDeque<>();
  private final int protocol;

  private GraphComparison(int protocol) {
    this.protocol = protocol;
  }

  /** Returns the first difference, or empty. */
  public static Optional<String> difference(PyValue before, PyValue after, int protocol) {
    var graph = new GraphComparison(protocol);
    graph.open.add(new Pair(before, after));
    while (!graph.open.isEmpty()) {
      Pair pair = graph.open.pop();
      if (!graph.same(pair.before, pair.after)) {
        return Optional.of(kind(pair.before) + " became " + kind(pair.after));
      }
    }
    return Optional.empty();
  }

  private static String kind(PyValue value) {
    String text = picklescope.python.Repr.line(80).of(value);
    return value.getClass().getSimpleName() + " " + text;
  }

  private boolean same(PyValue before, PyValue after) {
    if (hasIdentity(before)) {
      PyValue known = afterOf.put(before, after);
      PyValue other = beforeOf.put(after, before);
      if (known != null || other != null) {
        return known == after && other == before;
      }
    }
    if (after instanceof PyObject call
        && call.operation() == Operation.REDUCE
        && !isReduced(before)) {
      return sameCall(before, call);
    }
    return switch (before) {
      case PyList list -> after instanceof PyList l && push(list.items(), l.items());
      case PyTuple tuple -> after instanceof PyTuple t && push(tuple.items(), t.items());
      case PySet set -> after instanceof PySet s && push(set.items(), s.items());
      case PyFrozenSet set -> after instanceof PyFrozenSet s && push(set.items(), s.items());
      case PyDict dict -> after instanceof PyDict d && pairs(dict.entries(), d.entries());
      case PyFloat number -> after instanceof PyFloat n && sameBits(number.value(), n.value());
      case PyGlobal global -> after instanceof PyGlobal g && sameName(global, g);
      case PyPersistent id when protocol == 0 && id.id() instanceof PyStr text ->
          after instanceof PyPersistent p && text.equals(p.id()); // a line, never a shared str
      case PyPersistent id -> after instanceof PyPersistent p && push(id.id(), p.id());
      case PyObject object ->
          after instanceof PyObject o
              && object.operation() == o.operation()
              && push(object.callable(), o.callable())
              && push(object.arguments(), o.arguments())
              && push(object.keywords(), o.keywords())
              && added(object, o);
      default -> before.equals(after);
    };
  }

  /**
   * Returns whether the memo distinguishes equal values; the empty tuple and the empty bytes are
   * singletons.
   */
  private static boolean hasIdentity(PyValue value) {
    return switch (value) {
      case PyTuple tuple -> tuple.size() > 0;
      case PyBytes bytes -> bytes.length() > 0;
      case PyPersistent persistent -> persistent.id() instanceof PyPersistent;
      case PyList _, PyDict _, PySet _, PyFrozenSet _ -> true;
      case PyObject _, PyStr _, PyStr2 _, PyByteArray _, PyGlobal _ -> true;
      default -> false;
    };
  }

  private static boolean isReduced(PyValue before) {
    return before instanceof PyObject object && object.operation() == Operation.REDUCE;
  }

  /** Compares the calls that stand for values in protocols that have no opcode for them. */
  private boolean sameCall(PyValue before, PyObject call) {
    return switch (before) {
      case PyComplex number ->
          isCall(call, "builtins.complex")
              && arguments(call, new PyFloat(number.real()), new PyFloat(number.imaginary()));
      case PyBytes bytes when protocol < 3 && bytes.length() == 0 ->
          isCall(call, "builtins.bytes") && arguments(call);
      case PyBytes bytes when protocol < 3 ->
          isCall(call, "_codecs.encode")
              && call.arguments() instanceof PyTuple given
              && given.size() == 2
              && given.item(1).equals(PyStr.of("latin1"))
              && given
                  .item(0)
                  .equals(PyStr.of(new String(bytes.bytes(), StandardCharsets.ISO_8859_1)));
      case PyByteArray bytes when protocol < 5 ->
          isCall(call, "builtins.bytearray")
              && (bytes.length() == 0
                  ? arguments(call)
                  : arguments(call, PyBytes.of(bytes.bytes())));
      case PySet set when protocol < 4 ->
          isCall(call, "builtins.set") && arguments(call, PyList.of(set.items()));
      case PyFrozenSet set when protocol < 4 ->
          isCall(call, "builtins.frozenset") && arguments(call, PyList.of(set.items()));
      case PyGlobal global when protocol < 4 -> {
        String name = global.name().toString();
        int dot = name.lastIndexOf('.');
        var owner = new PyGlobal(global.module(), PyStr.of(name.substring(0, dot)));
        yield isCall(call, "builtins.getattr")
            && call.keywords() == PyNone.NONE
            && call.arguments() instanceof PyTuple given
            && given.size() == 2
            && sameOwner(owner, given.item(0))
            && given.item(1).equals(PyStr.of(name.substring(dot + 1)));
      }
      case PyObject object when object.operation() == Operation.NEWOBJ && protocol < 2 -> {
        var all = new ArrayList<PyValue>(List.of(object.callable()));
        all.addAll(((PyTuple) object.arguments()).items());
        yield isCall(call, "copyreg.__newobj__")
            && arguments(call, all.toArray(PyValue[]::new))
            && added(object, call);
      }
      case PyObject object when object.operation() == Operation.NEWOBJ_EX && protocol < 4 ->
          isCall(call, "copyreg.__newobj_ex__")
              && arguments(call, object.callable(), object.arguments(), object.keywords())
              && added(object, call);
      default -> false;
    };
  }

  /** A name without dots may also occur in the value itself, and is then read as that one. */
  private boolean sameOwner(PyGlobal owner, PyValue after) {
    return after instanceof PyGlobal global ? sameName(owner, global) : push(owner, after);
  }

  private static boolean isCall(PyObject call, String function) {
    return call.callable() instanceof PyGlobal global
        && name(RenamedInPython3.toPython3(global)).equals(function);
  }

  private static String name(PyGlobal global) {
    return global.module() + "." + global.name();
  }

  /** Python 2 has one name for several names of Python 3: FileNotFoundError is its OSError. */
  private boolean sameName(PyGlobal a, PyGlobal b) {
    return protocol < 3
        ? RenamedInPython3.toPython2(a).equals(RenamedInPython3.toPython2(b))
        : RenamedInPython3.toPython3(a).equals(RenamedInPython3.toPython3(b));
  }

  private boolean arguments(PyObject call, PyValue... wanted) {
    return call.keywords() == PyNone.NONE
        && call.arguments() instanceof PyTuple given
        && push(List.of(wanted), given.items());
  }

  private boolean added(PyObject a, PyObject b) {
    return push(a.states(), b.states())
        && push(a.items(), b.items())
        && pairs(a.pairs(), b.pairs());
  }

  private boolean sameBits(double a, double b) {
    return protocol == 0 && Double.isNaN(a)
        ? Double.isNaN(b) // protocol 0 stores only the text "nan"
        : Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
  }

  private boolean pairs(List<PyDict.Entry> a, List<PyDict.Entry> b) {
    return push(flat(a), flat(b));
  }

  private static List<PyValue> flat(List<PyDict.Entry> entries) {
    var flat = new ArrayList<PyValue>();
    for (PyDict.Entry entry : entries) {
      flat.add(entry.key());
      flat.add(entry.value());
    }
    return flat;
  }

  private boolean push(PyValue before, PyValue after) {
    open.push(new Pair(before, after));
    return true;
  }

  private boolean push(List<PyValue> before, List<PyValue> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      push(before.get(i), after.get(i));
    }
    return true;
  }
}
