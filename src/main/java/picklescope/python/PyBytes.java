package picklescope.python;

import java.util.Arrays;

/**
 * Python 3's {@code bytes}: equal to others with the same content. The text of Python 2, which is
 * bytes too, is {@link PyStr2}.
 */
public final class PyBytes implements PyValue {
  private final byte[] bytes;

  private PyBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns bytes. The array is not copied, and must not be modified afterwards. */
  public static PyBytes of(byte... bytes) {
    return new PyBytes(bytes);
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
