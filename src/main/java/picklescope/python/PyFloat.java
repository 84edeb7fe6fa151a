package picklescope.python;

import picklescope.python.text.FloatText;

/** Python's {@code float}, an IEEE 754 double. The bits of a NaN are preserved. */
public record PyFloat(double value) implements PyValue {
  /** Returns Python's {@code repr}. */
  @Override
  public String toString() {
    return FloatText.of(value);
  }
}
