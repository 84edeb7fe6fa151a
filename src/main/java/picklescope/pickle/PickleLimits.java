package picklescope.pickle;

/**
 * The resources that a pickle may use. The defaults are sufficient for datagrams, 65,507 bytes, and
 * for files of some megabytes.
 *
 * @param bytes the maximum size of a pickle in bytes
 * @param nodes the maximum number of opcodes executed; each creates at most one value
 * @param depth the maximum number of values on the stack, and of marks
 * @param memo the maximum number of memo entries
 * @param integerDigits the number of decimal digits above which an int is stored as text until its
 *     value is needed; no error
 * @param stringLength the maximum number of bytes of a str, bytes, or line of text
 */
public record PickleLimits(
    int bytes, int nodes, int depth, int memo, int integerDigits, int stringLength) {
  /** Sufficient for all but faulty and malicious pickles. */
  public static final PickleLimits DEFAULT =
      new PickleLimits(1 << 26, 1 << 24, 1 << 24, 1 << 24, 4_300, 1 << 26);
}
