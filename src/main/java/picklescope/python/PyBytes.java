package picklescope.python;

import java.util.Arrays;

/** Python 3's {@code bytes}. */
public final class PyBytes implements PyValue {
  private final byte[] bytes;

  private PyBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array over: it must not be changed afterwards. */
  public static PyBytes of(byte... bytes) {
    return new PyBytes(bytes);
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

  @Override
  public boolean equals(Object other) {
    return other instanceof PyBytes that && Arrays.equals(bytes, that.bytes);
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
