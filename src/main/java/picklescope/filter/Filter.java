package picklescope.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.event.Event;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyStr;
import picklescope.python.Repr;
import picklescope.python.eval.Compiled;
import picklescope.python.eval.Decision;
import picklescope.python.source.Expr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

/**
 * Chooses events by a Python expression over the values that a callback sees: {@code foo > 50 and
 * data[1] == 'hello'}.
 *
 * <p>The names are those of {@link Field} and of the keyword arguments; each may be prefixed by
 * {@code e.}. An event is chosen if the value is true in Python: {@code flags & 4}. A comparison
 * with a name that an event does not have is false; see {@link Compiled#decide}.
 *
 * <p>Three kinds of text are not expressions but {@linkplain #words() words}, which are searched in
 * the complete text of the event, ignoring case: one in quotes, one that Python cannot read ({@code
 * hello world}), and a single word as people write names and numbers, letters and digits with dots
 * and hyphens between them but no spaces ({@code hello}, {@code LAB-3}, {@code -1.5}), unless it
 * begins with a {@link Field}.
 *
 * <p>If an expression needs too much work, the result is undecided, which is neither yes nor no.
 * The caller counts these events ({@link UndecidedTally}) and reports them.
 *
 * <p>Immutable.
 */
public final class Filter {
  private static final String EVENT = EventNames.EVENT;

  /**
   * A text that is not an expression is a mistake if it contains one of these, otherwise it is a
   * search for words.
   */
  private static final Pattern NOT_WORDS =
      Pattern.compile(
          "[=<>!()\\[\\]{}'\"*%&|^~,;\\\\]|(?:^|\\s)(?:and|or|not|in|is|if|else)(?:\\s|$)");

  private static final Pattern MORE_THAN_A_WORD = Pattern.compile("[\\s()#]");

  private final String text;
  private final Needs needs;
  private final Optional<String> words;
  private final Optional<Expr> root;
  private final Optional<Compiled<Subject>> expression;

  private Filter(
      String text,
      Needs needs,
      Optional<String> words,
      Optional<Expr> root,
      Optional<Compiled<Subject>> expression) {
    this.text = text;
    this.root = root;
    this.needs = needs;
    this.words = words;
    this.expression = expression;
  }

  /** Returns the filter with an empty text, which chooses everything. */
  public static Filter everything() {
    return new Filter("", Needs.NOTHING, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Parses a filter. An empty text chooses everything.
   *
   * @throws SourceException with the position of the mistake
   */
  public static Filter of(String text) throws SourceException {
    if (text.isBlank()) {
      return new Filter(text, Needs.NOTHING, Optional.empty(), Optional.empty(), Optional.empty());
    }
    Expr expr;
    try {
      expr = Source.expression(text);
    } catch (SourceException e) {
      if (NOT_WORDS.matcher(text).find()) {
        throw e;
      }
      return words(text, text.strip());
    }
    if (expr instanceof Expr.Constant constant && constant.value() instanceof PyStr quoted) {
      return words(text, quoted.toString());
    }
    boolean bytes = expr instanceof Expr.Constant literal && literal.value() instanceof PyBytes;
    if (bytes || isWord(expr) && !MORE_THAN_A_WORD.matcher(text.strip()).find()) {
      return words(text, text.strip());
    }
    checkEvent(expr);
    var names = new EventNames();
    var compiled = Compiled.of(expr, names);
    return new Filter(
        text, names.needs(), Optional.empty(), Optional.of(expr), Optional.of(compiled));
  }

  /**
   * Throws an exception if the event itself is used as a value: only its attributes can be used.
   */
  static void checkEvent(Expr expr) throws SourceException {
    if (expr instanceof Expr.Name name && name.name().equals(EVENT)) {
      throw new SourceException(
          name.start(), "e is the event: write one of its attributes, such as e.data or e.sender");
    }
    boolean dotted =
        expr instanceof Expr.Attribute attribute && attribute.object() instanceof Expr.Name;
    for (Expr child : dotted ? List.<Expr>of() : expr.children()) {
      checkEvent(child);
    }
  }

  private static Filter words(String text, String words) {
    return new Filter(
        text,
        Needs.EVERYTHING,
        Optional.of(words.toLowerCase(Locale.ROOT)),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Returns whether an expression is a single word to a human reader: {@code hello}, {@code LAB-3}
   * or 78.
   */
  private static boolean isWord(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> !name.name().equals(EVENT) && Field.named(name.name()).isEmpty();
      case Expr.Constant constant -> !(constant.value() instanceof PyBool);
      case Expr.Attribute attribute -> isWord(attribute.object());
      case Expr.Binary binary ->
          binary.operator() == Expr.BinaryOperator.SUBTRACT
              && isWord(binary.left())
              && isWord(binary.right());
      case Expr.Unary unary ->
          unary.operator() == Expr.UnaryOperator.MINUS
              && unary.operand() instanceof Expr.Constant number
              && !(number.value() instanceof PyBool);
      default -> false;
    };
  }

  /** Returns the expression; empty if it is not one. */
  Optional<Expr> root() {
    return root;
  }

  /** Returns the text as the user wrote it. */
  public String text() {
    return text;
  }

  /**
   * Returns the words that it searches in the text of an event; empty if it is an expression or
   * empty.
   */
  public Optional<String> words() {
    return words;
  }

  /**
   * Returns the expression as an operand of {@code and} or {@code or}, in parentheses if necessary.
   */
  String operand(boolean and) {
    if (words.isPresent()) {
      return new Repr().of(PyStr.of(words.get())) + " in text.lower()";
    }
    boolean loose =
        root.map(expr ->
                expr instanceof Expr.Conditional
                    || expr instanceof Expr.Display
                    || and && expr instanceof Expr.Logical logical && !logical.and())
            .orElse(false);
    String expression = withoutComment(text.strip());
    return loose ? "(" + expression + ")" : expression;
  }

  /** Returns an expression without the comment at its end, in which an operator would be lost. */
  private static String withoutComment(String expression) {
    for (int at = expression.indexOf('#'); at >= 0; at = expression.indexOf('#', at + 1)) {
      try {
        Source.expression(expression.substring(0, at));
        return expression.substring(0, at).strip();
      } catch (SourceException e) {
        // the character is in a literal
      }
    }
    return expression;
  }

  /**
   * Returns whether it needs more than the header; if not, {@link Subject#event()} is never called.
   */
  public boolean needsPayload() {
    return needs.payload();
  }

  /**
   * Returns whether it depends on the sender's name, by itself or in the text of the event, so that
   * its result may change when a name becomes known.
   */
  public boolean needsSender() {
    return needs.sender();
  }

  /**
   * Returns whether it depends on the time or the number of a message, as one does that chooses a
   * part of a capture.
   */
  public boolean needsPeriod() {
    return needs.period();
  }

  /**
   * Returns the names of the keyword arguments that it needs, if it needs nothing else of the
   * payload but them and {@link Subject#data()}; else empty.
   */
  public Optional<List<PyStr>> keywords() {
    return needs.keywords();
  }

  /** Decides whether an event is chosen. */
  public Decision decide(Event event) {
    return decide(Subject.of(event));
  }

  /** Decides whether a subject is chosen. */
  public Decision decide(Subject subject) {
    if (words.isPresent()) {
      return FieldValues.search(subject.event(), words.get());
    }
    return expression.isEmpty() ? Decision.Decided.YES : expression.get().decide(subject);
  }
}
