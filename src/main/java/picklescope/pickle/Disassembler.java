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
 * A pickle's opcodes one after the other, with the text and the checks of {@code pickletools.dis}
 * of CPython 3.11. The lines, then {@link #lastLine()}, are what it prints; {@link #error()} is
 * what it raises. Only which characters count as printable follows CPython 3.13, as everywhere.
 *
 * <p>Nothing is built or executed. Time is linear in the pickle; the memory is what the stack and
 * the memo of the pickle need. For one thread.
 */
public final class Disassembler implements Iterator<Instruction> {
  private final ArgumentReader in;
  private final ItemStack stack = new ItemStack();
  private final ItemMemo memo;
  private @Nullable Instruction next; // null until it is looked for
  private boolean ended;
  private int protocol = -1;
  private String lastLine = "";
  private Optional<String> error = Optional.empty();

  /** Begins at a place in bytes that may hold more than the pickle; offsets count from byte 0. */
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
        lastLine = Instruction.prefix(start); // stays if there is no mark where there should be one
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
      fail(e); // after the line of the opcode that is wrong
    }
    return new Instruction(
        start, in.position() - start, opcode, argument, depth, marks, mark, index);
  }

  /** The number that a GET or PUT says, of which 00 and 01 are bools. */
  private static PyInt number(@Nullable PyValue argument) {
    return argument instanceof PyInt number
        ? number
        : PyInt.of(PyBool.TRUE.equals(argument) ? 1 : 0);
  }

  /** What is wrong with keeping the top of the stack, if anything. */
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

  /** Where what was read so far ends, in bytes. */
  public int position() {
    return in.position();
  }

  private void fail(DisassemblyException e) {
    error = Optional.of(e.getMessage());
    ended = true;
  }

  /**
   * What is printed after the last instruction, without the end of its line: the highest protocol,
   * or the beginning of a line that an error cuts, or nothing. Known once there is no next one.
   */
  public String lastLine() {
    return lastLine;
  }

  /** What is raised, as Python shows it; known once there is no next instruction. */
  public Optional<String> error() {
    return error;
  }
}
