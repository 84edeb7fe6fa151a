package picklescope.pickle;

import java.util.List;
import java.util.Optional;

/**
 * The opcodes of all protocols, as {@code pickletools} of CPython describes them: a program for a
 * machine with a stack and a memo of numbered values.
 */
public enum Opcode {
  INT(
      Codes.INT,
      0,
      ArgumentForm.DECIMAL_LINE,
      0,
      false,
      "Pushes an int, or a bool for 00 and 01, from a line of decimal text.",
      StackItem.INT_OR_BOOL),
  BININT(
      Codes.BININT,
      1,
      ArgumentForm.INT4,
      0,
      false,
      "Pushes an int of four bytes with a sign.",
      StackItem.INT),
  BININT1(
      Codes.BININT1,
      1,
      ArgumentForm.UINT1,
      0,
      false,
      "Pushes an int from 0 to 255, one byte.",
      StackItem.INT),
  BININT2(
      Codes.BININT2,
      1,
      ArgumentForm.UINT2,
      0,
      false,
      "Pushes an int from 0 to 65,535, two bytes.",
      StackItem.INT),
  LONG(
      Codes.LONG,
      0,
      ArgumentForm.LONG_LINE,
      0,
      false,
      "Pushes an int of any size from a line of decimal text that ends with L.",
      StackItem.INT),
  LONG1(
      Codes.LONG1,
      2,
      ArgumentForm.LONG1,
      0,
      false,
      "Pushes an int of up to 255 bytes.",
      StackItem.INT),
  LONG4(
      Codes.LONG4,
      2,
      ArgumentForm.LONG4,
      0,
      false,
      "Pushes an int of any size; four bytes say how many bytes it has.",
      StackItem.INT),
  STRING(
      Codes.STRING,
      0,
      ArgumentForm.QUOTED_LINE,
      0,
      false,
      "Pushes a Python 2 str from a quoted line with escapes.",
      StackItem.BYTES_OR_STR),
  BINSTRING(
      Codes.BINSTRING,
      1,
      ArgumentForm.STRING4,
      0,
      false,
      "Pushes a Python 2 str; four bytes say its length.",
      StackItem.BYTES_OR_STR),
  SHORT_BINSTRING(
      Codes.SHORT_BINSTRING,
      1,
      ArgumentForm.STRING1,
      0,
      false,
      "Pushes a Python 2 str of up to 255 bytes.",
      StackItem.BYTES_OR_STR),
  BINBYTES(
      Codes.BINBYTES,
      3,
      ArgumentForm.BYTES4,
      0,
      false,
      "Pushes bytes; four bytes say how many.",
      StackItem.BYTES),
  SHORT_BINBYTES(
      Codes.SHORT_BINBYTES,
      3,
      ArgumentForm.BYTES1,
      0,
      false,
      "Pushes up to 255 bytes.",
      StackItem.BYTES),
  BINBYTES8(
      Codes.BINBYTES8,
      4,
      ArgumentForm.BYTES8,
      0,
      false,
      "Pushes bytes; eight bytes say how many.",
      StackItem.BYTES),
  BYTEARRAY8(
      Codes.BYTEARRAY8,
      5,
      ArgumentForm.BYTEARRAY8,
      0,
      false,
      "Pushes a bytearray; eight bytes say its length.",
      StackItem.BYTEARRAY),
  NEXT_BUFFER(
      Codes.NEXT_BUFFER,
      5,
      ArgumentForm.NONE,
      0,
      false,
      "Pushes the next buffer that travels outside of the pickle.",
      StackItem.BUFFER),
  READONLY_BUFFER(
      Codes.READONLY_BUFFER,
      5,
      ArgumentForm.NONE,
      1,
      false,
      "Makes the buffer on top of the stack read-only.",
      StackItem.BUFFER),
  NONE(Codes.NONE, 0, ArgumentForm.NONE, 0, false, "Pushes None.", StackItem.NONE),
  NEWTRUE(Codes.NEWTRUE, 2, ArgumentForm.NONE, 0, false, "Pushes True.", StackItem.BOOL),
  NEWFALSE(Codes.NEWFALSE, 2, ArgumentForm.NONE, 0, false, "Pushes False.", StackItem.BOOL),
  UNICODE(
      Codes.UNICODE,
      0,
      ArgumentForm.UNICODE_LINE,
      0,
      false,
      "Pushes a str from a line of text with \\u escapes.",
      StackItem.STR),
  SHORT_BINUNICODE(
      Codes.SHORT_BINUNICODE,
      4,
      ArgumentForm.UNICODE1,
      0,
      false,
      "Pushes a str of up to 255 bytes of UTF-8.",
      StackItem.STR),
  BINUNICODE(
      Codes.BINUNICODE,
      1,
      ArgumentForm.UNICODE4,
      0,
      false,
      "Pushes a str; four bytes say how many bytes of UTF-8 it has.",
      StackItem.STR),
  BINUNICODE8(
      Codes.BINUNICODE8,
      4,
      ArgumentForm.UNICODE8,
      0,
      false,
      "Pushes a str; eight bytes say how many bytes of UTF-8 it has.",
      StackItem.STR),
  FLOAT(
      Codes.FLOAT,
      0,
      ArgumentForm.FLOAT_LINE,
      0,
      false,
      "Pushes a float from a line of decimal text.",
      StackItem.FLOAT),
  BINFLOAT(
      Codes.BINFLOAT,
      1,
      ArgumentForm.FLOAT8,
      0,
      false,
      "Pushes a float of eight bytes.",
      StackItem.FLOAT),
  EMPTY_LIST(
      Codes.EMPTY_LIST, 1, ArgumentForm.NONE, 0, false, "Pushes a new empty list.", StackItem.LIST),
  APPEND(
      Codes.APPEND,
      0,
      ArgumentForm.NONE,
      2,
      false,
      "Appends the value on top of the stack to the list below it.",
      StackItem.LIST),
  APPENDS(
      Codes.APPENDS,
      1,
      ArgumentForm.NONE,
      1,
      true,
      "Appends all values above the mark to the list below it.",
      StackItem.LIST),
  LIST(
      Codes.LIST,
      0,
      ArgumentForm.NONE,
      0,
      true,
      "Makes a list of all values above the mark.",
      StackItem.LIST),
  EMPTY_TUPLE(
      Codes.EMPTY_TUPLE,
      1,
      ArgumentForm.NONE,
      0,
      false,
      "Pushes the empty tuple.",
      StackItem.TUPLE),
  TUPLE(
      Codes.TUPLE,
      0,
      ArgumentForm.NONE,
      0,
      true,
      "Makes a tuple of all values above the mark.",
      StackItem.TUPLE),
  TUPLE1(
      Codes.TUPLE1,
      2,
      ArgumentForm.NONE,
      1,
      false,
      "Makes a tuple of the top value.",
      StackItem.TUPLE),
  TUPLE2(
      Codes.TUPLE2,
      2,
      ArgumentForm.NONE,
      2,
      false,
      "Makes a tuple of the two top values.",
      StackItem.TUPLE),
  TUPLE3(
      Codes.TUPLE3,
      2,
      ArgumentForm.NONE,
      3,
      false,
      "Makes a tuple of the three top values.",
      StackItem.TUPLE),
  EMPTY_DICT(
      Codes.EMPTY_DICT, 1, ArgumentForm.NONE, 0, false, "Pushes a new empty dict.", StackItem.DICT),
  DICT(
      Codes.DICT,
      0,
      ArgumentForm.NONE,
      0,
      true,
      "Makes a dict of the keys and values above the mark.",
      StackItem.DICT),
  SETITEM(
      Codes.SETITEM,
      0,
      ArgumentForm.NONE,
      3,
      false,
      "Puts the top two, a key and its value, into the dict below them.",
      StackItem.DICT),
  SETITEMS(
      Codes.SETITEMS,
      1,
      ArgumentForm.NONE,
      1,
      true,
      "Puts all keys and values above the mark into the dict below it.",
      StackItem.DICT),
  EMPTY_SET(
      Codes.EMPTY_SET, 4, ArgumentForm.NONE, 0, false, "Pushes a new empty set.", StackItem.SET),
  ADDITEMS(
      Codes.ADDITEMS,
      4,
      ArgumentForm.NONE,
      1,
      true,
      "Adds all values above the mark to the set below it.",
      StackItem.SET),
  FROZENSET(
      Codes.FROZENSET,
      4,
      ArgumentForm.NONE,
      0,
      true,
      "Makes a frozenset of all values above the mark.",
      StackItem.FROZENSET),
  POP(Codes.POP, 0, ArgumentForm.NONE, 1, false, "Drops the top of the stack."),
  DUP(
      Codes.DUP,
      0,
      ArgumentForm.NONE,
      1,
      false,
      "Pushes the top of the stack once more.",
      StackItem.ANY,
      StackItem.ANY),
  MARK(
      Codes.MARK,
      0,
      ArgumentForm.NONE,
      0,
      false,
      "Marks a place on the stack, up to which a later opcode takes everything.",
      StackItem.MARK),
  POP_MARK(
      Codes.POP_MARK,
      1,
      ArgumentForm.NONE,
      0,
      true,
      "Drops everything up to the mark, and the mark."),
  GET(
      Codes.GET,
      0,
      ArgumentForm.DECIMAL_LINE,
      0,
      false,
      "Pushes a value of the memo, whose number is a line of decimal text.",
      StackItem.ANY),
  BINGET(
      Codes.BINGET,
      1,
      ArgumentForm.UINT1,
      0,
      false,
      "Pushes a value of the memo, whose number is one byte.",
      StackItem.ANY),
  LONG_BINGET(
      Codes.LONG_BINGET,
      1,
      ArgumentForm.UINT4,
      0,
      false,
      "Pushes a value of the memo, whose number is four bytes.",
      StackItem.ANY),
  PUT(
      Codes.PUT,
      0,
      ArgumentForm.DECIMAL_LINE,
      0,
      false,
      "Keeps the top of the stack in the memo, under a number that is a line of decimal text."),
  BINPUT(
      Codes.BINPUT,
      1,
      ArgumentForm.UINT1,
      0,
      false,
      "Keeps the top of the stack in the memo, under a number of one byte."),
  LONG_BINPUT(
      Codes.LONG_BINPUT,
      1,
      ArgumentForm.UINT4,
      0,
      false,
      "Keeps the top of the stack in the memo, under a number of four bytes."),
  MEMOIZE(
      Codes.MEMOIZE,
      4,
      ArgumentForm.NONE,
      1,
      false,
      "Keeps the top of the stack in the memo, under the next number.",
      StackItem.ANY),
  EXT1(
      Codes.EXT1,
      2,
      ArgumentForm.UINT1,
      0,
      false,
      "Pushes the class or function that both sides registered under a number of one byte.",
      StackItem.ANY),
  EXT2(
      Codes.EXT2,
      2,
      ArgumentForm.UINT2,
      0,
      false,
      "Pushes the class or function that both sides registered under a number of two bytes.",
      StackItem.ANY),
  EXT4(
      Codes.EXT4,
      2,
      ArgumentForm.INT4,
      0,
      false,
      "Pushes the class or function that both sides registered under a number of four bytes.",
      StackItem.ANY),
  GLOBAL(
      Codes.GLOBAL,
      0,
      ArgumentForm.NAME_LINES,
      0,
      false,
      "Pushes the class or function that two lines of text name: its module and its name.",
      StackItem.ANY),
  STACK_GLOBAL(
      Codes.STACK_GLOBAL,
      4,
      ArgumentForm.NONE,
      2,
      false,
      "Replaces the two top texts, a module and a name, by the class or function that they name.",
      StackItem.ANY),
  REDUCE(
      Codes.REDUCE,
      0,
      ArgumentForm.NONE,
      2,
      false,
      "Calls the function below the top of the stack with the tuple on top as its arguments.",
      StackItem.ANY),
  BUILD(
      Codes.BUILD,
      0,
      ArgumentForm.NONE,
      2,
      false,
      "Gives the state on top of the stack to the object below it.",
      StackItem.ANY),
  INST(
      Codes.INST,
      0,
      ArgumentForm.NAME_LINES,
      0,
      true,
      "Makes an object of the class that two lines name, from the values above the mark.",
      StackItem.ANY),
  OBJ(
      Codes.OBJ,
      1,
      ArgumentForm.NONE,
      0,
      true,
      "Makes an object of the class just above the mark, from the values above it.",
      StackItem.ANY),
  NEWOBJ(
      Codes.NEWOBJ,
      2,
      ArgumentForm.NONE,
      2,
      false,
      "Makes an object of the class below the top of the stack, from the tuple on top.",
      StackItem.ANY),
  NEWOBJ_EX(
      Codes.NEWOBJ_EX,
      4,
      ArgumentForm.NONE,
      3,
      false,
      "Makes an object of a class from a tuple and a dict, its positional and keyword arguments.",
      StackItem.ANY),
  PROTO(
      Codes.PROTO,
      2,
      ArgumentForm.UINT1,
      0,
      false,
      "Says which protocol the pickle is written in."),
  STOP(
      Codes.STOP,
      0,
      ArgumentForm.NONE,
      1,
      false,
      "Ends the pickle; the top of the stack is its value."),
  FRAME(
      Codes.FRAME,
      4,
      ArgumentForm.UINT8,
      0,
      false,
      "Says how many bytes the next frame has, so that they can be fetched at once."),
  PERSID(
      Codes.PERSID,
      0,
      ArgumentForm.NAME_LINE,
      0,
      false,
      "Pushes an object that is kept outside of the pickle, under the name in the line.",
      StackItem.ANY),
  BINPERSID(
      Codes.BINPERSID,
      1,
      ArgumentForm.NONE,
      1,
      false,
      "Replaces the name on top of the stack by the object kept outside of the pickle under it.",
      StackItem.ANY);

