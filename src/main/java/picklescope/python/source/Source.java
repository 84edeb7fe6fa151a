package picklescope.python.source;

import java.util.Optional;

/**
 * Reads Python text: expressions, and the call form that users of Vizard know. Nothing of it is
 * executed; the words are those of the Python Language Reference.
 *
 * <p>A text may be as Python takes it at the start of a line: with comments, several lines inside
 * brackets, a semicolon at its end.
 */
public final class Source {
  /** How many brackets, conditions or signs may stand inside each other; CPython's own limit. */
  public static final int MAX_NESTING = Tokenizer.MAX_NESTING;

  /** How many operations may stand one upon the other. */
  public static final int MAX_HEIGHT = 1_000;

  private static final String EXAMPLE = "a call such as send(5, 'hello', foo=78)";

  private Source() {}

  /**
   * Reads {@code send(5, 'hello', foo=78)}, also with anything that names a network before it:
   * {@code net.send(...)}, {@code viz.addNetwork('host').send(...)}. Its arguments, and what names
   * the network, stay the expressions that they are.
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
   * none. What follows may be anything. Time is linear.
   *
   * @throws SourceException if what stands before is not Python's words
   */
  public static Optional<Integer> callEnd(String text) throws SourceException {
    return Tokenizer.firstClosed(text);
  }

  /** Reads one expression. */
  public static Expr expression(String text) throws SourceException {
    return expression(text, "an expression");
  }

  /**
   * Reads one expression.
   *
   * @param expected what the message names when there is none, such as {@code a value}
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
