package picklescope.python.source;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyNone;
import picklescope.python.text.Identifiers;

/**
 * Splits Python text into tokens (Python Language Reference, chapter 2, Lexical analysis). Line
 * ends are significant only outside brackets.
 */
final class Tokenizer {
  /** CPython's limit (MAXLEVEL in its tokenizer). */
  static final int MAX_NESTING = 200;

  private static final List<String> OPERATORS =
      List.of(
          "**=", "//=", ">>=", "<<=", "...", "==", "!=", "<=", ">=", "->", "+=", "-=", "*=", "/=",
          "%=", "&=", "|=", "^=", "@=", ":=", "**", "//", "<<", ">>", "+", "-", "*", "/", "%", "@",
          "<", ">", "&", "|", "^", "~", "=", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Token> open = new ArrayDeque<>();
  private int at;

  private Tokenizer(String text) {
    this.text = text;
  }

  /** Returns the tokens of a text; the last one is of kind END. */
  static List<Token> tokens(String text) throws SourceException {
    var tokenizer = new Tokenizer(text);
    while (tokenizer.at < text.length()) {
      tokenizer.next();
    }
    if (!tokenizer.open.isEmpty()) {
      Token bracket = tokenizer.open.pop();
      throw new SourceException(
          bracket.start(),
          "this " + bracket.text() + " is never closed: expected " + closing(bracket));
    }
    tokenizer.add(Token.Kind.END, text.length(), "");
    return tokenizer.tokens;
  }

  /** Returns the index after the bracket that closes the first one; what follows is not read. */
  static Optional<Integer> firstClosed(String text) throws SourceException {
    var tokenizer = new Tokenizer(text);
    boolean opened = false;
    while (tokenizer.at < text.length()) {
      tokenizer.next();
      boolean within = !tokenizer.open.isEmpty();
      if (opened && !within) {
        return Optional.of(tokenizer.at);
      }
      opened |= within;
    }
    return Optional.empty();
  }

  private void next() throws SourceException {
    int point = text.codePointAt(at);
    switch (point) {
      case ' ', '\t', '\f' -> at++;
      case '\n', '\r' -> newline();
      case '#' -> comment();
      case '\\' -> continuation();
      case '\'', '"' -> string(at);
      default -> {
        if (isDigit(point)
            || point == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
          number();
        } else if (Identifiers.isNameStart(point)) {
          name();
        } else {
          operator(point);
        }
      }
    }
  }

  private void newline() {
    if (open.isEmpty()) {
      add(Token.Kind.NEWLINE, at + 1, "\n");
    }
    at++;
  }

  private void comment() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private void continuation() throws SourceException {
    int after = at + 1;
    if (text.startsWith("\r\n", after)) {
      at += 3;
    } else if (after < text.length()
        && (text.charAt(after) == '\n' || text.charAt(after) == '\r')) {
      at += 2;
    } else {
      throw new SourceException(at, "a \\ is allowed only inside quotes or at the end of a line");
    }
  }

  private void name() throws SourceException {
    int start = at;
    int end = at;
    boolean ascii = true;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      if (!Identifiers.isNameStart(point) && !Identifiers.isNamePart(point)) {
        break;
      }
      ascii &= point < 0x80;
      end += Character.charCount(point);
    }
    String word = text.substring(start, end);
    if (end < text.length()
        && (text.charAt(end) == '\'' || text.charAt(end) == '"')
        && StringLiteral.isPrefix(word)) {
      string(start);
      return;
    }
    if (!ascii) {
      word = Normalizer.normalize(word, Normalizer.Form.NFKC);
    }
    at = end;
    tokens.add(
        new Token(
            Identifiers.isKeyword(word) ? Token.Kind.KEYWORD : Token.Kind.NAME,
            start,
            end,
            word,
            PyNone.NONE));
  }

  private void string(int start) throws SourceException {
    var literal = StringLiteral.read(text, start);
    tokens.add(new Token(Token.Kind.STRING, start, literal.end(), "", literal.value()));
    at = literal.end();
  }

  private void number() throws SourceException {
    var literal = NumberLiteral.read(text, at);
    tokens.add(
        new Token(
            Token.Kind.NUMBER,
            at,
            literal.end(),
            text.substring(at, literal.end()),
            literal.value()));
    at = literal.end();
    if (at < text.length() && Identifiers.isNameStart(text.codePointAt(at))) {
      throw new SourceException(at, "expected an end of the number, or a space after it");
    }
  }

  private void operator(int point) throws SourceException {
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        int start = at;
        add(Token.Kind.OPERATOR, at + operator.length(), operator);
        at += operator.length();
        bracket(tokens.getLast(), start);
        return;
      }
    }
    throw new SourceException(at, unexpected(point));
  }

  private void bracket(Token token, int start) throws SourceException {
    switch (token.text()) {
      case "(", "[", "{" -> {
        if (open.size() == MAX_NESTING) {
          throw new SourceException(start, "more than " + MAX_NESTING + " nested brackets");
        }
        open.push(token);
      }
      case ")", "]", "}" -> {
        if (open.isEmpty()) {
          throw new SourceException(start, "this " + token.text() + " closes nothing: remove it");
        }
        String expected = closing(open.pop());
        if (!token.text().equals(expected)) {
          throw new SourceException(start, "expected " + expected + ", found " + token.text());
        }
      }
      default -> {}
    }
  }

  private void add(Token.Kind kind, int end, String word) {
    tokens.add(new Token(kind, at, end, word, PyNone.NONE));
  }

  private static String closing(Token bracket) {
    return switch (bracket.text()) {
      case "(" -> ")";
      case "[" -> "]";
      default -> "}";
    };
  }

  private static String unexpected(int point) {
    return switch (point) {
      case '\u2018', '\u2019', '\u201A', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' ->
          "a typographic quotation mark: write ' or \" instead";
      case '\u2013', '\u2014', '\u2212' -> "a typographic dash: write - instead";
      case '!' -> "expected a value; write not for negation, != for unequal";
      case '?', '$', '`' -> Character.toString(point) + " has no meaning in Python";
      default ->
          Character.isSpaceChar(point)
              ? "a space of an unusual kind (U+%04X): write a plain space".formatted(point)
              : "the character U+%04X is allowed only inside quotes".formatted(point);
    };
  }

  private static boolean isDigit(int point) {
    return point >= '0' && point <= '9';
  }
}