  private static final Opcode[] BY_CODE = byCode();

  private final int code;
  private final int protocol;
  private final ArgumentForm argument;
  private final int pops;
  private final boolean takesMark;
  private final String prose;
  private final List<StackItem> pushes;

  Opcode(
      int code,
      int protocol,
      ArgumentForm argument,
      int pops,
      boolean takesMark,
      String prose,
      StackItem... pushes) {
    this.code = code;
    this.protocol = protocol;
    this.argument = argument;
    this.pops = pops;
    this.takesMark = takesMark;
    this.prose = prose;
    this.pushes = List.of(pushes);
  }

  private static Opcode[] byCode() {
    var table = new Opcode[256];
    for (Opcode opcode : values()) {
      table[opcode.code] = opcode;
    }
    return table;
  }

  /** The opcode that a byte stands for, if any. */
  public static Optional<Opcode> of(byte code) {
    return Optional.ofNullable(BY_CODE[code & 0xFF]);
  }

  /** The byte in the stream. */
  public byte code() {
    return (byte) code;
  }

  /** The protocol that brought it, 0 to 5. */
  public int protocol() {
    return protocol;
  }

  /** How its argument is written. */
  public ArgumentForm argument() {
    return argument;
  }

  /** How many items it takes from the stack, those down to a mark not counted. */
  public int pops() {
    return pops;
  }

  /** Whether it takes everything down to the topmost mark, and the mark, first. */
  public boolean takesMark() {
    return takesMark;
  }

  /** What it leaves on the stack, the top last. */
  public List<StackItem> pushes() {
    return pushes;
  }

  /** What it does, one sentence for people. */
  public String prose() {
    return prose;
  }
}
