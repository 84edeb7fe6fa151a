package picklescope.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import picklescope.python.text.Counted;

/** The bytes of an OSC packet, with the place up to which they have been read. */
final class OscBytes {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final boolean strict;
  private int at;

  OscBytes(byte[] bytes, boolean strict) {
    this.bytes = bytes;
    this.strict = strict;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  int at() {
    return at;
  }

  void skip(int count) {
    at += count;
  }

  int integer(int end) throws BrokenException {
    int value = (int) INTS.get(bytes, room(4, end));
    at += 4;
    return value;
  }

  long longer(int end) throws BrokenException {
    long value = (long) LONGS.get(bytes, room(8, end));
    at += 8;
    return value;
  }

  private int room(int count, int end) throws BrokenException {
    if (end - at < count) {
      throw new BrokenException(
          at, String.format(Locale.ROOT, "%,d bytes are expected; there are %,d", count, end - at));
    }
    return at;
  }

  /** Reads text up to a zero, and the zeros that pad it to a multiple of four bytes. */
  byte[] string(int end) throws BrokenException {
    int start = at;
    int zero = start;
    boolean ascii = true;
    while (zero < end && bytes[zero] != 0) {
      ascii &= bytes[zero] >= 0x20;
      zero++;
    }
    if (zero == end) {
      throw new BrokenException(start, "the text that begins there does not end with a zero");
    }
    if (!ascii) {
      checkText(start, zero);
    }
    at = zero;
    pad(start, zero + 1, end);
    return Arrays.copyOfRange(bytes, start, zero);
  }

  private void checkText(int from, int to) throws BrokenException {
    int wrong = Utf8Prefix.end(bytes, from, to);
    if (wrong < to) {
      throw new BrokenException(wrong, "the bytes there are not UTF-8");
    }
    for (int i = from; strict && i < to; i++) {
      if (bytes[i] < 0x20) {
        throw new BrokenException(i, "a control character or a letter that is not ASCII");
      }
    }
  }

  byte[] blob(int end) throws BrokenException {
    int start = at;
    int size = integer(end);
    if (size < 0 || size > end - at) {
      throw new BrokenException(
          start,
          String.format(
              Locale.ROOT,
              "a length of %,d; %s left",
              size,
              Counted.of(end - at, "byte is", "bytes are")));
    }
    byte[] blob = Arrays.copyOfRange(bytes, at, at + size);
    pad(at, at + size, end);
    return blob;
  }

  /** Continues after the padding of what begins and ends at the given offsets. */
  private void pad(int start, int from, int end) throws BrokenException {
    int next = start + Math.ceilDiv(from - start, 4) * 4;
    if (next > end) {
      throw new BrokenException(from, "zeros are expected there, up to a multiple of four bytes");
    }
    for (int i = from; strict && i < next; i++) {
      if (bytes[i] != 0) {
        throw new BrokenException(i, "a zero is expected there");
      }
    }
    at = next;
  }
}
