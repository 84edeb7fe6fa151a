package picklescope.pickle;

/** What each opcode does, one sentence for people. */
final class OpcodeDescriptions {
  private OpcodeDescriptions() {}

  static String of(Opcode opcode) {
    return switch (opcode) {
      case INT -> "Pushes an int, or a bool for 00 and 01, from a line of decimal text.";
      case BININT -> "Pushes an int of four bytes with a sign.";
      case BININT1 -> "Pushes an int from 0 to 255, one byte.";
      case BININT2 -> "Pushes an int from 0 to 65,535, two bytes.";
      case LONG -> "Pushes an int of any size from a line of decimal text that ends with L.";
      case LONG1 -> "Pushes an int of up to 255 bytes.";
      case LONG4 -> "Pushes an int of any size; four bytes say how many bytes it has.";
      case STRING -> "Pushes a Python 2 str from a quoted line with escapes.";
      case BINSTRING -> "Pushes a Python 2 str; four bytes say its length.";
      case SHORT_BINSTRING -> "Pushes a Python 2 str of up to 255 bytes.";
      case BINBYTES -> "Pushes bytes; four bytes say how many.";
      case SHORT_BINBYTES -> "Pushes up to 255 bytes.";
      case BINBYTES8 -> "Pushes bytes; eight bytes say how many.";
      case BYTEARRAY8 -> "Pushes a bytearray; eight bytes say its length.";
      case NEXT_BUFFER -> "Pushes the next buffer that travels outside of the pickle.";
      case READONLY_BUFFER -> "Makes the buffer on top of the stack read-only.";
      case NONE -> "Pushes None.";
      case NEWTRUE -> "Pushes True.";
      case NEWFALSE -> "Pushes False.";
      case UNICODE -> "Pushes a str from a line of text with \\u escapes.";
      case SHORT_BINUNICODE -> "Pushes a str of up to 255 bytes of UTF-8.";
      case BINUNICODE -> "Pushes a str; four bytes say how many bytes of UTF-8 it has.";
      case BINUNICODE8 -> "Pushes a str; eight bytes say how many bytes of UTF-8 it has.";
      case FLOAT -> "Pushes a float from a line of decimal text.";
      case BINFLOAT -> "Pushes a float of eight bytes.";
      case EMPTY_LIST -> "Pushes a new empty list.";
      case APPEND -> "Appends the value on top of the stack to the list below it.";
      case APPENDS -> "Appends all values above the mark to the list below it.";
      case LIST -> "Makes a list of all values above the mark.";
      case EMPTY_TUPLE -> "Pushes the empty tuple.";
      case TUPLE -> "Makes a tuple of all values above the mark.";
      case TUPLE1 -> "Makes a tuple of the top value.";
      case TUPLE2 -> "Makes a tuple of the two top values.";
      case TUPLE3 -> "Makes a tuple of the three top values.";
      case EMPTY_DICT -> "Pushes a new empty dict.";
      case DICT -> "Makes a dict of the keys and values above the mark.";
      case SETITEM -> "Puts the top two, a key and its value, into the dict below them.";
      case SETITEMS -> "Puts all keys and values above the mark into the dict below it.";
      case EMPTY_SET -> "Pushes a new empty set.";
      case ADDITEMS -> "Adds all values above the mark to the set below it.";
      case FROZENSET -> "Makes a frozenset of all values above the mark.";
      case POP -> "Drops the top of the stack.";
      case DUP -> "Pushes the top of the stack once more.";
      case MARK -> "Marks a place on the stack, up to which a later opcode takes everything.";
      case POP_MARK -> "Drops everything up to the mark, and the mark.";
      case GET -> "Pushes a value of the memo, whose number is a line of decimal text.";
      case BINGET -> "Pushes a value of the memo, whose number is one byte.";
      case LONG_BINGET -> "Pushes a value of the memo, whose number is four bytes.";
      case PUT ->
          "Keeps the top of the stack in the memo, under a number that is a line of decimal text.";
      case BINPUT -> "Keeps the top of the stack in the memo, under a number of one byte.";
      case LONG_BINPUT -> "Keeps the top of the stack in the memo, under a number of four bytes.";
      case MEMOIZE -> "Keeps the top of the stack in the memo, under the next number.";
      case EXT1 ->
          "Pushes the class or function that both sides registered under a number of one byte.";
      case EXT2 ->
          "Pushes the class or function that both sides registered under a number of two bytes.";
      case EXT4 ->
          "Pushes the class or function that both sides registered under a number of four bytes.";
      case GLOBAL ->
          "Pushes the class or function that two lines of text name: its module and its name.";
      case STACK_GLOBAL ->
          "Replaces the two top texts, a module and a name, by the class or function that they"
              + " name.";
      case REDUCE ->
          "Calls the function below the top of the stack with the tuple on top as its arguments.";
      case BUILD -> "Gives the state on top of the stack to the object below it.";
      case INST ->
          "Makes an object of the class that two lines name, from the values above the mark.";
      case OBJ -> "Makes an object of the class just above the mark, from the values above it.";
      case NEWOBJ ->
          "Makes an object of the class below the top of the stack, from the tuple on top.";
      case NEWOBJ_EX ->
          "Makes an object of a class from a tuple and a dict, its positional and keyword"
              + " arguments.";
      case PROTO -> "Says which protocol the pickle is written in.";
      case STOP -> "Ends the pickle; the top of the stack is its value.";
      case FRAME -> "Says how many bytes the next frame has, so that they can be fetched at once.";
      case PERSID ->
          "Pushes an object that is kept outside of the pickle, under the name in the line.";
      case BINPERSID ->
          "Replaces the name on top of the stack by the object kept outside of the pickle under"
              + " it.";
    };
  }
}
