package picklescope.pickle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The bytes of a pickle that is being written, in frames from protocol 4 on. */
final class PickleOutput {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_ENDIAN_LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int FRAME_HEADER = 9;
  private static final int MIN_FRAMED = 4;
  private static final int FRAME_TARGET = 64 * 1024;

  private final boolean framing;
  private byte[] bytes = new byte[256];
  private int size;
  private int frame = -1; // the offset of the current frame's header
  private final int maxSize;
  private int closeAbove; // the size above which the frame is closed, or the pickle is too large

  /**
   * @param maxSize the maximum size of the pickle
   */
  PickleOutput(int protocol, int maxSize) {
    this.maxSize = maxSize;
    this.closeAbove = maxSize;
    framing = protocol >= 4;
    if (protocol >= 2) {
      code(Codes.PROTO);
      code(protocol);
    }
    openFrame();
  }

  private void openFrame() {
    if (framing) {
      frame = size;
      ensure(FRAME_HEADER);
      size += FRAME_HEADER;
      closeAbove =
          (int)
              Math.min(
                  maxSize + (long) FRAME_HEADER,
                  size + FRAME_TARGET - 1L); // the header is removed from a short frame
    }
  }

  private void closeFrame() {
    if (!framing) {
      return;
    }
    int length = size - frame - FRAME_HEADER;
    if (length >= MIN_FRAMED) {
      bytes[frame] = (byte) Codes.FRAME;
      LONGS.set(bytes, frame + 1, (long) length);
    } else {
      System.arraycopy(bytes, frame + FRAME_HEADER, bytes, frame, length);
      size -= FRAME_HEADER;
    }
  }

  /** Marks the start of a value: the point at which CPython ends a frame that is full. */
  void boundary() throws PickleException {
    if (size > closeAbove) {
      checkSize(0);
      closeFrame();
      openFrame();
    }
  }

  /** Checks the size before more bytes are written. */
  void checkSize(long more) throws PickleException {
    if (size + more > maxSize) {
      throw PickleException.limit(
          PickleException.Kind.LIMIT,
          size,
          String.format(Locale.ROOT, "the pickle would have more than %,d bytes", maxSize),
          maxSize,
          size + more);
    }
  }

  int size() {
    return size;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), size + (size >> 1)));
    }
  }

  void code(int code) {
    ensure(1);
    bytes[size++] = (byte) code;
  }

  void codeAndByte(int code, int argument) {
    ensure(2);
    bytes[size] = (byte) code;
    bytes[size + 1] = (byte) argument;
    size += 2;
  }

  void codeAndShort(int code, int argument) {
    ensure(3);
    bytes[size] = (byte) code;
    bytes[size + 1] = (byte) argument;
    bytes[size + 2] = (byte) (argument >> 8);
    size += 3;
  }

  void codeAndInt(int code, int argument) {
    ensure(5);
    bytes[size] = (byte) code;
    INTS.set(bytes, size + 1, argument);
    size += 5;
  }

  void codeAndLong(int code, long argument) {
    ensure(9);
    bytes[size] = (byte) code;
    LONGS.set(bytes, size + 1, argument);
    size += 9;
  }

  void codeAndDouble(int code, double argument) {
    ensure(9);
    bytes[size] = (byte) code;
    BIG_ENDIAN_LONGS.set(bytes, size + 1, Double.doubleToRawLongBits(argument));
    size += 9;
  }

  /** Writes an opcode and the line that is its argument, in ASCII. */
  void codeAndLine(int code, String line) {
    code(code);
    byte[] text = line.getBytes(StandardCharsets.ISO_8859_1);
    raw(text);
    code('\n');
  }

  /** Writes an opcode and the line with a number that is its argument. */
  void codeAndNumberLine(int code, int number) {
    ensure(13);
    bytes[size++] = (byte) code;
    long left = number;
    if (left < 0) {
      bytes[size++] = '-';
      left = -left;
    }
    int end = size + 1;
    for (long more = left; more >= 10; more /= 10) {
      end++;
    }
    for (int i = end - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    bytes[end] = '\n';
    size = end + 1;
  }

  void raw(byte[] data) {
    ensure(data.length);
    System.arraycopy(data, 0, bytes, size, data.length);
    size += data.length;
  }

  /**
   * Reserves space for data that the caller copies into {@link #array()} at the returned offset.
   */
  int reserve(int length) {
    ensure(length);
    size += length;
    return size - length;
  }

  byte[] array() {
    return bytes;
  }

  /** Begins data. Very long data are written between frames. */
  void beginData(int length) throws PickleException {
    checkSize(length);
    if (length >= FRAME_TARGET) {
      closeFrame();
    }
  }

  void endData(int length) {
    if (length >= FRAME_TARGET) {
      openFrame();
    }
  }

  /** Writes an int that does not fit four bytes. */
  void bigInt(BigInteger value) {
    byte[] bigEndian = value.toByteArray();
    int length = bigEndian.length;
    if (length < 256) {
      codeAndByte(Codes.LONG1, length);
    } else {
      codeAndInt(Codes.LONG4, length);
    }
    int to = reserve(length);
    for (int i = 0; i < length; i++) {
      bytes[to + i] = bigEndian[length - 1 - i];
    }
  }

  /** Writes STOP, and returns the pickle. */
  byte[] finish() throws PickleException {
    code(Codes.STOP);
    closeFrame();
    checkSize(0);
    return Arrays.copyOf(bytes, size);
  }
}
