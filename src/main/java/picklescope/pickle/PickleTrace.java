package picklescope.pickle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pickle read with a record of which bytes each value came from. It is there for a pickle that
 * breaks too: then {@link #error()} says where and why, and {@link #stack()} holds what was read
 * before.
 *
 * <p>Time and memory are linear in the pickle, a few times those of {@link PickleReader}, which
 * comes to the same value. Immutable once made.
 */
public final class PickleTrace {
  /**
   * A MARK for which no opcode came.
   *
   * @param offset where it stands
   * @param below how many values of {@link #stack()} lie below it
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
  private final @Nullable ValueSpan[] owners; // of the opcodes, with null for nobody's

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

  /** Reads the pickle that starts at an offset; all offsets count from the array's first byte. */
  public static PickleTrace of(byte[] bytes, int offset) {
    return of(bytes, offset, PickleLimits.DEFAULT);
  }

  /** Reads the pickle that starts at an offset, within limits. */
  public static PickleTrace of(byte[] bytes, int offset, PickleLimits limits) {
    return new Tracer(bytes, offset, limits).trace();
  }

  /** The pickle's value; none if the pickle breaks. */
  public Optional<ValueSpan> root() {
    return root;
  }

  /** What is wrong, if the pickle breaks. */
  public Optional<PickleException> error() {
    return error;
  }

  /**
   * How many bytes were executed: up to STOP, which is included, or up to the opcode that failed.
   */
  public int length() {
    return length;
  }

  /**
   * What lay on the stack when the pickle broke, the lowest first: the values read so far. For one
   * that did not break, what its STOP left below the value, mostly nothing.
   */
  public List<ValueSpan> stack() {
    return stack;
  }

  /** The marks that were open then, the lowest first. */
  public List<OpenMark> openMarks() {
    return openMarks;
  }

  /** What was taken off the stack by POP and POP_MARK, in order. */
  public List<ValueSpan> dropped() {
    return dropped;
  }

  /** What there is to say beside the value, in the order of the stream. */
  public List<PickleNote> notes() {
    return notes;
  }

  /**
   * The innermost value that the byte at an offset belongs to. None for the bytes of no value:
   * before the pickle and after it, PROTO, STOP, frames and dropped values' POP outside of others.
   */
  public Optional<ValueSpan> at(int offset) {
    int opcode = opcodeIndex(offset);
    return opcode < 0 ? Optional.empty() : Optional.ofNullable(owners[opcode]);
  }

  /**
   * Where the opcode stands that the byte at an offset belongs to, itself or its argument: the
   * offset of its {@link Instruction}. None for bytes that were not executed.
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
