package picklescope.export.parquet;

import java.io.ByteArrayOutputStream;
import java.util.List;
import picklescope.python.text.Utf8;

/**
 * Writes a struct in Thrift's compact protocol (thrift-compact-protocol.md of Apache Thrift).
 * Fields are written in ascending order of their ids.
 */
final class ThriftStruct {
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int SHORT = 15; // a list with fewer items, a field not further on

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int last;

  ThriftStruct truth(int id, boolean value) {
    return header(id, value ? TRUE : FALSE);
  }

  ThriftStruct i32(int id, int value) {
    return header(id, I32).varint((value << 1 ^ value >> 31) & 0xFFFF_FFFFL);
  }

  ThriftStruct i64(int id, long value) {
    return header(id, I64).varint(value << 1 ^ value >> 63);
  }

  ThriftStruct binary(int id, byte[] value) {
    return header(id, BINARY).bytes(value);
  }

  ThriftStruct text(int id, String value) {
    return binary(id, Utf8.of(value));
  }

  ThriftStruct struct(int id, ThriftStruct value) {
    header(id, STRUCT).out.writeBytes(value.toBytes());
    return this;
  }

  /** Writes a list of structs, given by their bytes. */
  ThriftStruct structs(int id, List<byte[]> values) {
    header(id, LIST).size(values.size(), STRUCT);
    values.forEach(out::writeBytes);
    return this;
  }

  ThriftStruct i32s(int id, int... values) {
    header(id, LIST).size(values.length, I32);
    for (int value : values) {
      varint((value << 1 ^ value >> 31) & 0xFFFF_FFFFL);
    }
    return this;
  }

  ThriftStruct texts(int id, String value) {
    return header(id, LIST).size(1, BINARY).bytes(Utf8.of(value));
  }

  /** Returns the struct with its end. */
  byte[] toBytes() {
    byte[] fields = out.toByteArray();
    return java.util.Arrays.copyOf(fields, fields.length + 1); // 0 ends it
  }

  private ThriftStruct header(int id, int type) {
    int delta = id - last;
    last = id;
    if (delta <= SHORT) {
      out.write(delta << 4 | type);
      return this;
    }
    out.write(type);
    return varint((long) id << 1);
  }

  private ThriftStruct size(int count, int type) {
    if (count < SHORT) {
      out.write(count << 4 | type);
      return this;
    }
    out.write(SHORT << 4 | type);
    return varint(count);
  }

  private ThriftStruct bytes(byte[] value) {
    varint(value.length).out.writeBytes(value);
    return this;
  }

  private ThriftStruct varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }
}
