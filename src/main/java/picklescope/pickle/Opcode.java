package picklescope.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The opcodes of all protocols as in CPython's {@code pickletools}, instructions of a machine with
 * a stack and a memo of numbered values.
 */
public enum Opcode {
  INT(Codes.INT, 0, ArgumentForm.DECIMAL_LINE, 0, false, StackItem.INT_OR_BOOL),
  BININT(Codes.BININT, 1, ArgumentForm.INT4, 0, false, StackItem.INT),
  BININT1(Codes.BININT1, 1, ArgumentForm.UINT1, 0, false, StackItem.INT),
  BININT2(Codes.BININT2, 1, ArgumentForm.UINT2, 0, false, StackItem.INT),
  LONG(Codes.LONG, 0, ArgumentForm.LONG_LINE, 0, false, StackItem.INT),
  LONG1(Codes.LONG1, 2, ArgumentForm.LONG1, 0, false, StackItem.INT),
  LONG4(Codes.LONG4, 2, ArgumentForm.LONG4, 0, false, StackItem.INT),
  STRING(Codes.STRING, 0, ArgumentForm.QUOTED_LINE, 0, false, StackItem.BYTES_OR_STR),
  BINSTRING(Codes.BINSTRING, 1, ArgumentForm.STRING4, 0, false, StackItem.BYTES_OR_STR),
  SHORT_BINSTRING(Codes.SHORT_BINSTRING, 1, ArgumentForm.STRING1, 0, false, StackItem.BYTES_OR_STR),
  BINBYTES(Codes.BINBYTES, 3, ArgumentForm.BYTES4, 0, false, StackItem.BYTES),
  SHORT_BINBYTES(Codes.SHORT_BINBYTES, 3, ArgumentForm.BYTES1, 0, false, StackItem.BYTES),
  BINBYTES8(Codes.BINBYTES8, 4, ArgumentForm.BYTES8, 0, false, StackItem.BYTES),
  BYTEARRAY8(Codes.BYTEARRAY8, 5, ArgumentForm.BYTEARRAY8, 0, false, StackItem.BYTEARRAY),
  NEXT_BUFFER(Codes.NEXT_BUFFER, 5, ArgumentForm.NONE, 0, false, StackItem.BUFFER),
  READONLY_BUFFER(Codes.READONLY_BUFFER, 5, ArgumentForm.NONE, 1, false, StackItem.BUFFER),
  NONE(Codes.NONE, 0, ArgumentForm.NONE, 0, false, StackItem.NONE),
  NEWTRUE(Codes.NEWTRUE, 2, ArgumentForm.NONE, 0, false, StackItem.BOOL),
  NEWFALSE(Codes.NEWFALSE, 2, ArgumentForm.NONE, 0, false, StackItem.BOOL),
  UNICODE(Codes.UNICODE, 0, ArgumentForm.UNICODE_LINE, 0, false, StackItem.STR),
  SHORT_BINUNICODE(Codes.SHORT_BINUNICODE, 4, ArgumentForm.UNICODE1, 0, false, StackItem.STR),
  BINUNICODE(Codes.BINUNICODE, 1, ArgumentForm.UNICODE4, 0, false, StackItem.STR),
  BINUNICODE8(Codes.BINUNICODE8, 4, ArgumentForm.UNICODE8, 0, false, StackItem.STR),
  FLOAT(Codes.FLOAT, 0, ArgumentForm.FLOAT_LINE, 0, false, StackItem.FLOAT),
  BINFLOAT(Codes.BINFLOAT, 1, ArgumentForm.FLOAT8, 0, false, StackItem.FLOAT),
  EMPTY_LIST(Codes.EMPTY_LIST, 1, ArgumentForm.NONE, 0, false, StackItem.LIST),
  APPEND(Codes.APPEND, 0, ArgumentForm.NONE, 2, false, StackItem.LIST),
  APPENDS(Codes.APPENDS, 1, ArgumentForm.NONE, 1, true, StackItem.LIST),
  LIST(Codes.LIST, 0, ArgumentForm.NONE, 0, true, StackItem.LIST),
  EMPTY_TUPLE(Codes.EMPTY_TUPLE, 1, ArgumentForm.NONE, 0, false, StackItem.TUPLE),
  TUPLE(Codes.TUPLE, 0, ArgumentForm.NONE, 0, true, StackItem.TUPLE),
  TUPLE1(Codes.TUPLE1, 2, ArgumentForm.NONE, 1, false, StackItem.TUPLE),
  TUPLE2(Codes.TUPLE2, 2, ArgumentForm.NONE, 2, false, StackItem.TUPLE),
  TUPLE3(Codes.TUPLE3, 2, ArgumentForm.NONE, 3, false, StackItem.TUPLE),
  EMPTY_DICT(Codes.EMPTY_DICT, 1, ArgumentForm.NONE, 0, false, StackItem.DICT),
  DICT(Codes.DICT, 0, ArgumentForm.NONE, 0, true, StackItem.DICT),
  SETITEM(Codes.SETITEM, 0, ArgumentForm.NONE, 3, false, StackItem.DICT),
  SETITEMS(Codes.SETITEMS, 1, ArgumentForm.NONE, 1, true, StackItem.DICT),
  EMPTY_SET(Codes.EMPTY_SET, 4, ArgumentForm.NONE, 0, false, StackItem.SET),
  ADDITEMS(Codes.ADDITEMS, 4, ArgumentForm.NONE, 1, true, StackItem.SET),
  FROZENSET(Codes.FROZENSET, 4, ArgumentForm.NONE, 0, true, StackItem.FROZENSET),
  POP(Codes.POP, 0, ArgumentForm.NONE, 1, false),
  DUP(Codes.DUP, 0, ArgumentForm.NONE, 1, false, StackItem.ANY, StackItem.ANY),
  MARK(Codes.MARK, 0, ArgumentForm.NONE, 0, false, StackItem.MARK),
  POP_MARK(Codes.POP_MARK, 1, ArgumentForm.NONE, 0, true),
  GET(Codes.GET, 0, ArgumentForm.DECIMAL_LINE, 0, false, StackItem.ANY),
  BINGET(Codes.BINGET, 1, ArgumentForm.UINT1, 0, false, StackItem.ANY),
  LONG_BINGET(Codes.LONG_BINGET, 1, ArgumentForm.UINT4, 0, false, StackItem.ANY),
  PUT(Codes.PUT, 0, ArgumentForm.DECIMAL_LINE, 0, false),
  BINPUT(Codes.BINPUT, 1, ArgumentForm.UINT1, 0, false),
  LONG_BINPUT(Codes.LONG_BINPUT, 1, ArgumentForm.UINT4, 0, false),
  MEMOIZE(Codes.MEMOIZE, 4, ArgumentForm.NONE, 1, false, StackItem.ANY),
  EXT1(Codes.EXT1, 2, ArgumentForm.UINT1, 0, false, StackItem.ANY),
  EXT2(Codes.EXT2, 2, ArgumentForm.UINT2, 0, false, StackItem.ANY),
  EXT4(Codes.EXT4, 2, ArgumentForm.INT4, 0, false, StackItem.ANY),
  GLOBAL(Codes.GLOBAL, 0, ArgumentForm.NAME_LINES, 0, false, StackItem.ANY),
  STACK_GLOBAL(Codes.STACK_GLOBAL, 4, ArgumentForm.NONE, 2, false, StackItem.ANY),
  REDUCE(Codes.REDUCE, 0, ArgumentForm.NONE, 2, false, StackItem.ANY),
  BUILD(Codes.BUILD, 0, ArgumentForm.NONE, 2, false, StackItem.ANY),
  INST(Codes.INST, 0, ArgumentForm.NAME_LINES, 0, true, StackItem.ANY),
  OBJ(Codes.OBJ, 1, ArgumentForm.NONE, 0, true, StackItem.ANY),
  NEWOBJ(Codes.NEWOBJ, 2, ArgumentForm.NONE, 2, false, StackItem.ANY),
  NEWOBJ_EX(Codes.NEWOBJ_EX, 4, ArgumentForm.NONE, 3, false, StackItem.ANY),
  PROTO(Codes.PROTO, 2, ArgumentForm.UINT1, 0, false),
  STOP(Codes.STOP, 0, ArgumentForm.NONE, 1, false),
  FRAME(Codes.FRAME, 4, ArgumentForm.UINT8, 0, false),
  PERSID(Codes.PERSID, 0, ArgumentForm.NAME_LINE, 0, false, StackItem.ANY),
  BINPERSID(Codes.BINPERSID, 1, ArgumentForm.NONE, 1, false, StackItem.ANY);

