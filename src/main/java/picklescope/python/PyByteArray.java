package picklescope.python;

import java.util.Arrays;

/** Python's {@code bytearray}, for which pickle protocol 5 has an opcode (PEP 574). */
public final class PyByteArray implements PyValue {
  private final byte[] bytes;

  private PyByteArray(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns a bytearray. The array is not copied, and must not be modified afterwards. */
  public static PyByteArray of(byte... bytes) {
    return new PyByteArray(bytes);
  }

  /** Returns a copy of the content. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the content, which must not be modified. */
  public byte[] raw() {
    return bytes;
  }

  /** Returns the number of bytes. */
  public int length() {
    return bytes.length;
  }

  boolean contentEquals(PyBytes other) {
    return Arrays.equals(bytes, other.raw());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PyByteArray that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return new Repr().of(this);
  }
}
