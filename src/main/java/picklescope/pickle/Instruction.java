package picklescope.pickle;

import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * One opcode with its argument, at its place in a pickle.
 *
 * @param offset where its opcode stands, in bytes
 * @param length how many bytes it has with its argument
 * @param opcode what is done
 * @param argument what the stream says after the opcode
 * @param depth how many items, marks included, are on the stack before it
 * @param marks how many marks are open before it
 * @param mark where the mark stands that it takes from the stack, if it takes one
 * @param memo the number under which it reads or keeps a value, if it does and it fits
 * @param note what the disassembly says behind the argument; empty if nothing
 */
public record Instruction(
    int offset,
    int length,
    Opcode opcode,
    Optional<PyValue> argument,
    int depth,
    int marks,
    OptionalInt mark,
    OptionalLong memo,
    String note) {
  private static final Repr REPR =
      new Repr(
          new Repr.Limits(
              Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, PythonNumbers.MOST_DIGITS));
  private static final HexFormat HEX = HexFormat.of();
  private static final int INDENT = 4;
  private static final int DEEPEST = 250; // marks; else the text's length is their number squared
  private static final int ARGUMENT_COLUMN = 10;

  /**
   * The line that {@code pickletools.dis} prints, without its end; within more than 250 marks it is
   * not moved to the right any further.
   */
  public String text() {
    var line = new StringBuilder(prefix(offset)).append(code());
    pad(line, 4 - code().length() + 1 + INDENT * Math.min(marks, DEEPEST)).append(opcode.name());
    if (argument.isPresent() || !note.isEmpty()) {
      pad(line, ARGUMENT_COLUMN - opcode.name().length());
      argument.ifPresent(value -> line.append(' ').append(REPR.of(value)));
      if (!note.isEmpty()) {
        line.append(' ').append(note);
      }
    }
    return line.toString();
  }

  /** How each line begins: the offset. */
  static String prefix(int offset) {
    String digits = Integer.toString(offset);
    return " ".repeat(Math.max(0, 5 - digits.length())) + digits + ": ";
  }

  private String code() {
    byte code = opcode.code();
    return code < 0 ? "\\x" + HEX.toHexDigits(code) : Character.toString(code);
  }

  private static StringBuilder pad(StringBuilder line, int count) {
    return line.repeat(' ', Math.max(0, count));
  }
}