  private static final List<Optional<Opcode>> BY_CODE = byCode();

  private final int code;
  private final int protocol;
  private final ArgumentForm argument;
  private final int pops;
  private final boolean takesMark;
  private final List<StackItem> pushes;

  Opcode(
      int code,
      int protocol,
      ArgumentForm argument,
      int pops,
      boolean takesMark,
      StackItem... pushes) {
    this.code = code;
    this.protocol = protocol;
    this.argument = argument;
    this.pops = pops;
    this.takesMark = takesMark;
    this.pushes = List.of(pushes);
  }

  private static List<Optional<Opcode>> byCode() {
    var table = new ArrayList<Optional<Opcode>>(Collections.nCopies(256, Optional.empty()));
    for (Opcode opcode : values()) {
      table.set(opcode.code, Optional.of(opcode));
    }
    return List.copyOf(table);
  }

  /** Returns the opcode of a byte; empty if there is none. */
  public static Optional<Opcode> of(byte code) {
    return BY_CODE.get(code & 0xFF);
  }

  /** Returns the byte in the stream. */
  public byte code() {
    return (byte) code;
  }

  /** Returns the protocol that introduced it, 0 to 5. */
  public int protocol() {
    return protocol;
  }

  /** Returns the form of its argument. */
  public ArgumentForm argument() {
    return argument;
  }

  /** Returns the number of items that it removes from the stack, except those down to a mark. */
  public int pops() {
    return pops;
  }

  /** Returns whether it first removes everything down to the topmost mark, including the mark. */
  public boolean takesMark() {
    return takesMark;
  }

  /** Returns what it pushes onto the stack, the top last. */
  public List<StackItem> pushes() {
    return pushes;
  }

  /** Returns a description for the user, one sentence. */
  public String description() {
    return OpcodeDescriptions.of(this);
  }
}
