package picklescope.pickle;

import static picklescope.pickle.DisassemblyException.valueError;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
  private final Map<PyInt, StackItem> memo = new HashMap<>();
  private Optional<Instruction> next = Optional.empty();
  private boolean ended;
  private int protocol = -1;
  private String lastLine = "";
  private Optional<String> error = Optional.empty();

  /** Begins at a place in bytes that may hold more than the pickle; offsets count from byte 0. */
  public Disassembler(byte[] bytes, int from) {
    in = new ArgumentReader(bytes, from);
  }

  @Override
  public boolean hasNext() {
    if (next.isEmpty() && !ended) {
      try {
        next = Optional.of(read());
      } catch (DisassemblyException e) {
        fail(e);
      }
    }
    return next.isPresent();
  }

  @Override
  public Instruction next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Instruction instruction = next.orElseThrow();
    next = Optional.empty();
    return instruction;
  }

  private Instruction read() throws DisassemblyException {
    int start = in.position();
    Opcode opcode = in.opcode();
    var argument = in.argument(opcode.argument());
    protocol = Math.max(protocol, opcode.protocol());
    int depth = stack.size();
    int marks = stack.marks();
    var mark = OptionalInt.empty();
    String note = "";
    String problem = "";
    boolean popsMark = opcode == Opcode.POP && stack.top() == StackItem.MARK;
    if (opcode.takesMark() || popsMark) {
      if (marks == 0) {
        note = "no MARK exists on stack";
        problem = note;
      } else {
        lastLine = Instruction.prefix(start); // stays if there is no mark where there should be one
        mark = OptionalInt.of(stack.popToMark());
        lastLine = "";
        note = "(MARK at %d)".formatted(mark.getAsInt());
      }
    }
    List<StackItem> pushes = opcode.pushes();
    var memoIndex = memoIndex(opcode, argument);
    if (memoIndex.isPresent()) {
      PyInt index = memoIndex.get();
      if (opcode == Opcode.MEMOIZE) {
        note = "(as %s)".formatted(index);
      }
      if (opcode.argument() == ArgumentForm.NONE || opcode.pushes().isEmpty()) {
        problem = keep(index, argument);
      } else if (memo.containsKey(index)) {
        pushes = List.of(memo.get(index));
      } else {
        problem = "memo key %s has never been stored into".formatted(shown(argument));
      }
    }
    if (argument.isPresent() && argument.get() instanceof PyInt number) {
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
    var index = memoIndex.filter(PyInt::isLong).map(number -> OptionalLong.of(number.longValue()));
    return new Instruction(
        start,
        in.position() - start,
        opcode,
        argument,
        depth,
        marks,
        mark,
        index.orElse(OptionalLong.empty()),
        note);
  }

  private Optional<PyInt> memoIndex(Opcode opcode, Optional<PyValue> argument) {
    return switch (opcode) {
      case MEMOIZE -> Optional.of(PyInt.of(memo.size()));
      case PUT, BINPUT, LONG_BINPUT, GET, BINGET, LONG_BINGET ->
          argument.map(value ->
              value instanceof PyInt index
                  ? index
                  : PyInt.of(value.equals(PyBool.of(true)) ? 1 : 0));
      default -> Optional.empty();
    };
  }

  /** Keeps the top of the stack; the result is what is wrong with that, if anything. */
  private String keep(PyInt index, Optional<PyValue> argument) {
    if (memo.containsKey(index)) {
      return "memo key %s already defined".formatted(shown(argument));
    }
    if (stack.size() == 0) {
      return "stack is empty -- can't store into memo";
    }
    if (stack.top() == StackItem.MARK) {
      return "can't store markobject in the memo";
    }
    memo.put(index, stack.top());
    return "";
  }

  private static String shown(Optional<PyValue> argument) {
    return argument.map(new Repr()::of).orElse("None");
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
