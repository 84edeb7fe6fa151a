package picklescope.pickle;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import picklescope.pickle.PickleException.Kind;
import picklescope.python.PyValue;

/**
 * Tracks values that CPython's pickler does not memoize and therefore writes at each reference:
 * ints, buffers, and before protocol 4 names and the lines of persistent ids. A datagram can refer
 * to a long one thousands of times. So the first attempt repeats them, with the same bytes as
 * CPython, and counts. If that is too much, or impossible, a second attempt memoizes them: its
 * pickle loads as the same value, and its size is linear in the value's.
 */
final class RepeatedValues {
  /**
   * The minimum size in bytes of a value that is memoized; a shorter one is hardly longer than a
   * reference.
   */
  static final int MIN_MEMOIZED = 64;

  private static final int MAX_REPEATED = 1 << 20; // bytes; more than any datagram contains

  private final boolean memoizes;
  private final Set<PyValue> written = Collections.newSetFromMap(new IdentityHashMap<>(0));
  private long repeatedBytes; // written repeatedly
  private boolean isMissed;

  /**
   * @param memoizes whether this is the second attempt
   */
  RepeatedValues(boolean memoizes) {
    this.memoizes = memoizes;
  }

  boolean memoizes() {
    return memoizes;
  }

  /** Counts the bytes written for a value. */
  void count(PyValue value, long length) throws PickleException {
    if (!memoizes && length >= MIN_MEMOIZED && !written.add(value)) {
      repeatedBytes += length;
      if (repeatedBytes > MAX_REPEATED) {
        throw new PickleException(Kind.LIMIT, 0, "long values are repeated too often");
      }
    }
  }

  /** Records that a value was needed that has already been read and was not memoized. */
  void missed() {
    isMissed = true;
  }

  /** Returns whether such a value was needed, so that the pickle is wrong. */
  boolean isMissed() {
    return isMissed;
  }

  /** Returns whether the pickle would be shorter if more values were memoized. */
  boolean hasRepetitions() {
    return repeatedBytes > 0;
  }
}
