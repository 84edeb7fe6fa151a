package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/**
 * Reads the numbers of a file in the byte order of the computer that wrote it. The layouts are
 * constants, so that an access is compiled to one instruction; with a layout from a field each
 * access stays a chain of calls.
 *
 * @param swapped whether the numbers are big-endian
 */
record Numbers(boolean swapped) {
  static final Numbers LITTLE_ENDIAN = new Numbers(false);
  static final Numbers BIG_ENDIAN = new Numbers(true);

  ByteOrder order() {
    return swapped ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  int int4(MemorySegment data, long at) {
    int value = data.get(Pcapng.INT, at);
    return swapped ? Integer.reverseBytes(value) : value;
  }

  long unsigned4(MemorySegment data, long at) {
    return int4(data, at) & 0xFFFFFFFFL;
  }

  int unsigned2(MemorySegment data, long at) {
    short value = data.get(Pcapng.SHORT, at);
    return (swapped ? Short.reverseBytes(value) : value) & 0xFFFF;
  }

  long int8(MemorySegment data, long at) {
    long value = data.get(Pcapng.LONG, at);
    return swapped ? Long.reverseBytes(value) : value;
  }
}
