package picklescope.view.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits Python text into tokens for colouring. It does not check the syntax: truncated or invalid
 * text is coloured as far as possible.
 */
public final class PythonColors {
  private static final Set<String> CONSTANTS = Set.of("True", "False", "None", "nan", "inf");

  private final String text;
  private final List<StyledText.Piece> pieces = new ArrayList<>();
  private int at;

  private PythonColors(String text) {
    this.text = text;
  }

  /** Returns a line in coloured pieces. */
  public static StyledText of(String line) {
    var colors = new PythonColors(line);
    colors.run();
    return new StyledText(line, List.copyOf(colors.pieces));
  }

  private void run() {
    while (at < text.length()) {
      int start = at;
      put(start, token());
    }
  }

  private void put(int start, TokenKind kind) {
    if (!pieces.isEmpty() && pieces.getLast().kind() == kind) {
      pieces.set(pieces.size() - 1, new StyledText.Piece(pieces.getLast().start(), at, kind));
    } else {
      pieces.add(new StyledText.Piece(start, at, kind));
    }
  }

  /** Skips the next token and returns its kind. */
  private TokenKind token() {
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      return string(TokenKind.STRING);
    }
    if (c == '#') {
      return comment();
    }
    if (digit(c) || (c == '-' || c == '.') && digit(peek(1)) && !afterValue()) {
      return number();
    }
    if (Character.isJavaIdentifierStart(c)) {
      return word();
    }
    at++;
    return switch (c) {
      case '…' -> TokenKind.NOTE;
      case ' ' -> pieces.isEmpty() ? TokenKind.PLAIN : pieces.getLast().kind();
      case '(', ')', '[', ']', '{', '}', ',', ':', '=', '<', '>' -> TokenKind.PUNCTUATION;
      default -> TokenKind.PLAIN;
    };
  }

  private TokenKind word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    char next = peek(0);
    if ((next == '\'' || next == '"') && word.length() <= 2) {
      boolean bytes = word.indexOf('b') >= 0 || word.indexOf('B') >= 0;
      return string(bytes ? TokenKind.BYTES : TokenKind.STRING);
    }
    if (CONSTANTS.contains(word)) {
      return TokenKind.CONSTANT;
    }
    boolean keyword = next == '=' && peek(1) != '=';
    return keyword || next == '(' ? TokenKind.NAME : TokenKind.PLAIN;
  }

  private TokenKind comment() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
    return TokenKind.NOTE;
  }

  private TokenKind string(TokenKind kind) {
    char quote = text.charAt(at);
    boolean triple = peek(1) == quote && peek(2) == quote;
    at += triple ? 3 : 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at = Math.min(at + 2, text.length());
      } else if (c == quote && (!triple || peek(1) == quote && peek(2) == quote)) {
        at += triple ? 3 : 1;
        return kind;
      } else {
        at++;
      }
    }
    return kind;
  }

  private TokenKind number() {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      char before = text.charAt(at - 1);
      boolean exponentSign = (c == '-' || c == '+') && (before == 'e' || before == 'E');
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !exponentSign) {
        break;
      }
      at++;
    }
    return TokenKind.NUMBER;
  }

  private boolean afterValue() {
    return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
