package picklescope.python;

import java.util.Arrays;
import java.util.Optional;
import picklescope.python.text.Utf8;

/**
 * Python 2's {@code str}: bytes that usually contain text. Different from {@link PyStr} and {@link
 * PyBytes}.
 */
public final class PyStr2 implements PyValue {
  private final byte[] bytes;

  private PyStr2(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns a str. The array is not copied, and must not be modified afterwards. */
  public static PyStr2 of(byte... bytes) {
    return new PyStr2(bytes);
  }

  /** Returns a copy of the content. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the content, which must not be modified. */
  public byte[] raw() {
    return bytes;
  }

  /**
   * Returns whether the bytes are UTF-8 and are therefore displayed as text; others are displayed
   * as bytes.
   */
  public boolean isText() {
    return text().isPresent();
  }

  /** Returns the text; empty if the bytes are not UTF-8. */
  public Optional<PyStr> text() {
    return Utf8.isValid(bytes) ? Optional.of(PyStr.ofUtf8(bytes)) : Optional.empty();
  }

  /** Returns the number of bytes. */
  public int length() {
    return bytes.length;
  }

  /** Returns whether the bytes are those of an ASCII text. */
  boolean isAsciiOf(PyStr text) {
    return text.byteLength() == bytes.length
        && text.length() == bytes.length
        && text.hasUtf8(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PyStr2 that && Arrays.equals(bytes, that.bytes);
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
