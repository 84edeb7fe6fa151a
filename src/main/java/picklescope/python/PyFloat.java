package picklescope.python;

import picklescope.python.text.FloatText;

/** Python's {@code float}, an IEEE 754 double; NaN's bits are kept. */
public record PyFloat(double value) implements PyValue {
  /** As Python's {@code repr}. */
  @Override
  public String toString() {
    return FloatText.of(value);
  }
}
