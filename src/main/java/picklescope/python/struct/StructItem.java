package picklescope.python.struct;

/**
 * A format character with its count, at its place in a {@link Struct}.
 *
 * @param code the format character
 * @param count how often; for {@code s}, {@code p} and {@code x} how many bytes
 * @param offset where its bytes begin, behind any padding
 * @param width how many bytes one of it has
 */
record StructItem(char code, int count, int offset, int width) {
  /** How many Python values it stands for. */
  int values() {
    return switch (code) {
      case 'x' -> 0;
      case 's', 'p' -> 1;
      default -> count;
    };
  }

  /** How many bytes it takes. */
  int size() {
    return count * width;
  }

  /** How many bytes one of its values takes. */
  int valueSize() {
    return code == 's' || code == 'p' ? count : width;
  }
}
