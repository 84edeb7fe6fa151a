package picklescope.pickle;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picklescope.python.PyExtension;
import picklescope.python.PyGlobal;
import picklescope.python.PyNone;
import picklescope.python.PyPersistent;
import picklescope.python.PyStr;

/**
 * Scans the opcodes that follow one which is refused here but which CPython may execute, because
 * only the receiver knows the class of a value. From there on the contents of the stack are
 * unknown, and every name is treated as if it were called.
 */
final class OpcodeScan {
  private static final int FRAME_LENGTH = 8; // bytes

  private final byte[] bytes;
  private final NameAudit audit;
  private final FrameCheck frames;
  private boolean hasStop;
  private boolean hasText; // whether a text was found that may be a part of a name
  private Optional<PyStr> text = Optional.empty(); // the string that the last opcode has pushed
  private Optional<PyStr> previous = Optional.empty(); // the string pushed immediately before it

  /**
   * Creates a scan.
   *
   * @param hasText whether there was a text before, which may be in the memo
   * @param frames has checked the frames of what was before, and goes on with these opcodes
   */
  OpcodeScan(byte[] bytes, NameAudit audit, boolean hasText, FrameCheck frames) {
    this.bytes = bytes;
    this.audit = audit;
    this.hasText = hasText;
    this.frames = frames;
  }

  /**
   * Scans up to a byte that is not an opcode, and returns up to which offset bytes were looked at.
   * Continues after STOP, because the next pickle may use values that this one has stored in the
   * memo.
   */
  int scan(int offset) {
    return scan(offset, new BitSet());
  }

  /**
   * Scans as the other method does, but outside of frames not what was scanned before.
   *
   * @param scanned the offsets of the opcodes that were; those of this scan are added
   */
  int scan(int offset, BitSet scanned) {
    audit.lost();
    int at = offset;
    while (at < bytes.length && (frames.isWithin(at) || !scanned.get(at))) {
      scanned.set(at);
      Optional<Opcode> opcode = Opcode.of(bytes[at]);
      int argumentEnd = opcode.isPresent() ? argumentEnd(bytes, opcode.get(), at + 1) : -1;
      if (argumentEnd < 0) {
        if (opcode.isPresent()) {
          frames.refused(bytes, at, bytes.length);
        }
        return opcode.filter(OpcodeScan::hasLine).isPresent() ? bytes.length : at;
      }
      read(opcode.get(), at, argumentEnd);
      frames.executed(bytes, at, argumentEnd);
      boolean stops = opcode.get() == Opcode.STOP;
      hasStop |= stops;
      at = stops ? skipSpace(bytes, argumentEnd) : argumentEnd;
    }
    return at;
  }

  /** Returns whether a STOP was found. */
  boolean hasStop() {
    return hasStop;
  }

  /**
   * Returns whether there are only opcodes and their arguments from an offset to a STOP; or to a
   * FRAME, behind which CPython may read others: see {@link #behind}.
   */
  static boolean reachesStop(byte[] bytes, int from) {
    int at = from;
    while (at >= 0 && at < bytes.length) {
      Optional<Opcode> opcode = Opcode.of(bytes[at]);
      if (opcode.isEmpty() || opcode.get() == Opcode.STOP || opcode.get() == Opcode.FRAME) {
        return opcode.isPresent();
      }
      at = argumentEnd(bytes, opcode.get(), at + 1);
    }
    return false;
  }

  /** Returns the end of an opcode with its argument; that of the bytes if it is incomplete. */
  static int end(byte[] bytes, int at) {
    int end =
        at >= bytes.length
            ? at
            : Opcode.of(bytes[at]).map(opcode -> argumentEnd(bytes, opcode, at + 1)).orElse(at);
    return end < 0 ? bytes.length : end;
  }

