package picklescope.pickle;

/** Descriptions of the opcodes for the user, one sentence each. */
final class OpcodeDescriptions {
  private OpcodeDescriptions() {}

  static String of(Opcode opcode) {
    return switch (opcode) {
      case INT -> "Pushes an int, or a bool for 00 and 01, from a line of decimal text.";
      case BININT -> "Pushes a signed int of four bytes.";
      case BININT1 -> "Pushes an int from 0 to 255, one byte.";
      case BININT2 -> "Pushes an int from 0 to 65,535, two bytes.";
      case LONG -> "Pushes an int of any size from a line of decimal text that ends with L.";
      case LONG1 -> "Pushes an int of up to 255 bytes.";
      case LONG4 -> "Pushes an int of any size, preceded by its length in four bytes.";
      case STRING -> "Pushes a Python 2 str from a quoted line with escapes.";
      case BINSTRING -> "Pushes a Python 2 str, preceded by its length in four bytes.";
      case SHORT_BINSTRING -> "Pushes a Python 2 str of up to 255 bytes.";
      case BINBYTES -> "Pushes bytes, preceded by their number in four bytes.";
      case SHORT_BINBYTES -> "Pushes up to 255 bytes.";
      case BINBYTES8 -> "Pushes bytes, preceded by their number in eight bytes.";
      case BYTEARRAY8 -> "Pushes a bytearray, preceded by its length in eight bytes.";
      case NEXT_BUFFER -> "Pushes the next out-of-band buffer.";
      case READONLY_BUFFER -> "Makes the buffer on top of the stack read-only.";
      case NONE -> "Pushes None.";
      case NEWTRUE -> "Pushes True.";
      case NEWFALSE -> "Pushes False.";
      case UNICODE -> "Pushes a str from a line of text with \\u escapes.";
      case SHORT_BINUNICODE -> "Pushes a str of up to 255 bytes of UTF-8.";
      case BINUNICODE -> "Pushes a str in UTF-8, preceded by its length in four bytes.";
      case BINUNICODE8 -> "Pushes a str in UTF-8, preceded by its length in eight bytes.";
      case FLOAT -> "Pushes a float from a line of decimal text.";
      case BINFLOAT -> "Pushes a float of eight bytes.";
      case EMPTY_LIST -> "Pushes a new empty list.";
      case APPEND -> "Appends the value on top of the stack to the list below it.";
      case APPENDS -> "Appends all values above the mark to the list below it.";
      case LIST -> "Creates a list of all values above the mark.";
      case EMPTY_TUPLE -> "Pushes the empty tuple.";
      case TUPLE -> "Creates a tuple of all values above the mark.";
      case TUPLE1 -> "Creates a tuple of the top value.";
      case TUPLE2 -> "Creates a tuple of the two top values.";
      case TUPLE3 -> "Creates a tuple of the three top values.";
      case EMPTY_DICT -> "Pushes a new empty dict.";
      case DICT -> "Creates a dict of the keys and values above the mark.";
      case SETITEM -> "Sets a key and its value, the two top values, in the dict below them.";
      case SETITEMS -> "Sets all keys and values above the mark in the dict below it.";
      case EMPTY_SET -> "Pushes a new empty set.";
      case ADDITEMS -> "Adds all values above the mark to the set below it.";
      case FROZENSET -> "Creates a frozenset of all values above the mark.";
      case POP -> "Drops the top of the stack.";
      case DUP -> "Pushes the top of the stack again.";
      case MARK -> "Pushes a mark, down to which a later opcode removes everything.";
      case POP_MARK -> "Drops everything down to the mark, and the mark.";
      case GET -> "Pushes a memo entry; its index is a line of decimal text.";
      case BINGET -> "Pushes a memo entry; its index is one byte.";
      case LONG_BINGET -> "Pushes a memo entry; its index is four bytes.";
      case PUT -> "Stores the top of the stack in the memo; its index is a line of decimal text.";
      case BINPUT -> "Stores the top of the stack in the memo; its index is one byte.";
      case LONG_BINPUT -> "Stores the top of the stack in the memo; its index is four bytes.";
      case MEMOIZE -> "Stores the top of the stack in the memo, at the next index.";
      case EXT1 -> "Pushes the class or function registered for an extension code of one byte.";
      case EXT2 -> "Pushes the class or function registered for an extension code of two bytes.";
      case EXT4 -> "Pushes the class or function registered for an extension code of four bytes.";
      case GLOBAL -> "Pushes the class or function named by two lines, its module and its name.";
      case STACK_GLOBAL ->
          "Replaces the two top strings, a module and a name, by the class or function.";
      case REDUCE ->
          "Calls the function below the top of the stack with the tuple on top as its arguments.";
      case BUILD -> "Sets the state on top of the stack in the object below it.";
      case INST ->
          "Creates an object of the class named by two lines, from the values above the mark.";
      case OBJ -> "Creates an object of the class just above the mark, from the values above it.";
      case NEWOBJ ->
          "Creates an object of the class below the top of the stack, from the tuple on top.";
      case NEWOBJ_EX ->
          "Creates an object of a class from a tuple and a dict of keyword arguments.";
      case PROTO -> "Declares the protocol of the pickle.";
      case STOP -> "Ends the pickle; the top of the stack is its value.";
      case FRAME -> "Declares the size of the next frame, so that it can be read at once.";
      case PERSID -> "Pushes the external object whose persistent id is a line of text.";
      case BINPERSID -> "Replaces the persistent id on top of the stack by the external object.";
    };
  }
}
