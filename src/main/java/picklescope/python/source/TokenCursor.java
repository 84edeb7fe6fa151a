package picklescope.python.source;

import java.util.List;

/**
 * The position of a parser among the tokens of a text, the nesting of its expressions, and the
 * errors for unexpected tokens.
 */
final class TokenCursor {
  private final List<Token> tokens;
  private int at;
  private int nesting;

  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Returns the current token. */
  Token token() {
    return tokens.get(at);
  }

  /** Returns the token after the current one. */
  Token following() {
    return tokens.get(at + 1);
  }

  /** Returns the token before the current one; at the start, the first one. */
  Token previous() {
    return tokens.get(Math.max(0, at - 1));
  }

  boolean is(String word) {
    return token().is(word);
  }

  /** Advances, and returns the token that was current. */
  Token next() {
    return tokens.get(at++);
  }

  /** Advances by a number of tokens. */
  void skip(int count) {
    at += count;
  }

  /** Advances if the given token is current; returns whether it was. */
  boolean skipIf(String word) {
    boolean comes = is(word);
    at += comes ? 1 : 0;
    return comes;
  }

  /**
   * Advances past the given token.
   *
   * @throws SourceException if another one is current
   */
  void expect(String word, String why) throws SourceException {
    if (!skipIf(word)) {
      throw is("for") || is("async") ? loop() : expected(word + " " + why);
    }
  }

  /** Advances past a comma, or stays before the closing bracket. */
  void expectComma(String closing) throws SourceException {
    if (!skipIf(",") && !is(closing)) {
      throw expectedComma(closing);
    }
  }

  /** Begins a nested expression. */
  void enter() throws SourceException {
    if (++nesting > Source.MAX_NESTING) {
      throw error("more than " + Source.MAX_NESTING + " nested expressions");
    }
  }

  /** Ends a nested expression. */
  void leave() {
    nesting--;
  }

  /** Returns an error at the current token. */
  SourceException error(String message) {
    return new SourceException(token().start(), message);
  }

  /** Returns the error for an unexpected token. */
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
