package picklescope.python;

import java.util.Arrays;

/** Python's {@code bytearray}. */
public final class PyByteArray implements PyValue {
  private final byte[] bytes;

  private PyByteArray(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array over: it must not be changed afterwards. */
  public static PyByteArray of(byte... bytes) {
    return new PyByteArray(bytes);
  }

  /** The content, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The content itself, not to be changed. */
  public byte[] raw() {
    return bytes;
  }

  /** How many bytes. */
  public int length() {
    return bytes.length;
  }

  /** Copies the content into an array, where {@link #length()} bytes must fit. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, bytes.length);
  }

  boolean contentEquals(PyBytes other) {
    return Arrays.equals(bytes, other.bytes());
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
