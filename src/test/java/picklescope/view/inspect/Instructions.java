package picklescope.view.inspect;

import java.util.Arrays;
import java.util.Set;
import picklescope.pickle.Disassembler;
import picklescope.pickle.Instruction;
import picklescope.pickle.ValueSpan;
import picklescope.python.PyObject;

/** The opcodes of a pickle: which of its values need nothing of what stands before them. */
final class Instructions {
  /** They need the memo, the stack or the buffers. */
  private static final Set<String> NEEDY =
      Set.of("GET", "BINGET", "LONG_BINGET", "DUP", "NEXT_BUFFER");

  private final byte[] pickle;
  private final int[] needy; // how many of them there are before a byte

  private Instructions(byte[] pickle, int[] needy) {
    this.pickle = pickle;
    this.needy = needy;
  }

  static Instructions of(byte[] pickle) {
    byte[] unframed = pickle.clone();
    int[] needy = new int[pickle.length + 1];
    var disassembler = new Disassembler(pickle, 0);
    while (disassembler.hasNext()) {
      Instruction one = disassembler.next();
      if (one.opcode().name().equals("FRAME")) {
        // Its length is meaningless once the pickle is truncated.
        Arrays.fill(unframed, one.offset() + 1, one.offset() + 9, (byte) 0);
      }
      for (int i = one.offset(); i < one.offset() + one.length(); i++) {
        needy[i + 1] = needy[one.offset()] + (NEEDY.contains(one.opcode().name()) ? 1 : 0);
      }
    }
    return new Instructions(unframed, needy);
  }

  /** Whether the bytes of a value make it without any others. */
  boolean standsAlone(ValueSpan span) {
    boolean byOthers =
        span.parts().stream().anyMatch(part -> part.end() > span.end() || !standsIn(part, span));
    return needy[span.start()] == needy[span.end()]
        && !byOthers
        && !isMadeByItsObject(span)
        && span.target().isEmpty();
  }

  /** A part that came by way of a reference lies elsewhere. */
  private static boolean standsIn(ValueSpan part, ValueSpan span) {
    return part.start() >= span.start();
  }

  /** INST and OBJ make the tuple of arguments themselves, INST the reference to the class too. */
  private static boolean isMadeByItsObject(ValueSpan span) {
    return (span.role() == ValueSpan.Role.ARGUMENTS || span.role() == ValueSpan.Role.CALLABLE)
        && span.parent().orElseThrow().value() instanceof PyObject object
        && object.operation() == PyObject.Operation.INSTANCE;
  }

  /** The bytes of a value and STOP. */
  byte[] program(ValueSpan span) {
    byte[] program = Arrays.copyOfRange(pickle, span.start(), span.end() + 1);
    program[span.end() - span.start()] = '.';
    return program;
  }
}
