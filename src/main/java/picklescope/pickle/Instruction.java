package picklescope.pickle;

import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyInt;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** One opcode with its argument, at its place in a pickle. A small object: there may be many. */
public final class Instruction {
  /** What is said of an opcode that takes a mark where none is. */
  static final String NO_MARK = "no MARK exists on stack";

  private static final Repr REPR =
      new Repr(
          new Repr.Limits(
              Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, PythonNumbers.MOST_DIGITS));
  private static final HexFormat HEX = HexFormat.of();
  private static final int INDENT = 4;
  private static final int DEEPEST = 250; // marks; else the text's length is their number squared
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

  /** Where its opcode stands, in bytes. */
  public int offset() {
    return offset;
  }

  /** How many bytes it has with its argument. */
  public int length() {
    return length;
  }

  /** What is done. */
  public Opcode opcode() {
    return opcode;
  }

  /** What the stream says after the opcode. */
  public Optional<PyValue> argument() {
    return Optional.ofNullable(argument);
  }

  /** How many items, marks included, are on the stack before it. */
  public int depth() {
    return depth;
  }

  /** How many marks are open before it. */
  public int marks() {
    return marks;
  }

  /** Where the mark stands that it takes from the stack, if it takes one. */
  public OptionalInt mark() {
    return mark < 0 ? OptionalInt.empty() : OptionalInt.of(mark);
  }

  /** The number under which it reads or keeps a value, if it does and it fits. */
  public OptionalLong memo() {
    return memo == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(memo);
  }

  /**
   * The line that {@code pickletools.dis} prints, without its end; within more than 250 marks it is
   * not moved to the right any further.
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
    pad(lines, 1 + INDENT * Math.min(marks, DEEPEST)).append(opcode.name());
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

  /** How each line begins: the offset. */
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
