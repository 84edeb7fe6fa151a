package picklescope.python;

import java.math.BigInteger;

/** Python's {@code int}, of any size; a long inside as long as it fits. */
public final class PyInt implements PyValue {
  private final long small;
  private final BigInteger big; // null when the value fits a long

  private PyInt(long small, BigInteger big) {
    this.small = small;
    this.big = big;
  }

  public static PyInt of(long value) {
    return new PyInt(value, null);
  }

  public static PyInt of(BigInteger value) {
    return value.bitLength() < 64 ? of(value.longValue()) : new PyInt(0, value);
  }

  /** Whether {@link #longValue()} is the whole value. */
  public boolean isLong() {
    return big == null;
  }

  /** The value; only where {@link #isLong()}. */
  public long longValue() {
    if (big != null) {
      throw new ArithmeticException("this int does not fit a long");
    }
    return small;
  }

  public BigInteger bigValue() {
    return big == null ? BigInteger.valueOf(small) : big;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PyInt that
        && small == that.small
        && (big == null ? that.big == null : big.equals(that.big));
  }

  @Override
  public int hashCode() {
    return big == null ? Long.hashCode(small) : big.hashCode();
  }

  @Override
  public String toString() {
    return big == null ? Long.toString(small) : big.toString();
  }
}
