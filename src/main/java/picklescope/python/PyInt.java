package picklescope.python;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code int}, of any size; a long inside as long as it fits. One that came as a long text
 * of digits stays that text until its value is asked for.
 */
public final class PyInt implements PyValue {
  private static final int LEAST_KEPT = -128;
  private static final PyInt[] KEPT = kept();

  private final long small;
  private final @Nullable LargeInt big; // null when the value fits a long

  private PyInt(long small, @Nullable LargeInt big) {
    this.small = small;
    this.big = big;
  }

  private static PyInt[] kept() {
    var kept = new PyInt[1024 - LEAST_KEPT];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = new PyInt(i + LEAST_KEPT, null);
    }
    return kept;
  }

  public static PyInt of(long value) {
    long place = value - LEAST_KEPT;
    return place >= 0 && place < KEPT.length ? KEPT[(int) place] : new PyInt(value, null);
  }

  public static PyInt of(BigInteger value) {
    return value.bitLength() < 64 ? of(value.longValue()) : new PyInt(0, new LargeInt(value));
  }

  /**
   * The int that a decimal text says; the text is kept and worked out only when it is asked for.
   *
   * @param digits 20 digits or more, the first not 0, after a {@code -} or nothing
   */
  public static PyInt ofDigits(String digits) {
    return new PyInt(0, new LargeInt(digits));
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
    return big == null ? BigInteger.valueOf(small) : big.value();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof PyInt that
            && small == that.small
            && Objects.equals(big, that.big);
  }

  @Override
  public int hashCode() {
    return big == null ? Long.hashCode(small) : big.hashCode();
  }

  /** Whether it has more decimal digits than that, or about as many; known without working out. */
  public boolean isLongerThan(int digits) {
    return big != null && big.isLongerThan(digits);
  }

  /** Whether it came as a text of decimal digits. */
  public boolean isText() {
    return big != null && big.isText();
  }

  /** The same for equal ints and practically never for others, where not {@link #isLong()}. */
  long residue() {
    return Objects.requireNonNull(big).residue();
  }

  /** In hexadecimal digits, which takes linear time: {@code 0x1f}, {@code -0x1f}. */
  public String hexadecimal() {
    BigInteger value = bigValue();
    String hex = HexFormat.of().formatHex(value.abs().toByteArray());
    int zeros = 0;
    while (zeros < hex.length() - 1 && hex.charAt(zeros) == '0') {
      zeros++;
    }
    return (value.signum() < 0 ? "-0x" : "0x") + hex.substring(zeros);
  }

  /** The decimal text. */
  @Override
  public String toString() {
    return big == null ? Long.toString(small) : big.toString();
  }
}
