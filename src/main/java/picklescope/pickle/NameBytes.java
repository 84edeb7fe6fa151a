package picklescope.pickle;

/** Tells by the bytes of a payload, or of a value, whether names may be in it. */
final class NameBytes {
  private NameBytes() {}

  /**
   * Returns whether a payload may contain names or references to what only the receiver knows,
   * without reading it: whether there is a byte that may be an opcode with one, and the lines that
   * GLOBAL, INST and PERSID need, or a line that may be a STRING with them as escapes. Saves
   * reading ordinary messages.
   */
  static boolean mayBeIn(byte[] bytes, int from) {
    int lines = 0; // counted from the end of the bytes
    for (int i = bytes.length - 1; i >= from; i--) {
      switch (bytes[i] & 0xFF) {
        case Codes.STACK_GLOBAL, Codes.EXT1, Codes.EXT2, Codes.EXT4, Codes.BINPERSID -> {
          return true;
        }
        case '\n' -> lines++;
        case Codes.PERSID -> {
          if (lines >= 1) {
            return true;
          }
        }
        case Codes.GLOBAL, Codes.INST -> {
          if (lines >= 2) {
            return true;
          }
        }
        default -> {}
      }
    }
    return lines > 0 && mayContainEscapes(bytes, from);
  }

  /** Returns whether there may be a STRING with escapes. */
  private static boolean mayContainEscapes(byte[] bytes, int from) {
    boolean found = false;
    for (int i = from; i < bytes.length && !found; i++) {
      found = bytes[i] == '\\';
    }
    for (int i = from; i < bytes.length - 1 && found; i++) {
      if (bytes[i] == Codes.STRING && (bytes[i + 1] == '\'' || bytes[i + 1] == '"')) {
        return true;
      }
    }
    return false;
  }
}
