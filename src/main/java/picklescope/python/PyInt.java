package picklescope.python;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code int}, of any size; stored as a long if it fits. One that was read as many decimal
 * digits is stored as text until its value is needed.
 */
public final class PyInt implements PyValue {
  private static final int MIN_CACHED = -128;
  private static final PyInt[] CACHED = cached();

  private final long small;
  private final @Nullable LargeInt big; // null if the value fits a long

  private PyInt(long small, @Nullable LargeInt big) {
    this.small = small;
    this.big = big;
  }

  private static PyInt[] cached() {
    var cached = new PyInt[1024 - MIN_CACHED];
    for (int i = 0; i < cached.length; i++) {
      cached[i] = new PyInt(i + MIN_CACHED, null);
    }
    return cached;
  }

  public static PyInt of(long value) {
    long place = value - MIN_CACHED;
    return place >= 0 && place < CACHED.length ? CACHED[(int) place] : new PyInt(value, null);
  }

  public static PyInt of(BigInteger value) {
    return value.bitLength() < 64 ? of(value.longValue()) : new PyInt(0, new LargeInt(value));
  }

  /**
   * Returns the int of a decimal text, which is stored, and converted only when it is needed.
   *
   * @param digits 20 digits or more without leading zeros, optionally after a {@code -}
   */
  public static PyInt ofDigits(String digits) {
    return new PyInt(0, new LargeInt(digits));
  }

  /** Returns whether {@link #longValue()} is the exact value. */
  public boolean isLong() {
    return big == null;
  }

  /**
   * Returns the value.
   *
   * @throws ArithmeticException unless {@link #isLong()}
   */
  public long longValue() {
    if (big != null) {
      throw new ArithmeticException("this int does not fit a long");
    }
    return small;
  }

  public BigInteger bigValue() {
    return big == null ? BigInteger.valueOf(small) : big.value();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof PyInt that && small == that.small && Objects.equals(big, that.big);
  }

  @Override
  public int hashCode() {
    return big == null ? Long.hashCode(small) : big.hashCode();
  }

  /**
   * Returns whether it has approximately more decimal digits than the given number. Does not
   * convert it.
   */
  public boolean isLongerThan(int digits) {
    return big != null && big.isLongerThan(digits);
  }

  /** Returns whether it was created from decimal digits. */
  public boolean isText() {
    return big != null && big.isText();
  }

  /**
   * Returns a number that is equal for equal ints and practically never for others, unless {@link
   * #isLong()}.
   */
  long residue() {
    return Objects.requireNonNull(big).residue();
  }

  /** Returns hexadecimal digits, in linear time: {@code 0x1f}, {@code -0x1f}. */
  public String hexadecimal() {
    BigInteger value = bigValue();
    String hex = HexFormat.of().formatHex(value.abs().toByteArray());
    int zeros = 0;
    while (zeros < hex.length() - 1 && hex.charAt(zeros) == '0') {
      zeros++;
    }
    return (value.signum() < 0 ? "-0x" : "0x") + hex.substring(zeros);
  }

  /** Returns the decimal text. */
  @Override
  public String toString() {
    return big == null ? Long.toString(small) : big.toString();
  }
}
