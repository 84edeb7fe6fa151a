package picklescope.pickle;

/**
 * How much a pickle may ask for. The defaults are generous for what fits a datagram, 65,507 bytes,
 * and for files of some megabytes.
 *
 * @param bytes the most bytes of one pickle
 * @param nodes the most opcodes executed; each makes at most one value
 * @param depth the most values that wait on the stack, and the most marks
 * @param memo the most entries of the memo
 * @param integerDigits decimal digits beyond which an int stays text until its value is asked for;
 *     no error
 * @param stringLength the most bytes of one str, bytes, or line of text
 */
public record PickleLimits(
    int bytes, int nodes, int depth, int memo, int integerDigits, int stringLength) {
  /** Enough for everything but mistakes and malice. */
  public static final PickleLimits DEFAULT =
      new PickleLimits(1 << 26, 1 << 24, 1 << 24, 1 << 24, 4_300, 1 << 26);
}
