package picklescope.python.source;

import java.util.List;

/**
 * Where parsing is among the words of a text, how deep it is in nested expressions, and what is
 * said when another word was expected.
 */
final class TokenCursor {
  private final List<Token> tokens;
  private int at;
  private int nesting;

  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The word that comes. */
  Token token() {
    return tokens.get(at);
  }

  /** The word after that. */
  Token following() {
    return tokens.get(at + 1);
  }

  /** The word before that; at the beginning the first one. */
  Token previous() {
    return tokens.get(Math.max(0, at - 1));
  }

  boolean is(String word) {
    return token().is(word);
  }

  /** Goes on and says what it goes by. */
  Token next() {
    return tokens.get(at++);
  }

  /** Goes by so many words. */
  void skip(int count) {
    at += count;
  }

  /** Goes by that word if it comes; whether it did. */
  boolean skipIf(String word) {
    boolean comes = is(word);
    at += comes ? 1 : 0;
    return comes;
  }

  /** Goes by that word. */
  void expect(String word, String why) throws SourceException {
    if (!skipIf(word)) {
      throw is("for") || is("async") ? loop() : expected(word + " " + why);
    }
  }

  /** Goes by a comma, or stays before the closing bracket. */
  void expectComma(String closing) throws SourceException {
    if (!skipIf(",") && !is(closing)) {
      throw expectedComma(closing);
    }
  }

  /** An expression begins inside another. */
  void enter() throws SourceException {
    if (++nesting > Source.MAX_NESTING) {
      throw error("more than " + Source.MAX_NESTING + " expressions inside each other");
    }
  }

  /** It ends. */
  void leave() {
    nesting--;
  }

  /** A mistake where the word stands that comes. */
  SourceException error(String message) {
    return new SourceException(token().start(), message);
  }

  /** Another word should stand here. */
  SourceException expected(String what) {
    return error("expected " + what + ", found " + token().description());
  }

  SourceException expectedComma(String closing) {
    return switch (token().text()) {
      case "for", "async" -> loop();
      case "=" -> error("= names an argument only directly in a call; == compares");
      default -> expected("a comma or " + closing);
    };
  }

  private SourceException loop() {
    return error("a loop (for ... in) is not possible here: write the values out");
  }
}
