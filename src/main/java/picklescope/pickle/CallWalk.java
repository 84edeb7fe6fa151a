package picklescope.pickle;

/**
 * Walks through the opcodes of a pickle for a {@link CallScan}, and builds nothing. It knows the
 * usual opcodes of protocols 1 to 5, and gives up at anything that {@link Unpickler} might refuse
 * or treat specially.
 */
final class CallWalk {
  private static final int MOST_BYTES = 1 << 16; // far below all limits of a reader

  private final CallScan found;
  private final PickleShape shape;
  private final ScanStack stack = new ScanStack();
  private byte[] bytes = {};
  private int memoized;

  CallWalk(CallScan found, PickleShape shape) {
    this.found = found;
    this.shape = shape;
  }

  /** Returns whether the bytes from an offset on are one pickle, of a call. */
  boolean isCall(byte[] pickle, int from) {
    bytes = pickle;
    memoized = 0;
    stack.clear();
    int end = pickle.length > MOST_BYTES ? 0 : pickle.length;
    int at = from;
    while (at < end) {
      int opcodeAt = at++;
      int opcode = pickle[opcodeAt] & 0xFF;
      if (opcode == Codes.STOP) {
        return at == pickle.length && stack.isOneCall();
      }
      at =
          switch (opcode) {
            case Codes.NONE, Codes.NEWTRUE, Codes.NEWFALSE -> value(opcodeAt, at);
            case Codes.BININT1 -> number(opcodeAt, at + 1);
            case Codes.BININT2 -> number(opcodeAt, at + 2);
            case Codes.BININT -> number(opcodeAt, at + 4);
            case Codes.BINFLOAT -> number(opcodeAt, at + 8);
            case Codes.LONG1, Codes.SHORT_BINBYTES ->
                value(opcodeAt, ArgumentEnds.data(pickle, at, 1));
            case Codes.BINBYTES -> value(opcodeAt, ArgumentEnds.data(pickle, at, 4));
            case Codes.SHORT_BINUNICODE -> text(opcodeAt, at + 1, ArgumentEnds.data(pickle, at, 1));
            case Codes.BINUNICODE -> text(opcodeAt, at + 4, ArgumentEnds.data(pickle, at, 4));
            case Codes.SHORT_BINSTRING -> text2(opcodeAt, at + 1, ArgumentEnds.data(pickle, at, 1));
            case Codes.GLOBAL -> value(opcodeAt, ArgumentEnds.twoNames(pickle, at));
            case Codes.BINPUT -> put(at, 1);
            case Codes.LONG_BINPUT -> put(at, 4);
            case Codes.BINGET -> get(opcodeAt, at, 1);
            case Codes.LONG_BINGET -> get(opcodeAt, at, 4);
            case Codes.PROTO -> ArgumentEnds.protocol(pickle, at);
            case Codes.FRAME ->
                // Around the whole pickle only, so that no argument contains it.
                stack.isEmpty() ? ArgumentEnds.frame(pickle, at) : ArgumentEnds.NONE;
            default -> onStack(opcode, opcodeAt) ? at : ArgumentEnds.NONE;
          };
    }
    return false;
  }

  private int number(int opcodeAt, int end) {
    if (end > bytes.length) {
      return ArgumentEnds.NONE;
    }
    shape.number(opcodeAt + 1, end);
    return value(opcodeAt, end);
  }

  private int value(int opcodeAt, int end) {
    stack.push(ScanStack.OTHER, opcodeAt);
    return end;
  }

  private int text(int opcodeAt, int from, int end) {
    if (end == ArgumentEnds.NONE
        || !TextDecoder.isAscii(bytes, from, end) && !TextDecoder.isUtf8(bytes, from, end, true)) {
      return ArgumentEnds.NONE;
    }
    stack.push(ScanStack.TEXT, opcodeAt);
    return end;
  }

