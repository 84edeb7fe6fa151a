package picklescope.pickle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The unpickler's memo. Indexes usually count up from 0 and are stored in an array. Indexes that
 * counting cannot reach within the pickle's length are stored in a map, so that a large index costs
 * no memory.
 */
final class Memo {
  private static final int SMALL = 16;

  private PickleInput in; // for errors
  private int denseSize; // indexes from this one on are sparse
  private final int maxEntries;
  private @Nullable Object[] entries = new Object[SMALL]; // PyValues; Object saves the type check
  private @Nullable Map<Long, Object> sparse; // null until it is needed
  private @Nullable Map<Long, Object> byLine; // what PUT has set; null until it is needed
  private int count;

  Memo(PickleInput in) {
    this.in = in;
    this.denseSize = in.bytes.length - in.at;
    this.maxEntries = in.limits.memo();
  }

  /** Forgets all entries, for another pickle. */
  void clear() {
    if (entries.length == SMALL) {
      Arrays.fill(entries, null);
    } else {
      entries = new Object[SMALL];
    }
    denseSize = in.bytes.length - in.at;
    sparse = null;
    byLine = null;
    count = 0;
  }

  /** Keeps the entries for another pickle of the same bytes. */
  void continueIn(PickleInput next) {
    in = next;
  }

  /** Returns the entry, or null. */
  @Nullable Object get(long index) {
    if (index >= 0 && index < entries.length) {
      return entries[(int) index];
    }
    return sparse == null ? null : sparse.get(index);
  }

  /** Sets an entry; the index is not negative. */
  void put(long index, Object value) throws PickleException {
    if (index < entries.length) {
      if (entries[(int) index] == null) {
        add();
      }
      entries[(int) index] = value;
    } else {
      putSparse(index, value);
    }
  }

  private void putSparse(long index, Object value) throws PickleException {
    if (index < denseSize) {
      entries =
          Arrays.copyOf(
              entries, (int) Math.max(index + 1, Math.min(denseSize, entries.length * 2L)));
      put(index, value);
    } else {
      if (sparse == null) {
        sparse = new HashMap<>();
      }
      if (!sparse.containsKey(index)) {
        add();
      }
      sparse.put(index, value);
    }
  }

  private void add() throws PickleException {
    if (count == maxEntries) {
      throw in.limit("memo entries", maxEntries, maxEntries + 1L);
    }
    count++;
  }

  /**
   * Checks that the index that the current PUT or GET has read means the same in Python 2, whose
   * memo has the texts of lines as keys, and numbers for BINPUT and BINGET: {@code p5}, {@code p05}
   * and BINPUT of 5 are three entries there. No pickler mixes them.
   *
   * @throws PickleException if the entry is another one in Python 2
   */
  void checkLine(long index) throws PickleException {
    int length = in.at - in.opcodeAt - 2; // without the opcode and the line's end
    @Nullable Object entry = byLine == null ? null : byLine.get(index);
    if (length != Long.toString(index).length() || entry != get(index)) {
      throw in.unsuitable("memo index " + index + " is ambiguous", true);
    }
  }

  /** Records an entry that PUT sets. */
  void putByLine(long index, Object value) {
    if (byLine == null) {
      byLine = new HashMap<>();
    }
    byLine.put(index, value);
  }

  /** Returns the number of entries, which is the index that MEMOIZE uses next. */
  int count() {
    return count;
  }
}
