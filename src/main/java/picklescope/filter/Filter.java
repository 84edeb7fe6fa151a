package picklescope.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.event.Event;
import picklescope.python.Compiled;
import picklescope.python.Decision;
import picklescope.python.Expr;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyStr;
import picklescope.python.Repr;
import picklescope.python.Scope;
import picklescope.python.Source;
import picklescope.python.SourceException;

/**
 * Chooses events by a Python expression over what a callback sees: {@code foo > 50 and data[1] ==
 * 'hello'}.
 *
 * <p>The names are those of {@link Field}, and every keyword argument by its name; {@code e.} may
 * stand before each. The truth of its value counts, as Python has it: {@code flags & 4}. A name
 * that an event lacks makes the comparison false, as {@link Compiled#decide} has it.
 *
 * <p>Three kinds of text are no expression but {@linkplain #words() words} that are looked for in
 * the whole text of the event, without regard to upper and lower case: one in quotes, one that
 * Python cannot read ({@code hello world}), and a single word as people write names and numbers,
 * letters and digits with dots and hyphens between them but no spaces ({@code hello}, {@code
 * LAB-3}, {@code -1.5}), unless it begins with a {@link Field}.
 *
 * <p>What would take too much work is undecided, which is neither yes nor no: who asks counts it
 * ({@link UndecidedTally}) and reports it.
 *
 * <p>Compiled once; any thread may use it.
 */
public final class Filter {
  private static final String EVENT = "e";

  /** What makes a text that is no expression a mistake rather than words to look for. */
  private static final Pattern NOT_WORDS =
      Pattern.compile(
          "[=<>!()\\[\\]{}'\"*%&|^~,;\\\\]|(?:^|\\s)(?:and|or|not|in|is|if|else)(?:\\s|$)");

  private static final Pattern MORE_THAN_A_WORD = Pattern.compile("[\\s()#]");

  private final String text;
  private final boolean needsPayload;
  private final boolean needsSender;
  private final Optional<String> words;
  private final Optional<Expr> root;
  private final Optional<Compiled<Subject>> expression;

  private Filter(
      String text,
      boolean needsPayload,
      boolean needsSender,
      Optional<String> words,
      Optional<Expr> root,
      Optional<Compiled<Subject>> expression) {
    this.text = text;
    this.root = root;
    this.needsPayload = needsPayload;
    this.needsSender = needsSender;
    this.words = words;
    this.expression = expression;
  }

  /** The filter with an empty text, which chooses everything. */
  public static Filter everything() {
    return new Filter("", false, false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Reads a filter. An empty text chooses everything.
   *
   * @throws SourceException with the place of the mistake
   */
  public static Filter of(String text) throws SourceException {
    if (text.isBlank()) {
      return new Filter(text, false, false, Optional.empty(), Optional.empty(), Optional.empty());
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
    var names = new Names();
    var compiled = Compiled.of(expr, names);
    return new Filter(
        text,
        names.needsPayload,
        names.needsSender,
        Optional.empty(),
        Optional.of(expr),
        Optional.of(compiled));
  }

  /** The event itself is no value: only what a dot leads to. */
  private static void checkEvent(Expr expr) throws SourceException {
    if (expr instanceof Expr.Name name && name.name().equals(EVENT)) {
      throw new SourceException(
          name.start(), "e is the event: write what you ask of it, such as e.data or e.sender");
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
        true,
        true,
        Optional.of(words.toLowerCase(Locale.ROOT)),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether an expression is a single word to people: {@code hello}, {@code LAB-3} or 78. */
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

  /** As it was written. */
  public String text() {
    return text;
  }

  /** What it looks for in the whole text of an event; empty if it is an expression or empty. */
  public Optional<String> words() {
    return words;
  }

  /** As a part of a greater expression: with {@code and}, or with {@code or}. */
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
    return loose ? "(" + text.strip() + ")" : text.strip();
  }

  /** Whether it asks for more than the header; if not, {@link Subject#event()} is never asked. */
  public boolean needsPayload() {
    return needsPayload;
  }

  /**
   * Whether it asks for the sender's name, by itself or in the whole text of the event: it may
   * answer otherwise when a name becomes known.
   */
  public boolean needsSender() {
    return needsSender;
  }

  /** Whether the event is chosen. */
  public Decision decide(Event event) {
    return decide(Subject.of(event));
  }

  /** Whether the subject is chosen. */
  public Decision decide(Subject subject) {
    if (words.isPresent()) {
      return Decision.of(
          FieldValues.wholeText(subject.event()).toLowerCase(Locale.ROOT).contains(words.get()));
    }
    return expression.isEmpty() ? Decision.Decided.YES : expression.get().decide(subject);
  }

  /** The names in one filter, and what they ask for. */
  private static final class Names implements Scope<Subject> {
    private boolean needsPayload;
    private boolean needsSender;

    @Override
    public Optional<Variable<Subject>> variable(String name) {
      if (name.startsWith(EVENT + ".")) {
        return variable(name.substring(EVENT.length() + 1));
      }
      if (name.equals(EVENT)) {
        return Optional.of(_ -> Optional.empty()); // what follows its dot is asked for by itself
      }
      if (name.contains(".")) {
        return Optional.empty();
      }
      Optional<Field> field = Field.named(name);
      needsSender |= field.isPresent() && field.get().needsSender();
      needsPayload |= field.isEmpty() || field.get().needsPayload();
      if (field.isPresent()) {
        return Optional.of(field.get()::value);
      }
      var attribute = PyStr.of(name);
      return Optional.of(subject -> subject.attribute(attribute));
    }
  }
}
