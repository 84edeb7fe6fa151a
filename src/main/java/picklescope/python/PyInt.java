package picklescope.python;

import java.math.BigInteger;

/**
 * Python's {@code int}, of any size; a long inside as long as it fits. One that came as a long text
 * of digits stays that text until its value is asked for.
 */
public final class PyInt implements PyValue {
  private static final int LEAST_KEPT = -128;
  private static final PyInt[] KEPT = kept();

  private final long small;
  private final Object big; // null when the value fits a long, else a BigInteger or Digits

  private PyInt(long small, Object big) {
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
    return value.bitLength() < 64 ? of(value.longValue()) : new PyInt(0, value);
  }

  /**
   * The int that a decimal text says; the text is kept and worked out only when it is asked for.
   *
   * @param digits 20 digits or more, the first not 0, after a {@code -} or nothing
   */
  public static PyInt ofDigits(String digits) {
    return new PyInt(0, new Digits(digits));
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
    return switch (big) {
      case BigInteger value -> value;
      case Digits digits -> digits.value();
      case null, default -> BigInteger.valueOf(small);
    };
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof PyInt that
            && small == that.small
            && (big == null
                ? that.big == null
                : that.big != null && bigValue().equals(that.bigValue()));
  }

  @Override
  public int hashCode() {
    return big == null ? Long.hashCode(small) : bigValue().hashCode();
  }

  /** Whether it has more decimal digits than that, or about as many; known without working out. */
  public boolean isLongerThan(int digits) {
    return switch (big) {
      case BigInteger value -> value.bitLength() > digits * 3.3; // a digit is a little more
      case Digits text -> text.text.length() > digits;
      case null, default -> false;
    };
  }

  /** Whether the decimal text is at hand and need not be worked out. */
  boolean isText() {
    return big instanceof Digits;
  }

  /** The decimal text. */
  @Override
  public String toString() {
    return big == null ? Long.toString(small) : big.toString();
  }

  /** A decimal text, and its value once somebody wanted it. */
  private static final class Digits {
    private static final int PIECE = 1_000;

    private final String text;
    private BigInteger value; // null until it is worked out; any thread comes to the same

    Digits(String text) {
      this.text = text;
    }

    BigInteger value() {
      BigInteger known = value;
      if (known == null) {
        boolean negative = text.startsWith("-");
        BigInteger magnitude = parse(negative ? 1 : 0, text.length());
        known = negative ? magnitude.negate() : magnitude;
        value = known;
      }
      return known;
    }

    /** By halves, because BigInteger's own reading takes time that grows with the square. */
    private BigInteger parse(int from, int to) {
      if (to - from <= PIECE) {
        return new BigInteger(text.substring(from, to));
      }
      int low = (to - from) / 2;
      return parse(from, to - low).multiply(BigInteger.TEN.pow(low)).add(parse(to - low, to));
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
