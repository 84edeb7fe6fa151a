package picklescope.format;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import picklescope.python.PyBool;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.text.Utf8;

/** Writes a value as MessagePack, with the shortest form of each int and length. */
final class MsgpackWriter {
  private static final int MAX_DEPTH = 500;
  private static final int MAX_SIZE = 1 << 20; // shared parts are written again and again

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private MsgpackWriter() {}

  /**
   * Returns a value as MessagePack.
   *
   * @throws FormatException if there is no such value, or it becomes too long
   */
  static byte[] write(PyValue value) throws FormatException {
    var writer = new MsgpackWriter();
    try {
      writer.value(value, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array takes all
    }
    return writer.bytes.toByteArray();
  }

  private void value(PyValue value, int depth) throws IOException, FormatException {
    if (depth > MAX_DEPTH) {
      throw new FormatException(
          "the value contains itself, or more than %s levels".formatted(MAX_DEPTH));
    }
    switch (value) {
      case PyNone _ -> out.write(0xC0);
      case PyBool bool -> out.write(bool.value() ? 0xC3 : 0xC2);
      case PyInt number -> integer(number);
      case PyFloat number -> {
        out.write(0xCB);
        out.writeLong(Double.doubleToRawLongBits(number.value()));
      }
      case PyStr text -> text(text);
      case PyStr2 old when old.text().isPresent() -> text(old.text().get());
      case PyBytes binary -> binary(binary.raw());
      case PyByteArray binary -> binary(binary.bytes());
      case PyList list -> array(list.items(), depth);
      case PyTuple tuple -> array(tuple.items(), depth);
      case PyDict dict -> map(dict, depth);
      case PyObject object -> extension(object);
      default -> throw cannotWrite(value);
    }
    if (bytes.size() > MAX_SIZE) {
      throw new FormatException("the MessagePack is longer than any datagram");
    }
  }

  private static FormatException cannotWrite(PyValue value) {
    return new FormatException(
        "MessagePack has no value for %s: use None, bool, int, float, str, bytes, list or dict"
            .formatted(Repr.line(40).of(value)));
  }

  private void integer(PyInt number) throws IOException, FormatException {
    if (!number.isLong()) {
      BigInteger value = number.bigValue();
      if (value.signum() < 0 || value.bitLength() > 64) {
        throw new FormatException(
            "MessagePack has ints of at most 64 bits, not " + Repr.line(40).of(number));
      }
      out.write(0xCF);
      out.writeLong(value.longValue());
      return;
    }
    long value = number.longValue();
    if (value >= -32 && value < 128) {
      out.write((int) value);
    } else if (value >= 0) {
      head(value, 0xCC, 0xCD, 0xCE);
    } else if (value == (byte) value) {
      out.write(0xD0);
      out.write((int) value);
    } else if (value == (short) value) {
      out.write(0xD1);
      out.writeShort((int) value);
    } else if (value == (int) value) {
      out.write(0xD2);
      out.writeInt((int) value);
    } else {
      out.write(0xD3);
      out.writeLong(value);
    }
  }

  /** Writes a number, after the byte for 8, 16 or 32 bits; the next one is for 64. */
  private void head(long value, int byte8, int byte16, int byte32) throws IOException {
    if (value < 0x100) {
      out.write(byte8);
      out.write((int) value);
    } else if (value < 0x10000) {
      out.write(byte16);
      out.writeShort((int) value);
    } else if (value < 0x1_0000_0000L) {
      out.write(byte32);
      out.writeInt((int) value);
    } else {
      out.write(byte32 + 1);
      out.writeLong(value);
    }
  }

  private void text(PyStr text) throws IOException, FormatException {
    if (!Utf8.isValid(text.raw())) {
      throw new FormatException(
          "%s has a lone surrogate, which UTF-8 cannot represent"
              .formatted(Repr.line(40).of(text)));
    }
    if (text.byteLength() < 32) {
      out.write(0xA0 | text.byteLength());
    } else {
      head(text.byteLength(), 0xD9, 0xDA, 0xDB);
    }
    out.write(text.raw());
  }

  private void binary(byte[] binary) throws IOException {
    head(binary.length, 0xC4, 0xC5, 0xC6);
    out.write(binary);
  }

  private void array(List<PyValue> items, int depth) throws IOException, FormatException {
    count(items.size(), 0x90, 0xDC);
    for (PyValue item : items) {
      value(item, depth + 1);
    }
  }

  private void map(PyDict dict, int depth) throws IOException, FormatException {
    count(dict.size(), 0x80, 0xDE);
    for (PyDict.Entry entry : dict.entries()) {
      switch (entry.key()) {
        case PyList _, PyTuple _, PyDict _ ->
            throw new FormatException(
                "a key of MessagePack is not %s".formatted(Repr.line(40).of(entry.key())));
        case PyValue key -> value(key, depth + 1);
      }
      value(entry.value(), depth + 1);
    }
  }

  private void count(int size, int few, int byte16) throws IOException {
    if (size < 16) {
      out.write(few | size);
    } else if (size < 0x10000) {
      out.write(byte16);
      out.writeShort(size);
    } else {
      out.write(byte16 + 1);
      out.writeInt(size);
    }
  }

  private void extension(PyObject object) throws IOException, FormatException {
    PyTuple pair = MsgpackExtension.content(object).orElseThrow(() -> cannotWrite(object));
    var type = (PyInt) pair.item(0);
    byte[] data = ((PyBytes) pair.item(1)).raw();
    int fixed = Integer.numberOfTrailingZeros(data.length);
    if (data.length == 1 << fixed && fixed <= 4) {
      out.write(0xD4 + fixed);
    } else {
      head(data.length, 0xC7, 0xC8, 0xC9);
    }
    out.write((int) type.longValue());
    out.write(data);
  }
}
