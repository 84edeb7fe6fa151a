package picklescope.export.xdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import picklescope.python.text.Utf8;

/** A chunk of an XDF file: its tag and its content. Numbers are little-endian. */
final class XdfChunk {
  static final int FILE_HEADER = 1;
  static final int STREAM_HEADER = 2;
  static final int SAMPLES = 3;
  static final int CLOCK_OFFSET = 4;
  static final int BOUNDARY = 5;
  static final int STREAM_FOOTER = 6;

  private static final int TAG_BYTES = 2;

  private final int tag;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  XdfChunk(int tag) {
    this.tag = tag;
  }

  /** Creates a chunk of a stream. */
  XdfChunk(int tag, int stream) {
    this(tag);
    int32(stream);
  }

  XdfChunk int8(int value) {
    content.write(value);
    return this;
  }

  XdfChunk int32(int value) {
    content.writeBytes(buffer(Integer.BYTES).putInt(value).array());
    return this;
  }

  XdfChunk int64(long value) {
    content.writeBytes(buffer(Long.BYTES).putLong(value).array());
    return this;
  }

  XdfChunk real(double value) {
    return int64(Double.doubleToRawLongBits(value));
  }

  XdfChunk bytes(byte[] value) {
    content.writeBytes(value);
    return this;
  }

  XdfChunk text(String value) {
    return bytes(Utf8.of(value));
  }

  /** Writes a text after its length. */
  XdfChunk sized(String value) {
    byte[] bytes = Utf8.of(value);
    return bytes(length(bytes.length)).bytes(bytes);
  }

  /** Writes a number as a length: the number of its bytes (1 or 4), then the number. */
  XdfChunk count(int value) {
    return bytes(length(value));
  }

  private static byte[] length(int value) {
    return value < 1 << 8
        ? new byte[] {1, (byte) value}
        : buffer(1 + Integer.BYTES).put((byte) Integer.BYTES).putInt(value).array();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(length(content.size() + TAG_BYTES));
    out.write(buffer(TAG_BYTES).putShort((short) tag).array());
    content.writeTo(out);
  }
}
