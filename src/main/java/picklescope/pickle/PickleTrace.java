package picklescope.pickle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a pickle, with the bytes from which each value was read. It is also
 * available for a pickle with an error: then {@link #error()} reports the error and its offset, and
 * {@link #stack()} contains what was read before.
 *
 * <p>Time and memory are linear in the size of the pickle, a small multiple of those of {@link
 * PickleReader}, which reads the same value. Immutable.
 */
public final class PickleTrace {
  /**
   * A MARK that was not removed by an opcode.
   *
   * @param offset its offset
   * @param below the number of values of {@link #stack()} below it
   */
  public record OpenMark(int offset, int below) {}

  private final int from;
  private final int length;
  private final Optional<ValueSpan> root;
  private final Optional<PickleException> error;
  private final List<ValueSpan> stack;
  private final List<OpenMark> openMarks;
  private final List<ValueSpan> dropped;
  private final List<PickleNote> notes;
  private final int[] starts; // of the opcodes
  private final @Nullable ValueSpan[]
      owners; // of the opcodes; null for those that belong to no value

  PickleTrace(
      int from,
      int length,
      Optional<ValueSpan> root,
      Optional<PickleException> error,
      List<ValueSpan> stack,
      List<OpenMark> openMarks,
      List<ValueSpan> dropped,
      List<PickleNote> notes,
      int[] starts,
      @Nullable ValueSpan[] owners) {
    this.from = from;
    this.length = length;
    this.root = root;
    this.error = error;
    this.stack = List.copyOf(stack);
    this.openMarks = List.copyOf(openMarks);
    this.dropped = List.copyOf(dropped);
    this.notes = List.copyOf(notes);
    this.starts = starts;
    this.owners = owners;
  }

  /** Reads the pickle at an offset. All offsets count from the array's first byte. */
  public static PickleTrace of(byte[] bytes, int offset) {
    return of(bytes, offset, PickleLimits.DEFAULT);
  }

  /** Reads the pickle at an offset, within limits. */
  public static PickleTrace of(byte[] bytes, int offset, PickleLimits limits) {
    return new Tracer(bytes, offset, limits).trace();
  }

  /** Returns the pickle's value; empty if there is an error. */
  public Optional<ValueSpan> root() {
    return root;
  }

  /** Returns the error; empty if there is none. */
  public Optional<PickleException> error() {
    return error;
  }

  /**
   * Returns the number of bytes that were executed: up to and including STOP, or up to the opcode
   * that failed.
   */
  public int length() {
    return length;
  }

  /**
   * Returns the contents of the stack at the time of the error, the bottom first: the values read
   * so far. Without an error, returns the values that STOP left below the pickle's value, usually
   * none.
   */
  public List<ValueSpan> stack() {
    return stack;
  }

  /** Returns the marks on the stack at that time, the lowest first. */
  public List<OpenMark> openMarks() {
    return openMarks;
  }

  /** Returns the values that POP and POP_MARK removed, in order. */
  public List<ValueSpan> dropped() {
    return dropped;
  }

  /** Returns the notes, in the order of the stream. */
  public List<PickleNote> notes() {
    return notes;
  }

  /**
   * Returns the innermost value to which the byte at an offset belongs; empty for bytes that belong
   * to no value: those before and after the pickle, PROTO, STOP, frames, and the POP of dropped
   * values outside of others.
   */
  public Optional<ValueSpan> at(int offset) {
    int opcode = opcodeIndex(offset);
    return opcode < 0 ? Optional.empty() : Optional.ofNullable(owners[opcode]);
  }

  /**
   * Returns the offset of the opcode to which the byte at an offset belongs, as the opcode itself
   * or as part of its argument: the offset of its {@link Instruction}. Empty for bytes that were
   * not executed.
   */
  public Optional<Integer> opcodeAt(int offset) {
    int opcode = opcodeIndex(offset);
    return opcode < 0 ? Optional.empty() : Optional.of(starts[opcode]);
  }

  private int opcodeIndex(int offset) {
    if (offset < from || offset >= from + length) {
      return -1;
    }
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }
}
