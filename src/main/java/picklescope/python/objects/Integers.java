package picklescope.python.objects;

import java.math.BigInteger;

/** Unsigned numbers of 64 bits. */
final class Integers {
  private Integers() {}

  static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return bits < 0 ? value.add(BigInteger.ONE.shiftLeft(64)) : value;
  }
}
