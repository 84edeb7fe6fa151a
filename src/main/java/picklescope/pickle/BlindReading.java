package picklescope.pickle;

import java.util.Optional;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;

/**
 * Reads on behind an opcode that we refuse and CPython may execute, because only the receiver knows
 * the class of a value. What lies on the stack is not known from there on: every name counts as
 * called.
 */
final class BlindReading {
  private final byte[] bytes;
  private final NameUses uses;
  private Optional<PyStr> text = Optional.empty(); // the text that the last opcode has pushed
  private Optional<PyStr> before = Optional.empty(); // the one that was pushed just before

  BlindReading(byte[] bytes, NameUses uses) {
    this.bytes = bytes;
    this.uses = uses;
  }

  /** Up to STOP, or to what is no opcode. */
  void from(int offset) {
    int at = offset;
    while (at >= 0 && at < bytes.length && bytes[at] != Codes.STOP) {
      int start = at + 1;
      Optional<Opcode> opcode = Opcode.of(bytes[at]);
      int end = opcode.map(known -> end(known.argument(), start)).orElse(-1);
      if (end >= 0) {
        read(opcode.get(), at, end);
      }
      at = end;
    }
  }

  private void read(Opcode opcode, int at, int end) {
    switch (opcode) {
      case GLOBAL, INST -> {
        int line = line(at + 1);
        name(at + 1, line - 1)
            .ifPresent(module ->
                name(line, end - 1)
                    .ifPresent(name -> uses.namedBlindly(new PyGlobal(module, name), at)));
      }
      case STACK_GLOBAL -> {
        if (text.isPresent() && before.isPresent()) {
          uses.namedBlindly(new PyGlobal(before.get(), text.get()), at);
        } else {
          uses.unknown("….…", at);
        }
      }
      case SHORT_BINUNICODE, BINUNICODE, BINUNICODE8 -> {
        before = text;
        text = name(at + 1 + count(opcode.argument()), end);
        return;
      }
      case MEMOIZE, PUT, BINPUT, LONG_BINPUT, FRAME -> {
        return; // the stack is the same
      }
      default -> {}
    }
    text = Optional.empty();
    before = Optional.empty();
  }

  private Optional<PyStr> name(int from, int to) {
    return Texts.isUtf8(bytes, from, to, false)
        ? Optional.of(PyStr.ofUtf8(java.util.Arrays.copyOfRange(bytes, from, to)))
        : Optional.empty();
  }

  /** How many bytes of an argument say how many follow. */
  private static int count(ArgumentForm form) {
    return switch (form) {
      case STRING1, BYTES1, UNICODE1, LONG1 -> 1;
      case STRING4, BYTES4, UNICODE4, LONG4 -> 4;
      case BYTES8, BYTEARRAY8, UNICODE8 -> 8;
      default -> 0;
    };
  }

  /** Where an argument ends, or -1. Its text is not looked at: CPython takes more than others. */
  private int end(ArgumentForm form, int from) {
    int count = count(form);
    long length =
        switch (form) {
          case NONE -> 0;
          case UINT1 -> 1;
          case UINT2 -> 2;
          case INT4, UINT4 -> 4;
          case UINT8, FLOAT8 -> 8;
          case DECIMAL_LINE, LONG_LINE, FLOAT_LINE, QUOTED_LINE, NAME_LINE, UNICODE_LINE ->
              line(from) - (long) from;
          case NAME_LINES -> {
            int line = line(from);
            yield line < 0 ? -1 : line(line) - (long) from;
          }
          case STRING1,
              BYTES1,
              UNICODE1,
              LONG1,
              STRING4,
              BYTES4,
              UNICODE4,
              LONG4,
              BYTES8,
              BYTEARRAY8,
              UNICODE8 ->
              from + count > bytes.length ? -1 : count + number(from, count);
        };
    return length < 0 || length > bytes.length - from ? -1 : (int) (from + length);
  }

  private long number(int from, int count) {
    long number = 0;
    for (int i = count - 1; i >= 0; i--) {
      number = number << 8 | bytes[from + i] & 0xFF;
    }
    return number;
  }

  /** Where the line after this one begins, or -1. */
  private int line(int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }
}
