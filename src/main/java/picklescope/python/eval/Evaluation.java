package picklescope.python.eval;

import org.jspecify.annotations.Nullable;
import picklescope.python.Budget;
import picklescope.python.Equality;
import picklescope.python.PyBuffer;
import picklescope.python.PyDict;
import picklescope.python.PyObject;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.Truth;
import picklescope.python.source.Expr;

/** One evaluation: how much work it may still do, and what becomes of a part that has no value. */
final class Evaluation implements Budget {
  /** Steps of one evaluation: about a hundredth of a second. */
  static final int MAX_STEPS = 1_000_000;

  /** The most items or chars that an operation may make. */
  static final int MAX_LENGTH = 200_000;

  /** The most bits that an int may have. */
  static final int MAX_BITS = 1 << 16;

  /**
   * What a part that has no value evaluates to, unless the evaluation is strict. No other value is
   * the same: the buffers of a pickle count from 0.
   */
  static final PyValue MISSING = new PyBuffer(-1, true);

  private final boolean strict;
  private int steps = MAX_STEPS;
  private @Nullable Equality equality; // null while nothing was compared
  private @Nullable PlainValues plain; // null while nothing was asked for

  /**
   * @param strict whether a part without a value ends the evaluation, as in Python; otherwise it is
   *     {@link #MISSING}, and so is what is made of it, up to the next comparison, which is false
   */
  Evaluation(boolean strict) {
    this.strict = strict;
  }

  /** Whether a value is there and true. */
  static boolean isTrue(PyValue value) {
    return value != MISSING && Truth.of(value);
  }

  void step() {
    if (--steps < 0) {
      throw limitExceeded();
    }
  }

  @Override
  public void steps(long count) {
    if (count > steps) {
      throw limitExceeded();
    }
    steps -= (int) count;
  }

  /** What is known of what equals what, at the cost of this evaluation. */
  Equality equality() {
    if (equality == null) {
      equality = new Equality(this);
    }
    return equality;
  }

  /** A value with all its parts plain. */
  PyValue plain(PyValue value) {
    return values().deep(value);
  }

  /** A value that is plain itself, whatever is inside. */
  PyValue shallow(PyValue value) {
    return value instanceof PyObject || value instanceof PyStr2 ? values().shallow(value) : value;
  }

  /** A dict with plain keys. */
  PyDict withPlainKeys(PyDict dict) {
    return values().withPlainKeys(dict);
  }

  private PlainValues values() {
    if (plain == null) {
      plain = new PlainValues(this, equality());
    }
    return plain;
  }

  private static Failure limitExceeded() {
    return new Failure("Limit", 0, "the expression takes too much work");
  }

  /** A value of so many items is about to be made. */
  void length(long length, Expr expr) {
    if (length > MAX_LENGTH) {
      throw new Failure("Limit", expr.start(), "this would make more than 200,000 items");
    }
    steps(length / 8);
  }

  /** An int of so many bits is about to be made. */
  void bits(long bits, Expr expr) {
    if (bits > MAX_BITS) {
      throw new Failure(
          "Limit", expr.start(), "this would make a number of more than 19,000 digits");
    }
    steps(bits / 64);
  }

  /** A part has no value. */
  PyValue fail(String kind, Expr expr, String message) {
    if (strict) {
      throw new Failure(kind, expr.start(), message);
    }
    return MISSING;
  }

  PyValue typeError(Expr expr, String message) {
    return fail("TypeError", expr, message);
  }
}
