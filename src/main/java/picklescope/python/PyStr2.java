package picklescope.python;

import java.util.Arrays;
import java.util.Optional;
import picklescope.python.text.Utf8;

/**
 * Python 2's {@code str}: bytes that are mostly meant as text. It is neither {@link PyStr} nor
 * {@link PyBytes}.
 */
public final class PyStr2 implements PyValue {
  private final byte[] bytes;

  private PyStr2(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array over: it must not be changed afterwards. */
  public static PyStr2 of(byte... bytes) {
    return new PyStr2(bytes);
  }

  /** The content, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The content itself, not to be changed. */
  public byte[] raw() {
    return bytes;
  }

  /** Whether the bytes are UTF-8, and so shown as text; otherwise they are shown as bytes. */
  public boolean isText() {
    return text().isPresent();
  }

  /** The bytes as text, if they are UTF-8. */
  public Optional<PyStr> text() {
    return Utf8.isValid(bytes) ? Optional.of(PyStr.ofUtf8(bytes)) : Optional.empty();
  }

  /** How many bytes. */
  public int length() {
    return bytes.length;
  }

  /** Copies the content into an array, where {@link #length()} bytes must fit. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, bytes.length);
  }

  /** Whether these are the bytes of an ASCII text. */
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
