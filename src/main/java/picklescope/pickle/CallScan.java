package picklescope.pickle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Finds some of the arguments in a pickled call, {@code (tuple, dict with str keys)}, and builds no
 * others. Used for pickle after pickle, by one thread.
 *
 * <p>If {@link #scan} returns true, {@link PickleReader} reads the pickle too, and the arguments
 * are the same there. If it returns false, nothing is known and the pickle must be read whole: it
 * may be broken, no call, or have an opcode that is not among the usual ones; or one of the
 * arguments refers to the memo, that is, to a value that it may share with others.
 */
public final class CallScan {
  private final PyStr[] names;
  private final Span[] keywords;
  private final Span positional = new Span();
  private final PickleShape shape = new PickleShape();
  private final CallWalk walk = new CallWalk(this, shape);
  private final Unpickler machine = new Unpickler(new byte[0], 0, PickleLimits.DEFAULT);
  private byte[] bytes = {};
  private int[] references = new int[8]; // the offsets of the opcodes that refer to the memo
  private int referenceCount;

  /** An argument's bytes in the pickle, and its value once it has been built. */
  private static final class Span {
    private int from;
    private int to; // 0 if there is no such argument
    private @Nullable PyValue value;

    void set(int from, int to) {
      this.from = from;
      this.to = to;
    }

    void clear() {
      to = 0;
    }
  }

  /**
   * Creates a scan.
   *
   * @param names the keyword arguments that may be asked for
   */
  public CallScan(List<PyStr> names) {
    this.names = names.toArray(PyStr[]::new);
    keywords = new Span[names.size()];
    Arrays.setAll(keywords, _ -> new Span());
  }

  /**
   * Scans the pickle that begins at an offset and must end with the bytes. They must not be
   * modified until the arguments have been asked for. The time is linear in their number.
   *
   * @return whether it is certainly a call
   */
  public boolean scan(byte[] pickle, int from) {
    bytes = pickle;
    forgetValues();
    if (shape.fits(pickle, from)) {
      return true; // each argument is where it was in the one before
    }
    referenceCount = 0;
    positional.clear();
    beginKeywords();
    shape.begin(pickle, from);
    boolean found = walk.isCall(pickle, from) && isSelfContained(positional) && areSelfContained();
    if (!found) {
      shape.forget();
    }
    return found;
  }

  private void forgetValues() {
    positional.value = null;
    for (Span keyword : keywords) {
      keyword.value = null;
    }
  }

  private boolean areSelfContained() {
    for (Span keyword : keywords) {
      if (!isSelfContained(keyword)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSelfContained(Span span) {
    for (int i = 0; i < referenceCount; i++) {
      if (references[i] >= span.from && references[i] < span.to) {
        return false;
      }
    }
    return true;
  }

  /** Returns the positional arguments of the call. */
  public PyTuple positional() {
    return (PyTuple) value(positional);
  }

  /** Returns a keyword argument of the call; the name must be one of those given. */
  public Optional<PyValue> keyword(PyStr name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return keywords[i].to == 0 ? Optional.empty() : Optional.of(value(keywords[i]));
      }
    }
    throw new IllegalArgumentException(name.toString());
  }

  /** Returns a value, the same object each time, as the pickle has it once. */
  private PyValue value(Span span) {
    PyValue value = span.value;
    if (value == null) {
      byte[] alone = Arrays.copyOfRange(bytes, span.from, span.to + 1);
      alone[alone.length - 1] = Codes.STOP;
      try {
        machine.restart(alone);
        machine.run();
        value = machine.stack().pop();
      } catch (PickleException e) {
        throw new IllegalStateException(e); // a defect: the walk has accepted it
      }
      span.value = value;
    }
    return value;
  }

  // What the walk has found.

  /** A dict begins that may be the one of the call. */
  void beginKeywords() {
    for (Span keyword : keywords) {
      keyword.clear();
    }
  }

  /** A key of that dict, in UTF-8, and its value. */
  void keyword(int keyFrom, int keyTo, int from, int to) {
    for (int i = 0; i < names.length; i++) {
      byte[] name = names[i].raw();
      if (name.length == keyTo - keyFrom
          && Arrays.equals(bytes, keyFrom, keyTo, name, 0, name.length)) {
        keywords[i].set(from, to); // the last one counts
      }
    }
  }

  void positional(int from, int to) {
    positional.set(from, to);
  }

  void reference(int at) {
    if (referenceCount == references.length) {
      references = Arrays.copyOf(references, referenceCount * 2);
    }
    references[referenceCount++] = at;
  }
}
