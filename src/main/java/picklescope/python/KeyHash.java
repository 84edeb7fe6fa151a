package picklescope.python;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes hashes of keys; equal keys have equal hashes. The seed is random in each run, so that
 * nobody can send keys that collide.
 *
 * <p>Tuples, frozensets and large ints store their hash. Hashes of long strings are stored here,
 * because the memo can refer to one string repeatedly. Not thread-safe.
 */
final class KeyHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long SEED = new SecureRandom().nextLong();
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final Budget budget;
  private @Nullable Map<PyValue, Long> longTexts; // null while empty

  KeyHash(Budget budget) {
    this.budget = budget;
  }

  long of(PyValue key) {
    budget.steps(1);
    return switch (key) {
      case PyStr text ->
          text.byteLength() < Equality.LONG ? bytes(text.raw()) : kept(text, text.raw());
      case PyStr2 text ->
          text.length() < Equality.LONG ? bytes(text.raw()) : kept(text, text.raw());
      case PyBytes bytes ->
          bytes.length() < Equality.LONG ? bytes(bytes.raw()) : kept(bytes, bytes.raw());
      case PyBool bool -> mix(bool.value() ? 1 : 0);
      case PyInt number -> mix(number.isLong() ? number.longValue() : number.residue());
      case PyFloat number -> real(number.value(), key);
      case PyComplex number -> complex(number);
      case PyGlobal global -> of(global.module()) + 31 * of(global.name());
      case PyExtension extension -> mix(~extension.code());
      case PyTuple tuple -> tuple.hash() != 0 ? tuple.hash() : deep(tuple);
      case PyFrozenSet set -> set.hash() != 0 ? set.hash() : deep(set);
      default -> mix(System.identityHashCode(key));
    };
  }

  private long kept(PyValue key, byte[] bytes) {
    if (longTexts == null) {
      longTexts = new IdentityHashMap<>();
    }
    Long known = longTexts.get(key);
    if (known == null) {
      budget.steps(bytes.length / Long.BYTES);
      known = bytes(bytes);
      longTexts.put(key, known);
    }
    return known;
  }

  /** Returns a hash of bytes, which depends on the seed. */
  static long bytes(byte[] bytes) {
    long hash = SEED ^ bytes.length * FACTOR;
    int at = 0;
    for (; at + 8 <= bytes.length; at += 8) {
      hash = mix(hash ^ (long) LONGS.get(bytes, at));
    }
    long rest = 0;
    for (; at < bytes.length; at++) {
      rest = rest << 8 | bytes[at] & 0xFF;
    }
    return mix(hash ^ rest);
  }

  private static long mix(long value) {
    long mixed = value ^ SEED;
    return mixed * FACTOR ^ Math.unsignedMultiplyHigh(mixed, FACTOR) ^ SEED >>> 7;
  }

  private static long real(double value, PyValue key) {
    if (Double.isNaN(value)) {
      return mix(System.identityHashCode(key));
    }
    if (value >= -0x1p63 && value < 0x1p63 && value == (long) value) {
      return mix((long) value);
    }
    return mix(
        NumberEquality.isWhole(value)
            ? PyInt.of(NumberEquality.whole(value)).residue()
            : Double.doubleToLongBits(value));
  }

  private static long complex(PyComplex number) {
    long real = real(number.real(), number);
    return number.imaginary() == 0 ? real : real + 31 * real(number.imaginary(), number);
  }

  /** Computes the hashes of parts first, in a loop; each tuple and frozenset stores its hash. */
  private long deep(PyValue key) {
    var open = new ArrayDeque<PyValue>();
    open.push(key);
    while (!open.isEmpty()) {
      PyValue top = open.peek();
      if (known(top) != 0) {
        open.pop();
        continue;
      }
      boolean ready = true;
      List<PyValue> parts = parts(top);
      budget.steps(parts.size());
      for (PyValue part : parts) {
        if (known(part) == 0) {
          open.push(part);
          ready = false;
        }
      }
      if (ready) {
        open.pop();
        compute(top);
      }
    }
    return known(key);
  }

  /**
   * Returns the hash of a tuple or frozenset, 0 if it has not been computed; 1 for any other value.
   */
  private static long known(PyValue value) {
    return switch (value) {
      case PyTuple tuple -> tuple.hash();
      case PyFrozenSet set -> set.hash();
      default -> 1;
    };
  }

  private static List<PyValue> parts(PyValue value) {
    return switch (value) {
      case PyTuple tuple -> tuple.items();
      case PyFrozenSet set -> set.items();
      default -> List.of();
    };
  }

  private void compute(PyValue value) {
    List<PyValue> parts = parts(value);
    long hash = mix(parts.size());
    if (value instanceof PyTuple tuple) {
      for (PyValue part : parts) {
        hash = mix(hash + of(part));
      }
      tuple.hash(hash == 0 ? 2 : hash);
    } else if (value instanceof PyFrozenSet set) {
      for (PyValue part : parts) {
        hash += mix(of(part) + FACTOR);
      }
      set.hash(hash == 0 ? 2 : hash);
    }
  }
}
