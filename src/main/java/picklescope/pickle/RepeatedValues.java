package picklescope.pickle;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import picklescope.pickle.PickleException.Kind;
import picklescope.python.PyValue;

/**
 * What CPython's pickler does not keep in the memo and so says anew at each mention: ints, buffers,
 * and before protocol 4 names and the lines of persistent ids. A datagram can mention a long one
 * thousands of times. So the first attempt says them anew, with CPython's bytes, and counts; once
 * that is too much, or impossible, a second one keeps them: its pickle loads as the same, and is
 * linear in the value.
 */
final class RepeatedValues {
  /** From so many bytes on one is kept; a shorter one costs little more than a reference to it. */
  static final int MIN_MEMOIZED = 64;

  private static final int MAX_REPEATED =
      1 << 20; // bytes that are said once more; no datagram holds them

  private final boolean memoizes;
  private final Set<PyValue> written = Collections.newSetFromMap(new IdentityHashMap<>(0));
  private long repeatedBytes; // said once more
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

  /** Counts what has been said of a value in so many bytes. */
  void count(PyValue value, long length) throws PickleException {
    if (!memoizes && length >= MIN_MEMOIZED && !written.add(value)) {
      repeatedBytes += length;
      if (repeatedBytes > MAX_REPEATED) {
        throw new PickleException(Kind.LIMIT, 0, "values are said too often");
      }
    }
  }

  /** Something is wanted that has been passed, and was not kept. */
  void missed() {
    isMissed = true;
  }

  /** Whether something was wanted that was gone by then: the pickle is wrong. */
  boolean isMissed() {
    return isMissed;
  }

  /** Whether the pickle would be shorter if more were kept. */
  boolean hasRepetitions() {
    return repeatedBytes > 0;
  }
}
