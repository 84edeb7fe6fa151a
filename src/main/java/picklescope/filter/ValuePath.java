package picklescope.filter;

import java.util.Optional;
import picklescope.event.Event;
import picklescope.python.PyBytes;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.eval.Compiled;
import picklescope.python.source.Expr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;
import picklescope.python.text.Identifiers;

/**
 * The way to a value of an event, as a filter writes it: the name of a {@link Field} or of a
 * keyword argument, followed by items, slices and attributes, such as {@code data[1][0]}, {@code
 * pos['x']}, {@code player.name} or {@code raw_data[4:8]}. Immutable.
 */
public final class ValuePath {
  private static final String MAIN = "__main__";
  private static final int LONGEST_KEY = 60; // characters
  private static final String PREFIX = EventNames.EVENT + ".";

  private final String text;
  private final Expr root;
  private final Compiled<Subject> expression;

  private ValuePath(String text, Expr root, Compiled<Subject> expression) {
    this.text = text;
    this.root = root;
    this.expression = expression;
  }

  /** Returns the path with a text; empty if the text is not a path. */
  public static Optional<ValuePath> of(String text) {
    try {
      String path = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
      Expr expr = Source.expression(path);
      return isPath(expr)
          ? Optional.of(new ValuePath(path, expr, Compiled.of(expr, new EventNames())))
          : Optional.empty();
    } catch (SourceException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the name of a keyword argument in a path: {@code foo}, or {@code attributes['a b']} if
   * it is not an identifier or is also the name of a field.
   *
   * @param quoted the name as a Python literal
   */
  public static String attribute(String name, String quoted) {
    boolean alone =
        Identifiers.isName(name) && Field.named(name).isEmpty() && !name.equals(EventNames.EVENT);
    return alone ? name : Field.ATTRIBUTES.fieldName() + "[" + quoted + "]";
  }

  /**
   * Returns the path of a keyword argument in the callback as the window shows it: {@code e.foo},
   * or {@code e['a b']} if the name is not an identifier.
   */
  public static String inCallback(PyValue key) {
    String name = PyValues.text(key).orElse("");
    return Identifiers.isName(name)
        ? PREFIX + name
        : EventNames.EVENT + "[" + Repr.line(LONGEST_KEY).of(key) + "]";
  }

  private static boolean isPath(Expr expr) {
    Expr at = expr;
    while (true) {
      switch (at) {
        case Expr.Name name -> {
          return !name.name().equals(MAIN) && !name.name().equals(EventNames.EVENT);
        }
        case Expr.Attribute attribute -> at = attribute.object();
        case Expr.Subscript subscript when isConstant(subscript.index()) -> at = subscript.object();
        default -> {
          return false;
        }
      }
    }
  }

  private static boolean isConstant(Expr index) {
    return switch (index) {
      case Expr.Constant _ -> true;
      case Expr.Unary _, Expr.Display _, Expr.Slice _ ->
          index.children().stream().allMatch(ValuePath::isConstant);
      default -> false;
    };
  }

  /** Returns the text, without {@code e.} before it. */
  public String text() {
    return text;
  }

  /**
   * Returns the text in which each key that is a str or bytes is written as by {@code repr}, as in
   * the names of the columns of an export: {@code pos['x']} for {@code pos["\\x78"]}.
   */
  public String normalText() {
    String normal = normal(root);
    return of(normal).isPresent() ? normal : text;
  }

  private String normal(Expr expr) {
    return switch (expr) {
      case Expr.Attribute attribute ->
          normal(attribute.object()) + text.substring(attribute.object().end(), expr.end());
      case Expr.Subscript(_, _, Expr object, Expr.Constant key)
          when key.value() instanceof PyStr || key.value() instanceof PyBytes ->
          normal(object) + "[" + new Repr().of(key.value()) + "]";
      case Expr.Subscript subscript ->
          normal(subscript.object()) + text.substring(subscript.object().end(), expr.end());
      default -> text.substring(expr.start(), expr.end());
    };
  }

  /** Returns the value of an event; empty if it has none there. */
  public Optional<PyValue> value(Event event) {
    return expression.find(Subject.of(event));
  }
}
