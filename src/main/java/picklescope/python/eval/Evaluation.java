package picklescope.python.eval;

import org.jspecify.annotations.Nullable;
import picklescope.python.Budget;
import picklescope.python.Equality;
import picklescope.python.PyBuffer;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyPersistent;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.Truth;
import picklescope.python.objects.StandardObjects;
import picklescope.python.source.Expr;

/** The state of an evaluation: its remaining work, and how it handles a part without a value. */
final class Evaluation implements Budget {
  /** The maximum number of steps: about 10 ms. */
  static final int MAX_STEPS = 1_000_000;

  /** The maximum number of items or chars that an operation may create. */
  static final int MAX_LENGTH = 200_000;

  /** The maximum number of bits of an int. */
  static final int MAX_BITS = 1 << 16;

  /**
   * The value of a part without a value, unless the evaluation is strict. Equal to no other value:
   * the buffers of a pickle are numbered from 0.
   */
  static final PyValue MISSING = new PyBuffer(-1, true);

  private final boolean strict;
  private int steps = MAX_STEPS;
  private @Nullable Equality equality; // null until it is needed
  private @Nullable PlainValues plain; // null until it is needed

  /**
   * @param strict whether a part without a value ends the evaluation, as in Python; otherwise its
   *     value is {@link #MISSING}, and so is that of the expressions that contain it, up to the
   *     next comparison, which is false
   */
  Evaluation(boolean strict) {
    this.strict = strict;
  }

  /**
   * Whether a value is there and true. Objects are true, except those of standard classes that may
   * be false: only these know.
   */
  static boolean isTrue(PyValue value) {
    if (value instanceof PyObject object && StandardObjects.mayBeFalse(object)) {
      throw unknown(object);
    }
    return value != MISSING && Truth.of(value);
  }

  /** Returns the failure of an operation that only the class of an object can execute. */
  static Failure unknown(PyValue object) {
    return new Failure(
        "Unknown",
        0,
        "what the %s equals or contains is known only to its class"
            .formatted(PythonTypes.inMessage(object)));
  }

  /** Returns whether only its class knows what an operation on a value does. */
  static boolean isObject(PyValue value) {
    return value instanceof PyObject || value instanceof PyPersistent;
  }

  /** Ends an evaluation that is not strict if only its class knows what a value equals. */
  void requireValue(PyValue value) {
    PyValue plain = shallow(value);
    if (!strict && isObject(plain)) {
      throw unknown(plain);
    }
  }

  /** Ends the evaluation, unless an object is compared with None, which equals only itself. */
  private boolean areEqual(PyValue a, PyValue b) {
    if (a instanceof PyNone || b instanceof PyNone) {
      return false;
    }
    throw unknown(isObject(a) ? a : b);
  }

  /**
   * Returns the result of an operation.
   *
   * @throws Failure if the result is missing and one of the operands is an object, which may be why
   */
  static PyValue known(PyValue result, PyValue... operands) {
    if (result == MISSING) {
      for (PyValue operand : operands) {
        if (isObject(operand)) {
          throw unknown(operand);
        }
      }
    }
    return result;
  }

  void step() {
    if (--steps < 0) {
      throw WorkLimit.exceeded();
    }
  }

  @Override
  public void steps(long count) {
    if (count > steps) {
      throw WorkLimit.exceeded();
    }
    steps -= (int) count;
  }

  /** Returns the equality whose work is taken from this evaluation. */
  Equality equality() {
    if (equality == null) {
      equality = new Equality(this, this::areEqual);
    }
    return equality;
  }

  /** Returns a value with all its parts plain. */
  PyValue plain(PyValue value) {
    return values().deep(value);
  }

  /** Returns a value as a plain one; its parts are unchanged. */
  PyValue shallow(PyValue value) {
    return value instanceof PyObject || value instanceof PyStr2 ? values().shallow(value) : value;
  }

  /** Returns a dict with plain keys. */
  PyDict withPlainKeys(PyDict dict) {
    return values().withPlainKeys(dict);
  }

  private PlainValues values() {
    if (plain == null) {
      plain = new PlainValues(this, equality());
    }
    return plain;
  }

  /** Checks the length of a value that is about to be created. */
  void length(long length, Expr expr) {
    if (length > MAX_LENGTH) {
      throw new Failure("Limit", expr.start(), "this would make more than 200,000 items");
    }
    steps(length / 8);
  }

  /** Checks the size in bits of an int that is about to be created. */
  void bits(long bits, Expr expr) {
    if (bits > MAX_BITS) {
      throw new Failure(
          "Limit", expr.start(), "this would make a number of more than 19,000 digits");
    }
    steps(bits / 64);
  }

  /**
   * Handles a part without a value: throws if the evaluation is strict, else returns {@link
   * #MISSING}.
   */
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
