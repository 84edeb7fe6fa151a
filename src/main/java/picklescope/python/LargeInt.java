package picklescope.python;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The value of an int that fits no long, as decimal text, as a number, or both. One is worked out
 * from the other once somebody asks, which is the only work on it that takes longer than linear
 * time.
 */
final class LargeInt {
  private static final int PIECE = 1_000;
  private static final int CHUNK = 9; // decimal digits that fit an int
  private static final long FIRST_PRIME = prime();
  private static final long SECOND_PRIME = prime();

  private final boolean isText; // is what was said
  private @Nullable String text; // null until it is worked out; any thread comes to the same
  private @Nullable BigInteger value; // as well
  private long residue; // as well, while it is 0

  /**
   * @param text 20 digits or more, the first not 0, after a {@code -} or nothing
   */
  LargeInt(String text) {
    this.text = text;
    this.isText = true;
  }

  LargeInt(BigInteger value) {
    this.value = value;
    this.isText = false;
  }

  /** Unknown to who sends numbers, so that nobody can find many with one residue. */
  private static long prime() {
    return BigInteger.probablePrime(31, new SecureRandom()).longValue();
  }

  boolean isText() {
    return isText;
  }

  BigInteger value() {
    BigInteger known = value;
    if (known == null) {
      String digits = toString();
      BigInteger magnitude = parse(digits, isNegative() ? 1 : 0, digits.length());
      known = isNegative() ? magnitude.negate() : magnitude;
      value = known;
    }
    return known;
  }

  /** By halves, because BigInteger's own reading takes time that grows with the square. */
  private static BigInteger parse(String text, int from, int to) {
    if (to - from <= PIECE) {
      return new BigInteger(text.substring(from, to));
    }
    int low = (to - from) / 2;
    return parse(text, from, to - low)
        .multiply(BigInteger.TEN.pow(low))
        .add(parse(text, to - low, to));
  }

  private boolean isNegative() {
    return isText ? toString().charAt(0) == '-' : value().signum() < 0;
  }

  /** Whether it has more decimal digits than that, or about as many. */
  boolean isLongerThan(int digits) {
    return isText
        ? toString().length() > digits
        : value().bitLength() > digits * 3.3; // a digit is a little more
  }

  /** The same for equal values and practically never for others; not negative. */
  long residue() {
    if (residue == 0) {
      residue = residue(FIRST_PRIME) << 31 | residue(SECOND_PRIME);
    }
    return residue;
  }

  private long residue(long prime) {
    if (!isText) {
      return value().mod(BigInteger.valueOf(prime)).longValue();
    }
    String text = toString();
    int at = isNegative() ? 1 : 0;
    long rest = 0;
    for (int first = (text.length() - at) % CHUNK; at < text.length(); first = 0) {
      int end = at + (first > 0 ? first : CHUNK);
      int chunk = Integer.parseInt(text, at, end, 10);
      rest = (first > 0 ? chunk : rest * 1_000_000_000 + chunk) % prime;
      at = end;
    }
    return isNegative() && rest > 0 ? prime - rest : rest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LargeInt that
        && (isText && that.isText
            ? toString().equals(that.toString())
            : residue() == that.residue() && value().equals(that.value()));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(residue());
  }

  /** The decimal text. */
  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = value().toString();
      text = known;
    }
    return known;
  }
}
