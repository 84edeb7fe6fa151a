package picklescope.python.struct;

/**
 * A format character with its count and its offset in a {@link Struct}.
 *
 * @param code the format character
 * @param count the repeat count; for {@code s}, {@code p} and {@code x} the number of bytes
 * @param offset the offset of its first byte, after padding
 * @param width the size in bytes of a single one
 */
record StructItem(char code, int count, int offset, int width) {
  /** Returns the number of Python values. */
  int values() {
    return switch (code) {
      case 'x' -> 0;
      case 's', 'p' -> 1;
      default -> count;
    };
  }

  /** Returns its size in bytes. */
  int size() {
    return count * width;
  }

  /** Returns the size of one of its values in bytes. */
  int valueSize() {
    return code == 's' || code == 'p' ? count : width;
  }
}
