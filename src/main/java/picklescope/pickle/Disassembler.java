package picklescope.pickle;

import static picklescope.pickle.DisassemblyException.valueError;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyBool;
import picklescope.python.PyInt;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * Iterates over a pickle's opcodes, with the text and the checks of {@code pickletools.dis} of
 * CPython 3.11. The lines, followed by {@link #lastLine()}, are what it prints; {@link #error()} is
 * what it raises. Only the set of printable characters is that of CPython 3.13, as everywhere else.
 *
 * <p>Nothing is constructed or executed. Time is linear in the size of the pickle; memory is that
 * of the pickle's stack and memo. Not thread-safe.
 */
public final class Disassembler implements Iterator<Instruction> {
  private final ArgumentReader in;
  private final ItemStack stack = new ItemStack();
  private final ItemMemo memo;
  private @Nullable Instruction next; // null until it is requested
  private boolean ended;
  private int protocol = -1;
  private String lastLine = "";
  private Optional<String> error = Optional.empty();

  /**
   * Creates a disassembler that starts at the given offset. The array may contain more than the
   * pickle; all offsets count from its first byte.
   */
  public Disassembler(byte[] bytes, int from) {
    in = new ArgumentReader(bytes, from);
    memo = new ItemMemo(bytes.length - from);
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      try {
        next = read();
      } catch (DisassemblyException e) {
        fail(e);
      }
    }
    return next != null;
  }

  @Override
  public Instruction next() {
    Instruction instruction = hasNext() ? next : null;
    if (instruction == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return instruction;
  }

  private Instruction read() throws DisassemblyException {
    int start = in.position();
    Opcode opcode = in.opcode();
    @Nullable PyValue argument = in.argument(opcode.argument());
    protocol = Math.max(protocol, opcode.protocol());
    int depth = stack.size();
    int marks = stack.marks();
    int mark = -1;
    String problem = "";
    boolean popsMark = opcode == Opcode.POP && stack.top() == StackItem.MARK;
    if (opcode.takesMark() || popsMark) {
      if (marks == 0) {
        problem = Instruction.NO_MARK;
      } else {
        lastLine = Instruction.prefix(start); // remains if an expected mark is missing
        mark = stack.popToMark();
        lastLine = "";
      }
    }
    List<StackItem> pushes = opcode.pushes();
    long index = Long.MIN_VALUE;
    switch (opcode) {
      case MEMOIZE -> {
        index = memo.size();
        problem = cannotKeep(memo.isNextTaken(), argument);
        if (problem.isEmpty()) {
          memo.add(stack.top());
        }
      }
      case PUT, BINPUT, LONG_BINPUT -> {
        PyInt number = number(argument);
        index = number.isLong() ? number.longValue() : index;
        problem = cannotKeep(memo.get(number).isPresent(), argument);
        if (problem.isEmpty()) {
          memo.put(number, stack.top());
        }
      }
      case GET, BINGET, LONG_BINGET -> {
        PyInt number = number(argument);
        index = number.isLong() ? number.longValue() : index;
        Optional<StackItem> kept = memo.get(number);
        pushes = kept.map(List::of).orElse(pushes);
        problem =
            kept.isPresent()
                ? problem
                : "memo key %s has never been stored into".formatted(shown(argument));
      }
      default -> {}
    }
    if (argument instanceof PyInt number && !number.isLong()) {
      lastLine = Instruction.prefix(start);
      PythonNumbers.checkShown(number);
      lastLine = "";
    }
    try {
      if (!problem.isEmpty()) {
        throw valueError(problem);
      }
      stack.pop(popsMark ? 0 : opcode.pops());
      stack.push(pushes, start);
      if (opcode == Opcode.STOP) {
        ended = true;
        lastLine = "highest protocol among opcodes = " + protocol;
        stack.checkEmpty();
      }
    } catch (DisassemblyException e) {
      fail(e); // is reported after the line of the opcode that is wrong
    }
    return new Instruction(
        start, in.position() - start, opcode, argument, depth, marks, mark, index);
  }

  /** Returns the memo index of a GET or PUT; a line with 00 or 01 is a bool. */
  private static PyInt number(@Nullable PyValue argument) {
    return argument instanceof PyInt number
        ? number
        : PyInt.of(PyBool.TRUE.equals(argument) ? 1 : 0);
  }

  /** Returns why the top of the stack cannot be stored in the memo; empty if it can. */
  private String cannotKeep(boolean isTaken, @Nullable PyValue argument) {
    if (isTaken) {
      return "memo key %s already defined".formatted(shown(argument));
    }
    if (stack.size() == 0) {
      return "stack is empty -- can't store into memo";
    }
    return stack.top() == StackItem.MARK ? "can't store markobject in the memo" : "";
  }

  private static String shown(@Nullable PyValue argument) {
    return argument == null ? "None" : new Repr().of(argument);
  }

  /** Returns the offset after the last byte that was read. */
  public int position() {
    return in.position();
  }

  private void fail(DisassemblyException e) {
    error = Optional.of(e.getMessage());
    ended = true;
  }

  /**
   * Returns what is printed after the last instruction, without a line end: the highest protocol,
   * or the start of a line that an error truncates, or nothing. Available once there is no next
   * instruction.
   */
  public String lastLine() {
    return lastLine;
  }

  /**
   * Returns the exception that is raised, as Python displays it. Available once there is no next
   * instruction.
   */
  public Optional<String> error() {
    return error;
  }
}
