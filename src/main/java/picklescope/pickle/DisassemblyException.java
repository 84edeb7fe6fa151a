package picklescope.pickle;

import java.util.Objects;

/**
 * Thrown where {@code pickletools.dis} raises an exception. The message is the last line of
 * Python's traceback.
 */
final class DisassemblyException extends Exception {
  private static final long serialVersionUID = 1L;

  private DisassemblyException(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  static DisassemblyException valueError(String message) {
    return new DisassemblyException("ValueError: " + message);
  }

  static DisassemblyException indexError() {
    return new DisassemblyException("IndexError: list index out of range");
  }

  /**
   * Returns the exception for bytes that cannot be decoded.
   *
   * @param from the offset of the first invalid byte
   * @param to the offset after the last invalid byte
   */
  static DisassemblyException undecodable(
      String codec, byte[] bytes, int from, int to, String reason) {
    String where =
        to - from == 1
            ? "byte 0x%02x in position %s".formatted(bytes[from], from)
            : "bytes in position %s-%s".formatted(from, to - 1);
    return new DisassemblyException(
        "UnicodeDecodeError: '%s' codec can't decode %s: %s".formatted(codec, where, reason));
  }
}
