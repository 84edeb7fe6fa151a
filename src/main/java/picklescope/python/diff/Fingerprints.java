package picklescope.python.diff;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import picklescope.python.Part;
import picklescope.python.Parts;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Computes numbers that are equal for values without differences, and practically never for others,
 * to align the items of two lists before they are compared.
 *
 * <p>Values may share parts and contain themselves: each is visited to a limited depth, once for
 * each depth; if there are very many, only their types are used, so that the work is bounded.
 */
final class Fingerprints {
  private static final int MAX_DEPTH = 3;
  private static final int MAX = 600_000; // values visited
  private static final int LONG = 256; // bytes above which a string is read once

  /** By remaining depth. */
  private final List<Map<PyValue, Long>> known = new ArrayList<>();

  private int visited;

  Fingerprints() {
    for (int depth = 0; depth <= MAX_DEPTH; depth++) {
      known.add(new IdentityHashMap<>());
    }
  }

  /** Returns the fingerprints of a sequence's items. */
  long[] of(List<PyValue> items) {
    var prints = new long[items.size()];
    for (int i = 0; i < prints.length; i++) {
      prints[i] = of(items.get(i), MAX_DEPTH);
    }
    return prints;
  }

  /** Returns the fingerprint of a value. */
  long of(PyValue value) {
    return of(value, MAX_DEPTH);
  }

  private long of(PyValue value, int depth) {
    visited++;
    int count = Parts.count(value);
    if (count == 0) {
      return mix(value.getClass().hashCode(), isLeaf(value) ? leaf(value) : 0);
    }
    if (depth == 0 || visited > MAX) {
      return mix(value.getClass().hashCode(), count);
    }
    Long before = known.get(depth).get(value);
    if (before == null) {
      before = within(value, depth);
      known.get(depth).put(value, before);
    }
    return before;
  }

  private long leaf(PyValue value) {
    if (value instanceof PyGlobal global) { // many may share a long module
      return mix(leaf(global.module()), leaf(global.name()));
    }
    boolean isLong =
        switch (value) {
          case PyStr text -> text.byteLength() >= LONG;
          case PyStr2 text -> text.length() >= LONG;
          case PyBytes bytes -> bytes.length() >= LONG;
          case PyByteArray bytes -> bytes.length() >= LONG;
          case PyInt number -> !number.isLong();
          default -> false;
        };
    return isLong
        ? known.getFirst().computeIfAbsent(value, one -> (long) one.hashCode())
        : value.hashCode();
  }

  private static boolean isLeaf(PyValue value) {
    return switch (value) {
      case PyList _, PyTuple _, PyDict _, PySet _, PyFrozenSet _, PyObject _ -> false;
      default -> true;
    };
  }

  private long within(PyValue value, int depth) {
    return switch (value) {
      case PyList list -> sequence(value, list.items(), depth);
      case PyTuple tuple -> sequence(value, tuple.items(), depth);
      default -> others(value, depth);
    };
  }

  private long sequence(PyValue value, List<PyValue> items, int depth) {
    long sum = value.getClass().hashCode();
    for (int i = 0; i < items.size(); i++) {
      sum = mix(sum, of(items.get(i), depth - 1));
    }
    return sum;
  }

  private long others(PyValue value, int depth) {
    long sum = value.getClass().hashCode();
    List<Part> parts = Parts.of(value);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      long one = of(part.value(), depth - 1);
      if (part.role() == Part.Role.MEMBER) {
        sum += mix(one, 1); // independent of the order, like entries
      } else if (value instanceof PyDict dict) {
        sum += mix(one, of(dict.key(i), depth - 1));
      } else {
        sum = mix(sum, one);
      }
    }
    return sum;
  }

  /** Steele, Lea and Flood's finalizer (SplitMix64). */
  private static long mix(long a, long b) {
    long z = a * 0x9E3779B97F4A7C15L + b;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