  /** A str of Python 2, which equals a str if it is ASCII. */
  private int text2(int opcodeAt, int from, int end) {
    if (end == ArgumentEnds.NONE) {
      return ArgumentEnds.NONE;
    }
    boolean ascii = TextDecoder.isAscii(bytes, from, end);
    stack.push(ascii ? ScanStack.TEXT : ScanStack.OTHER, opcodeAt);
    return end;
  }

  /** Stores the top in the memo, if it is at the next index, as all writers count. */
  private int put(int at, int size) {
    return bytes.length - at >= size
            && ArgumentEnds.number(bytes, at, size) == memoized
            && memoize()
        ? at + size
        : ArgumentEnds.NONE;
  }

  private boolean memoize() {
    memoized++;
    return stack.has(1);
  }

  private int get(int opcodeAt, int at, int size) {
    if (bytes.length - at < size) {
      return ArgumentEnds.NONE;
    }
    int index = ArgumentEnds.number(bytes, at, size);
    if (index < 0 || index >= memoized) {
      return ArgumentEnds.NONE;
    }
    found.reference(opcodeAt);
    return value(opcodeAt, at + size);
  }

  /** Executes an opcode without an argument; returns false to give up. */
  private boolean onStack(int opcode, int at) {
    switch (opcode) {
      case Codes.EMPTY_TUPLE -> stack.push(ScanStack.TUPLE, at);
      case Codes.EMPTY_LIST -> stack.push(ScanStack.LIST, at);
      case Codes.EMPTY_DICT -> {
        if (stack.size() == ScanStack.KEYWORDS) {
          found.beginKeywords();
        }
        stack.push(ScanStack.DICT, at);
      }
      case Codes.MARK -> stack.mark(at);
      default -> {
        return fromStack(opcode, at);
      }
    }
    return true;
  }

  private boolean fromStack(int opcode, int at) {
    return switch (opcode) {
      case Codes.MEMOIZE -> memoize();
      case Codes.TUPLE1 -> tuple(1);
      case Codes.TUPLE2 -> tuple(2);
      case Codes.TUPLE3 -> tuple(3);
      case Codes.TUPLE -> stack.hasMark() && tuple(stack.popMark(), stack.lastMark());
      case Codes.APPEND -> stack.append(stack.size() - 1);
      case Codes.APPENDS -> stack.hasMark() && stack.append(stack.popMark());
      case Codes.SETITEM -> setItems(stack.size() - 2, at);
      case Codes.SETITEMS -> stack.hasMark() && setItems(stack.popMark(), at);
      case Codes.STACK_GLOBAL -> stack.name();
      default -> false;
    };
  }

  private boolean tuple(int count) {
    int from = stack.size() - count;
    return stack.has(count) && tuple(from, stack.start(from));
  }

  private boolean tuple(int from, int start) {
    boolean call = from == 0 && stack.isCallsParts();
    if (call) {
      found.positional(stack.start(0), stack.start(ScanStack.KEYWORDS));
    }
    stack.cut(from);
    stack.push(call ? ScanStack.CALL : ScanStack.TUPLE, start);
    return true;
  }

  private boolean setItems(int from, int at) {
    if (!stack.isBelow(from, ScanStack.DICT) || (stack.size() - from) % 2 != 0) {
      return false;
    }
    boolean keywords = from - 1 == ScanStack.KEYWORDS;
    for (int i = from; keywords && i < stack.size(); i += 2) {
      if (stack.kind(i) != ScanStack.TEXT) {
        return false;
      }
      int key = stack.start(i);
      int lengthSize = bytes[key] == Codes.BINUNICODE ? 4 : 1;
      int end = i + 2 < stack.size() ? stack.start(i + 2) : at;
      found.keyword(
          key + 1 + lengthSize,
          ArgumentEnds.data(bytes, key + 1, lengthSize),
          stack.start(i + 1),
          end);
    }
    stack.cut(from);
    return true;
  }
}
