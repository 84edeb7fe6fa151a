package picklescope.format;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/** Reads one MessagePack value; nested values are read without recursion. */
final class MsgpackReader {
  private static final String MSGPACK = "MessagePack";

  private final byte[] payload;
  private final ByteBuffer in;
  private final ContentBuilder builder;
  private long[] missing = new long[4]; // keys and values of each open array or map
  private boolean[] maps = new boolean[4];
  private int depth;

  MsgpackReader(byte[] payload, boolean traced) {
    this.payload = payload;
    in = ByteBuffer.wrap(payload);
    builder = new ContentBuilder(MsgpackFormat.NAME, traced);
  }

  TracedContent read() {
    try {
      do {
        value();
        while (depth > 0 && missing[depth - 1] == 0) {
          depth--;
          builder.end(in.position());
        }
      } while (depth > 0);
      if (in.hasRemaining()) {
        throw new BrokenException(in.position(), "more follows after the value");
      }
      return builder.content("", in.position());
    } catch (BrokenException e) {
      return builder.content(Problems.at(MSGPACK, e.at(), e.why()), e.at());
    }
  }

  /** Reads a key or a value, or the begin of one that has parts. */
  private void value() throws BrokenException {
    int start = in.position();
    boolean isKey = depth > 0 && maps[depth - 1] && missing[depth - 1] % 2 == 0;
    int type = need(1, start).get() & 0xFF;
    long items = items(type, start);
    if (items < 0) {
      PyValue value = scalar(type, start);
      if (isKey) {
        builder.key(value);
      } else {
        builder.value(value, start, in.position());
      }
      took();
      return;
    }
    if (isKey) {
      throw new BrokenException(start, "a key is not an array nor a map");
    }
    took();
    boolean map = type >>> 4 == 0x8 || type >= 0xDE;
    begin(map, map ? 2 * items : items);
    if (map) {
      builder.beginDict(start);
    } else {
      builder.beginList(start);
    }
  }

  private void took() {
    if (depth > 0) {
      missing[depth - 1]--;
    }
  }

  private void begin(boolean map, long parts) {
    if (depth == missing.length) {
      missing = Arrays.copyOf(missing, 2 * depth);
      maps = Arrays.copyOf(maps, 2 * depth);
    }
    maps[depth] = map;
    missing[depth++] = parts;
  }

  /** Returns the number of items of an array or entries of a map; -1 for another type. */
  private long items(int type, int start) throws BrokenException {
    return switch (type) {
      case 0xDC, 0xDE -> need(2, start).getShort() & 0xFFFF;
      case 0xDD, 0xDF -> need(4, start).getInt() & 0xFFFFFFFFL;
      default -> type >= 0x80 && type < 0xA0 ? type & 0xF : -1;
    };
  }

  private PyValue scalar(int type, int start) throws BrokenException {
    if (type < 0x80 || type >= 0xE0) {
      return PyInt.of((byte) type);
    }
    if (type < 0xC0) {
      return text(type & 0x1F, start);
    }
    return switch (type) {
      case 0xC0 -> PyNone.NONE;
      case 0xC2, 0xC3 -> PyBool.of(type == 0xC3);
      case 0xC4, 0xC5, 0xC6 -> PyBytes.of(bytes(length(type - 0xC4, start), start));
      case 0xC7, 0xC8, 0xC9 -> extension(length(type - 0xC7, start), start);
      case 0xCA -> new PyFloat(need(4, start).getFloat());
      case 0xCB -> new PyFloat(need(8, start).getDouble());
      case 0xCC -> PyInt.of(need(1, start).get() & 0xFF);
      case 0xCD -> PyInt.of(need(2, start).getShort() & 0xFFFF);
      case 0xCE -> PyInt.of(need(4, start).getInt() & 0xFFFFFFFFL);
      case 0xCF -> unsigned(need(8, start).getLong());
      case 0xD0 -> PyInt.of(need(1, start).get());
      case 0xD1 -> PyInt.of(need(2, start).getShort());
      case 0xD2 -> PyInt.of(need(4, start).getInt());
      case 0xD3 -> PyInt.of(need(8, start).getLong());
      case 0xD4, 0xD5, 0xD6, 0xD7, 0xD8 -> extension(1 << type - 0xD4, start);
      case 0xD9, 0xDA, 0xDB -> text(length(type - 0xD9, start), start);
      default -> throw new BrokenException(start, "no type begins with the byte c1");
    };
  }

  private static PyInt unsigned(long bits) {
    return bits >= 0
        ? PyInt.of(bits)
        : PyInt.of(BigInteger.valueOf(bits).add(BigInteger.ONE.shiftLeft(64)));
  }

  /** Returns a length that is stored in 1, 2 or 4 bytes. */
  private long length(int size, int start) throws BrokenException {
    return switch (size) {
      case 0 -> need(1, start).get() & 0xFF;
      case 1 -> need(2, start).getShort() & 0xFFFF;
      default -> need(4, start).getInt() & 0xFFFFFFFFL;
    };
  }

  private PyStr text(long length, int start) throws BrokenException {
    byte[] utf8 = bytes(length, start);
    int valid = Utf8Prefix.end(utf8, 0, utf8.length);
    if (valid < utf8.length) {
      throw new BrokenException(
          in.position() - utf8.length + valid, "the bytes there are not UTF-8");
    }
    return PyStr.ofUtf8(utf8);
  }

  private PyValue extension(long length, int start) throws BrokenException {
    byte type = need(1, start).get();
    return MsgpackExtension.value(type, bytes(length, start));
  }

  private byte[] bytes(long length, int start) throws BrokenException {
    need(length, start);
    var bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  /** Returns the buffer, which has at least so many bytes left. */
  private ByteBuffer need(long bytes, int start) throws BrokenException {
    if (in.remaining() < bytes) {
      throw new BrokenException(
          start,
          payload.length == start
              ? "a value is expected"
              : "the value that begins there is not complete");
    }
    return in;
  }
}
