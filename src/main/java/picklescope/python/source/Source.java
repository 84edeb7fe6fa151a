package picklescope.python.source;

import java.util.Optional;

/**
 * Parses Python text: expressions, and calls as users of Vizard write them. Nothing is executed.
 * The terms are those of the Python Language Reference.
 *
 * <p>A text may be anything that Python accepts at the start of a line: with comments, several
 * lines inside brackets, a semicolon at its end.
 */
public final class Source {
  /** The maximum nesting of brackets, conditions and signs; CPython's limit. */
  public static final int MAX_NESTING = Tokenizer.MAX_NESTING;

  /** The maximum height of a tree of operations. */
  public static final int MAX_HEIGHT = 1_000;

  private static final String EXAMPLE = "a call such as send(5, 'hello', foo=78)";

  private Source() {}

  /**
   * Parses {@code send(5, 'hello', foo=78)}, optionally with a network before it: {@code
   * net.send(...)}, {@code viz.addNetwork('host').send(...)}. The arguments and the network are
   * returned as expressions.
   */
  public static Expr.Invocation invocation(String text) throws SourceException {
    Expr expr = new ExprParser(Tokenizer.tokens(text)).whole(EXAMPLE);
    if (!(expr instanceof Expr.Invocation invocation)) {
      throw new SourceException(
          expr.start(), "expected " + EXAMPLE + ": write send( before and ) after the values");
    }
    Optional<String> name = name(invocation.function());
    if (name.isEmpty() || !name.get().equals("send")) {
      throw new SourceException(
          invocation.function().start(),
          name.isPresent() && name.get().equalsIgnoreCase("sendRaw")
              ? "sendRaw sends bytes as they are: choose raw instead of structured"
              : "expected " + EXAMPLE);
    }
    return invocation;
  }

  /**
   * Returns the index after the bracket that closes the first one of a text; empty if there is
   * none. What follows is not examined. Time is linear.
   *
   * @throws SourceException if the text up to there does not consist of Python tokens
   */
  public static Optional<Integer> callEnd(String text) throws SourceException {
    return Tokenizer.firstClosed(text);
  }

  /** Parses one expression. */
  public static Expr expression(String text) throws SourceException {
    return expression(text, "an expression");
  }

  /**
   * Parses one expression.
   *
   * @param expected what the message calls a missing expression, such as {@code a value}
   */
  public static Expr expression(String text, String expected) throws SourceException {
    return new ExprParser(Tokenizer.tokens(text)).whole(expected);
  }

  private static Optional<String> name(Expr function) {
    return switch (function) {
      case Expr.Name name -> Optional.of(name.name());
      case Expr.Attribute attribute -> Optional.of(attribute.name());
      default -> Optional.empty();
    };
  }
}
