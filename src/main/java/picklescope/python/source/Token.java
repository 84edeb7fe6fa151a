package picklescope.python.source;

import picklescope.python.PyBytes;
import picklescope.python.PyValue;

/**
 * A token of Python text.
 *
 * @param start index of its first char in the text
 * @param end index after its last char
 * @param text its text; a name is normalized
 * @param value the value of a literal; {@code None} for other tokens
 */
record Token(Kind kind, int start, int end, String text, PyValue value) {
  enum Kind {
    NAME,
    KEYWORD,
    NUMBER,
    STRING,
    OPERATOR,
    NEWLINE,
    END
  }

  boolean is(String operatorOrKeyword) {
    return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(operatorOrKeyword);
  }

  /** Returns the token as named in an error message. */
  String description() {
    return switch (kind) {
      case END -> "the end";
      case NEWLINE -> "a new line";
      case STRING -> value instanceof PyBytes ? "bytes" : "a text";
      case NAME, KEYWORD, NUMBER, OPERATOR -> text.length() > 40 ? "a long word" : text;
    };
  }
}
