package picklescope.pickle;

import java.util.Objects;

/** Where {@code pickletools.dis} stops: its message as Python's last line of a traceback. */
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
   * Bytes that are no text.
   *
   * @param from the first byte that is wrong
   * @param to the first one after it that may be right
   */
  static DisassemblyException undecodable(
      String codec, byte[] bytes, int from, int to, String reason) {
    String where =
        to - from == 1
            ? "byte 0x%02x in position %d".formatted(bytes[from], from)
            : "bytes in position %d-%d".formatted(from, to - 1);
    return new DisassemblyException(
        "UnicodeDecodeError: '%s' codec can't decode %s: %s".formatted(codec, where, reason));
  }
}
