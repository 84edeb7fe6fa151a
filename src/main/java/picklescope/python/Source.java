package picklescope.python;

import java.util.ArrayList;
import java.util.Optional;

/**
 * Reads Python text: values, expressions, and the call form that users of Vizard know. Nothing of
 * it is executed; the words are those of the Python Language Reference.
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
   * {@code net.send(...)}, {@code viz.addNetwork('host').send(...)}. What names the network is not
   * evaluated.
   */
  public static Call call(String text) throws SourceException {
    Expr.Invocation invocation = invocation(text);
    var keywords = PyDict.of();
    var arguments = new ArrayList<PyValue>();
    for (Expr argument : invocation.arguments()) {
      arguments.add(constant(argument));
    }
    for (Expr.Keyword keyword : invocation.keywords()) {
      keywords.put(keyword.key(), constant(keyword.value()));
    }
    return new Call(PyTuple.of(arguments), keywords);
  }

  /** Reads a call as {@link #call} does; its arguments stay the expressions that they are. */
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
   * Reads one value: an expression that needs no names, such as {@code [0] * 3} or {@code
   * float('nan')}. A name with dots, such as {@code __main__.updatePlayer}, is a reference to a
   * function.
   */
  public static PyValue literal(String text) throws SourceException {
    return constant(new ExprParser(Tokenizer.tokens(text)).whole("a value"));
  }

  private static PyValue constant(Expr expr) throws SourceException {
    try {
      return Compiled.of(expr, Scope.empty()).value(expr);
    } catch (EvaluationException e) {
      throw new SourceException(e.offset(), e.getMessage());
    }
  }

  /** Reads one expression. */
  public static Expr expression(String text) throws SourceException {
    return new ExprParser(Tokenizer.tokens(text)).whole("an expression");
  }

  /** Whether a text is an identifier and no keyword of Python, so that it can follow a dot. */
  public static boolean isName(String text) {
    return Identifiers.isName(text);
  }

  /**
   * Whether a text can stand before {@code =} among a call's arguments; every other name stands in
   * <code>**{'a b': 2}</code> after them.
   */
  public static boolean isKeywordName(String text) {
    return KeywordName.is(text);
  }

  private static Optional<String> name(Expr function) {
    return switch (function) {
      case Expr.Name name -> Optional.of(name.name());
      case Expr.Attribute attribute -> Optional.of(attribute.name());
      default -> Optional.empty();
    };
  }
}
