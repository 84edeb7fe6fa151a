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
 * A line of the opcode table: an opcode, or where and why the stream breaks.
 *
 * @param instruction the opcode; empty for a line that only tells what is wrong
 * @param offset where it stands
 * @param end the byte after it
 * @param problem why it fails; empty if it does not
 */
public record OpcodeRow(Optional<Instruction> instruction, int offset, int end, String problem) {
  private static final int ARGUMENT = 60; // chars
  private static final int USUAL_ARGUMENT = 12; // chars, of what is no text

  /**
   * The opcodes of a pickle.
   *
   * @param error what is wrong with it, as reading it has found
   */
  static List<OpcodeRow> of(byte[] payload, int from, Optional<PickleException> error) {
    var rows = new ArrayList<OpcodeRow>();
    var disassembler = new Disassembler(payload, from);
    boolean told = error.isEmpty();
    while (disassembler.hasNext()) {
      Instruction next = disassembler.next();
      boolean fails = !told && error.get().offset() == next.offset();
      rows.add(
          new OpcodeRow(
              Optional.of(next),
              next.offset(),
              next.offset() + next.length(),
              fails ? error.get().getMessage() : ""));
      told |= fails;
    }
    int end = disassembler.position();
    if (!told) {
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

  /** Returns the name of the opcode; empty for the mistake after the last. */
  public String name() {
    return instruction.map(one -> one.opcode().name()).orElse("");
  }

  /** Returns the Python text of the argument, cut where it is long; empty if there is none. */
  public String argument() {
    return instruction.flatMap(Instruction::argument).map(Repr.line(ARGUMENT)::of).orElse("");
  }

  /** How many chars the argument takes at most, without making its text. */
  int argumentLength() {
    return instruction
        .flatMap(Instruction::argument)
        .map(value -> value instanceof PyStr text ? text.length() + 2 : USUAL_ARGUMENT)
        .map(length -> Math.min(length, ARGUMENT))
        .orElse(0);
  }

  /** How many items are on the stack before it, and how many marks among them. */
  public String stack() {
    return instruction
        .map(one -> one.marks() == 0 ? "" + one.depth() : one.depth() + " (" + one.marks() + ")")
        .orElse("");
  }

  /** The number under which it keeps or gets a value. */
  public String memo() {
    return instruction
        .filter(one -> one.memo().isPresent())
        .map(one -> "" + one.memo().getAsLong())
        .orElse("");
  }

  /** What it does, in words; or why it fails. */
  public String words() {
    OptionalInt mark = instruction.map(Instruction::mark).orElse(OptionalInt.empty());
    return !problem.isEmpty()
        ? problem
        : instruction.map(one -> one.opcode().description()).orElse("")
            + (mark.isEmpty() ? "" : " (MARK at " + mark.getAsInt() + ")");
  }
}
