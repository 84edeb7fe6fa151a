package picklescope.pickle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A pickle and the places of the numbers of fixed size in it. Most messages of a stream differ from
 * the one before only in these, so that what is known of its opcodes is known of theirs too.
 */
final class PickleShape {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] pickle = {};
  private int offset = -1; // of the first opcode; negative if there is no pickle
  private byte[] fixed = {}; // 0 for the bytes of numbers, else 0xFF

  /** Begins with another pickle, without numbers. */
  void begin(byte[] pickle, int offset) {
    this.pickle = pickle;
    this.offset = offset;
    if (fixed.length < pickle.length) {
      fixed = new byte[pickle.length];
    }
    Arrays.fill(fixed, 0, pickle.length, (byte) 0xFF);
  }

  /** Records the bytes of a number, any others of which are a number too. */
  void number(int from, int to) {
    for (int at = from; at < to; at++) {
      fixed[at] = 0;
    }
  }

  /** Forgets the pickle. */
  void forget() {
    offset = -1;
  }

  /** Returns whether another pickle differs only in numbers. */
  boolean fits(byte[] other, int otherOffset) {
    byte[] one = pickle;
    byte[] mask = fixed;
    int length = other.length;
    if (otherOffset != offset || length != one.length) {
      return false;
    }
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      long difference = (long) LONGS.get(one, at) ^ (long) LONGS.get(other, at);
      if ((difference & (long) LONGS.get(mask, at)) != 0) {
        return false;
      }
    }
    for (; at < length; at++) {
      if (((one[at] ^ other[at]) & mask[at]) != 0) {
        return false;
      }
    }
    return true;
  }
}
