package picklescope.pickle;

import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyInt;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** An opcode with its argument and its offset in a pickle. Small, because there may be many. */
public final class Instruction {
  /** The message for an opcode that needs a mark if there is none. */
  static final String NO_MARK = "no MARK exists on stack";

  private static final Repr REPR =
      new Repr(
          new Repr.Limits(
              Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, PythonNumbers.MAX_DIGITS));
  private static final HexFormat HEX = HexFormat.of();
  private static final int INDENT = 4;

  /** Marks; otherwise the text's length would grow with the square of their number. */
  private static final int MAX_INDENTED_MARKS = 250;

  private static final int ARGUMENT_COLUMN = 10;

  private final int offset;
  private final int length;
  private final Opcode opcode;
  private final @Nullable PyValue argument; // null if there is none
  private final int depth;
  private final int marks;
  private final int mark; // -1 if there is none
  private final long memo; // Long.MIN_VALUE if there is none

  Instruction(
      int offset,
      int length,
      Opcode opcode,
      @Nullable PyValue argument,
      int depth,
      int marks,
      int mark,
      long memo) {
    this.offset = offset;
    this.length = length;
    this.opcode = opcode;
    this.argument = argument;
    this.depth = depth;
    this.marks = marks;
    this.mark = mark;
    this.memo = memo;
  }

  /** Returns the offset of the opcode, in bytes. */
  public int offset() {
    return offset;
  }

  /** Returns the number of bytes of the opcode and its argument. */
  public int length() {
    return length;
  }

  /** Returns the opcode. */
  public Opcode opcode() {
    return opcode;
  }

  /** Returns the argument; empty if the opcode has none. */
  public Optional<PyValue> argument() {
    return Optional.ofNullable(argument);
  }

  /** Returns the number of items on the stack before it, including marks. */
  public int depth() {
    return depth;
  }

  /** Returns the number of marks on the stack before it. */
  public int marks() {
    return marks;
  }

  /** Returns the offset of the mark that it removes from the stack; empty if it removes none. */
  public OptionalInt mark() {
    return mark < 0 ? OptionalInt.empty() : OptionalInt.of(mark);
  }

  /**
   * Returns the memo index that it reads or stores; empty if there is none, or it does not fit a
   * long.
   */
  public OptionalLong memo() {
    return memo == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(memo);
  }

  /**
   * Returns the line that {@code pickletools.dis} prints, without a line end. Indentation stops at
   * 250 marks.
   */
  public String text() {
    var line = new StringBuilder(64);
    appendTo(line);
    return line.toString();
  }

  /** Appends that line to others. */
  public void appendTo(StringBuilder lines) {
    appendPrefix(lines, offset);
    int code = opcode.code();
    if (code < 0) {
      lines.append("\\x");
      HEX.toHexDigits(lines, (byte) code);
    } else {
      lines.append((char) code).append("   ");
    }
    pad(lines, 1 + INDENT * Math.min(marks, MAX_INDENTED_MARKS)).append(opcode.name());
    boolean isNoted = mark >= 0 || opcode == Opcode.MEMOIZE || opcode.takesMark();
    if (argument != null || isNoted) {
      pad(lines, ARGUMENT_COLUMN - opcode.name().length());
    }
    if (argument instanceof PyInt number && number.isLong()) {
      lines.append(' ').append(number.longValue());
    } else if (argument != null) {
      lines.append(' ').append(REPR.of(argument));
    }
    if (mark >= 0) {
      lines.append(" (MARK at ").append(mark).append(')');
    } else if (opcode == Opcode.MEMOIZE) {
      lines.append(" (as ").append(memo).append(')');
    } else if (isNoted) {
      lines.append(' ').append(NO_MARK);
    }
  }

  /** Returns the start of each line: the offset. */
  static String prefix(int offset) {
    return appendPrefix(new StringBuilder(), offset).toString();
  }

  private static StringBuilder appendPrefix(StringBuilder line, int offset) {
    for (int least = 10_000; least > 1 && offset < least; least /= 10) {
      line.append(' ');
    }
    return line.append(offset).append(": ");
  }

  private static StringBuilder pad(StringBuilder line, int count) {
    return line.repeat(' ', Math.max(0, count));
  }
}