  /** Returns the offset of the next byte that is neither a space nor a control character. */
  static int skipSpace(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] >= 0 && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }

  /** Returns whether the opcodes from an offset to another one have a text. */
  static boolean hasText(byte[] bytes, int from, int to) {
    int at = from;
    while (at >= 0 && at < to) {
      Optional<Opcode> opcode = Opcode.of(bytes[at]);
      if (opcode.isEmpty() || isText(opcode.get())) {
        return opcode.isPresent();
      }
      at = argumentEnd(bytes, opcode.get(), at + 1);
    }
    return false;
  }

  private static boolean isText(Opcode opcode) {
    return switch (opcode) {
      case SHORT_BINUNICODE, BINUNICODE, BINUNICODE8, UNICODE, STRING, BINSTRING, SHORT_BINSTRING ->
          true;
      default -> false;
    };
  }

  private void read(Opcode opcode, int at, int argumentEnd) {
    hasText |= isText(opcode);
    switch (opcode) {
      case GLOBAL, INST -> {
        int afterLine = afterLine(bytes, at + 1);
        named(at, at + 1, afterLine, afterLine, argumentEnd);
      }
      case STACK_GLOBAL -> {
        if (text.isPresent() && previous.isPresent()) {
          audit.namedWithoutStack(new PyGlobal(previous.get(), text.get()), at);
        } else {
          audit.namedWithoutTexts(hasText, at);
        }
      }
      case EXT1, EXT2, EXT4 ->
          audit.referredWithoutStack(
              new PyExtension((int) number(bytes, at + 1, argumentEnd - at - 1)), at);
      case SHORT_BINBYTES, BINBYTES, BINBYTES8, BYTEARRAY8, SHORT_BINSTRING, BINSTRING ->
          audit.read(
              Arrays.copyOfRange(bytes, at + 1 + lengthSize(opcode.argument()), argumentEnd),
              false);
      case STRING -> {
        if (at + 2 <= argumentEnd - 2) {
          Optional.ofNullable(TextDecoder.stringEscape(bytes, at + 2, argumentEnd - 2))
              .ifPresent(value -> audit.read(value, true));
        }
      }
      case PERSID, BINPERSID -> audit.referredWithoutStack(new PyPersistent(PyNone.NONE), at);
      case SHORT_BINUNICODE, BINUNICODE, BINUNICODE8 -> {
        previous = text;
        text = name(at + 1 + lengthSize(opcode.argument()), argumentEnd);
        return;
      }
      case MEMOIZE, PUT, BINPUT, LONG_BINPUT, FRAME -> {
        return; // the stack is unchanged
      }
      default -> {}
    }
    text = Optional.empty();
    previous = Optional.empty();
  }

  /** Reports a name whose module and name are in lines; the ends are behind their line feeds. */
  private void named(int at, int moduleAt, int moduleEnd, int nameAt, int nameEnd) {
    if (moduleEnd > moduleAt && nameEnd > nameAt) {
      name(moduleAt, moduleEnd - 1)
          .ifPresent(module ->
              name(nameAt, nameEnd - 1)
                  .ifPresent(name -> audit.namedWithoutStack(new PyGlobal(module, name), at)));
    }
  }

  /**
   * Reports the name that an opcode reads which extends beyond the end of its frame: CPython drops
   * the part of a line that is in the frame.
   */
  void readBehind(FrameCheck.Crossing crossing) {
    int at = crossing.opcodeAt();
    if (Opcode.of(bytes[at]).filter(one -> one.argument() == ArgumentForm.NAME_LINES).isEmpty()) {
      return;
    }
    int behind = crossing.frameEnd();
    int afterLine = afterLine(bytes, behind);
    int firstEnd = afterLine(bytes, at + 1);
    if (firstEnd > 0 && firstEnd <= behind) {
      named(at, at + 1, firstEnd, behind, afterLine);
    } else if (afterLine > 0) {
      named(at, behind, afterLine, afterLine, afterLine(bytes, afterLine));
    }
  }

  private static boolean hasLine(Opcode opcode) {
    return switch (opcode.argument()) {
      case DECIMAL_LINE, LONG_LINE, FLOAT_LINE, QUOTED_LINE, NAME_LINE, UNICODE_LINE, NAME_LINES ->
          true;
      default -> false;
    };
  }

  private Optional<PyStr> name(int from, int to) {
    return TextDecoder.isUtf8(bytes, from, to, false)
        ? Optional.of(PyStr.ofUtf8(Arrays.copyOfRange(bytes, from, to)))
        : Optional.empty();
  }

  /** Returns the number of bytes that contain an argument's length. */
  private static int lengthSize(ArgumentForm form) {
    return switch (form) {
      case STRING1, BYTES1, UNICODE1, LONG1 -> 1;
      case STRING4, BYTES4, UNICODE4, LONG4 -> 4;
      case BYTES8, BYTEARRAY8, UNICODE8 -> 8;
      default -> 0;
    };
  }

  /**
   * Returns the offset after an argument, or -1 if it is incomplete. Does not check text arguments,
   * because CPython accepts more of them than other readers.
   */
  private static int argumentEnd(byte[] bytes, Opcode opcode, int from) {
    ArgumentForm form = opcode.argument();
    int lengthSize = lengthSize(form);
    long length =
        switch (form) {
          case NONE -> 0;
          case UINT1 -> 1;
          case UINT2 -> 2;
          case INT4, UINT4 -> 4;
          case UINT8, FLOAT8 -> 8;
          case DECIMAL_LINE, LONG_LINE, FLOAT_LINE, QUOTED_LINE, NAME_LINE, UNICODE_LINE ->
              afterLine(bytes, from) - (long) from;
          case NAME_LINES -> {
            int afterLine = afterLine(bytes, from);
            yield afterLine < 0 ? -1 : afterLine(bytes, afterLine) - (long) from;
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
              from + lengthSize > bytes.length ? -1 : lengthSize + number(bytes, from, lengthSize);
        };
    return length < 0 || length > bytes.length - from ? -1 : (int) (from + length);
  }

  /**
   * Where CPython may continue.
   *
   * @param at the offset
   * @param frameEnd the offset behind the frame in which it is; 0 if it is in no frame
   */
  record Start(int at, long frameEnd) {}

  /**
   * Returns where CPython may continue behind an opcode that extends beyond the end of its frame:
   * at the end of a frame of a file it drops what it has read of an argument, or of its data, and
   * reads all of it from there on.
   */
  static Set<Start> behind(byte[] bytes, FrameCheck.Crossing crossing) {
    var starts = new LinkedHashSet<Start>();
    Opcode.of(bytes[crossing.opcodeAt()])
        .ifPresent(opcode -> {
          if (opcode == Opcode.FRAME) {
            frameBehind(bytes, crossing).ifPresent(starts::add);
          } else {
            ends(bytes, opcode, crossing).forEach(end -> starts.add(new Start(end, 0)));
          }
        });
    return starts;
  }

  /** Returns the contents of a frame, which are read behind the one in which it begins. */
  private static Optional<Start> frameBehind(byte[] bytes, FrameCheck.Crossing crossing) {
    int lengthAt = crossing.opcodeAt() + 1;
    int behind = crossing.frameEnd();
    boolean lengthIsBehind = lengthAt + FRAME_LENGTH > behind;
    int from = lengthIsBehind ? behind + FRAME_LENGTH : behind;
    if (from > bytes.length) {
      return Optional.empty();
    }
    long length = number(bytes, lengthIsBehind ? behind : lengthAt, FRAME_LENGTH);
    return length < 0 || length > bytes.length - from
        ? Optional.empty() // CPython reads it whole, before it executes anything
        : Optional.of(new Start(from, from + length));
  }

  private static Set<Integer> ends(byte[] bytes, Opcode opcode, FrameCheck.Crossing crossing) {
    var ends = new TreeSet<Integer>();
    int from = crossing.frameEnd();
    ends.add(argumentEnd(bytes, opcode, from));
    int lengthAt = crossing.opcodeAt() + 1;
    int lengthSize = lengthSize(opcode.argument());
    if (lengthSize > 0 && lengthAt + lengthSize <= bytes.length) {
      long length = number(bytes, lengthAt, lengthSize);
      ends.add(length < 0 || length > bytes.length - from ? -1 : from + (int) length);
    }
    if (opcode.argument() == ArgumentForm.NAME_LINES) {
      ends.add(afterLine(bytes, from));
    }
    ends.remove(-1);
    return ends;
  }

  private static long number(byte[] bytes, int from, int lengthSize) {
    long number = 0;
    for (int i = lengthSize - 1; i >= 0; i--) {
      number = number << 8 | bytes[from + i] & 0xFF;
    }
    return number;
  }

  /** Returns the offset of the next line, or -1 if there is none. */
  private static int afterLine(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }
}
