package picklescope.python;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * An int that does not fit a long, as decimal text, as a number, or both. Each is computed from the
 * other when it is needed, which is the only operation that takes more than linear time.
 */
final class LargeInt {
  private static final int PIECE = 1_000;
  private static final int CHUNK = 9; // decimal digits that fit an int
  private static final long FIRST_PRIME = prime();
  private static final long SECOND_PRIME = prime();

  private final boolean isText; // whether it was created from text
  private @Nullable String text; // null until it is computed; all threads compute the same
  private @Nullable BigInteger value; // likewise
  private long residue; // likewise, while it is 0

  /**
   * @param text 20 digits or more without leading zeros, optionally after a {@code -}
   */
  LargeInt(String text) {
    this.text = text;
    this.isText = true;
  }

  LargeInt(BigInteger value) {
    this.value = value;
    this.isText = false;
  }

  /** A random prime, so that a sender cannot create many numbers with the same residue. */
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

  /** Splits the text in halves, because BigInteger's parser takes quadratic time. */
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

  /** Returns whether it has approximately more decimal digits than the given number. */
  boolean isLongerThan(int digits) {
    return isText
        ? toString().length() > digits
        : value().bitLength() > digits * 3.3; // a digit is a little more
  }

  /**
   * Returns a number that is equal for equal values and practically never for others; not negative.
   */
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

  /** Returns the decimal text. */
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
