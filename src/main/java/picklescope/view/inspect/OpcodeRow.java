package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picklescope.pickle.Disassembler;
import picklescope.pickle.Instruction;
import picklescope.pickle.PickleException;
import picklescope.python.PyStr;
import picklescope.python.Repr;

/**
 * A row of the opcode table: an opcode, or the position and reason of an error.
 *
 * @param instruction the opcode; empty for a row that contains only an error
 * @param offset the offset of its first byte
 * @param end the offset after its last byte
 * @param problem the error; empty if there is none
 */
public record OpcodeRow(Optional<Instruction> instruction, int offset, int end, String problem) {
  private static final int ARGUMENT = 60; // characters
  private static final int USUAL_ARGUMENT = 12; // characters, for arguments that are not text

  /**
   * Returns the rows of a pickle.
   *
   * @param error the error with which reading has failed, if any
   */
  static List<OpcodeRow> of(byte[] payload, int from, Optional<PickleException> error) {
    var rows = new ArrayList<OpcodeRow>();
    var disassembler = new Disassembler(payload, from);
    boolean reported = error.isEmpty();
    while (disassembler.hasNext()) {
      Instruction next = disassembler.next();
      boolean fails = !reported && error.get().offset() == next.offset();
      rows.add(
          new OpcodeRow(
              Optional.of(next),
              next.offset(),
              next.offset() + next.length(),
              fails ? error.get().getMessage() : ""));
      reported |= fails;
    }
    int end = disassembler.position();
    if (!reported) {
      int offset = Math.min(error.get().offset(), payload.length);
      rows.add(
          new OpcodeRow(
              Optional.empty(),
              offset,
              Math.max(offset, Math.min(end, payload.length)),
              error.get().getMessage()));
    } else if (disassembler.error().isPresent() && error.isEmpty()) {
      rows.add(
          new OpcodeRow(
              Optional.empty(), end, end, "pickletools.dis: " + disassembler.error().get()));
    }
    return rows;
  }

  /** Returns the name of the opcode; empty for an error after the last opcode. */
  public String name() {
    return instruction.map(one -> one.opcode().name()).orElse("");
  }

  /** Returns the Python text of the argument, truncated if it is long; empty if there is none. */
  public String argument() {
    return instruction.flatMap(Instruction::argument).map(Repr.line(ARGUMENT)::of).orElse("");
  }

  /** Returns the maximum length of the argument's text, without creating the text. */
  int argumentLength() {
    return instruction
        .flatMap(Instruction::argument)
        .map(value -> value instanceof PyStr text ? text.length() + 2 : USUAL_ARGUMENT)
        .map(length -> Math.min(length, ARGUMENT))
        .orElse(0);
  }

  /**
   * Returns the number of items on the stack before the opcode, and the number of marks among them.
   */
  public String stack() {
    return instruction
        .map(one -> one.marks() == 0 ? "" + one.depth() : one.depth() + " (" + one.marks() + ")")
        .orElse("");
  }

  /** Returns the memo index that the opcode reads or writes; empty if there is none. */
  public String memo() {
    return instruction
        .filter(one -> one.memo().isPresent())
        .map(one -> "" + one.memo().getAsLong())
        .orElse("");
  }

  /** Returns a description of the opcode, or the error. */
  public String description() {
    OptionalInt mark = instruction.map(Instruction::mark).orElse(OptionalInt.empty());
    return !problem.isEmpty()
        ? problem
        : instruction.map(one -> one.opcode().description()).orElse("")
            + (mark.isEmpty() ? "" : " (MARK at " + mark.getAsInt() + ")");
  }

  /** Returns the description with the stack and the memo, or only the error. */
  public String explanation() {
    if (instruction.isEmpty() || !problem.isEmpty()) {
      return description();
    }
    return "stack %s%s: %s"
        .formatted(stack(), memo().isEmpty() ? "" : ", memo " + memo(), description());
  }

  /** Returns all columns of the row as text, after the given text of the offset. */
  public String text(String offsetText) {
    return "%s %s %s  stack %s  memo %s  %s"
        .formatted(offsetText, name(), argument(), stack(), memo(), description());
  }

  /**
   * Returns the index of the row that contains a byte: the last one that does not start after it;
   * empty if there are no rows.
   *
   * @param rows in ascending order of their offsets
   */
  public static OptionalInt indexAt(List<OpcodeRow> rows, int offset) {
    int low = 0;
    int high = rows.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (rows.get(middle).offset() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return rows.isEmpty() ? OptionalInt.empty() : OptionalInt.of(low);
  }
}
