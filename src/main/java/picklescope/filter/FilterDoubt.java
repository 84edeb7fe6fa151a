package picklescope.filter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import picklescope.python.PyStr;
import picklescope.python.Repr;
import picklescope.python.source.Expr;
import picklescope.python.source.SourceException;

/**
 * A name or value in a filter that is probably not what the user means: none of the messages looked
 * at has the name, or a number is compared with a text. The filter is valid nevertheless.
 *
 * @param offset the index of the name or value in the text
 * @param message what is doubtful, and what may be meant
 */
public record FilterDoubt(int offset, String message) {
  private static final int CLOSE = 2; // changes from one name to another

  private static final Set<Field> NUMBERS =
      Set.of(Field.NUMBER, Field.TIME, Field.PORT, Field.REMOTE_PORT, Field.SIZE);

  /** Returns the first doubt about a filter; empty if the filter is in order. */
  public static Optional<FilterDoubt> of(Filter filter, Vocabulary known) {
    return filter.root().flatMap(root -> new Search(filter.text(), known).in(root));
  }

  /** Returns {@link #beforeUse(Filter)} of a text; empty also if it is no valid filter. */
  public static Optional<String> beforeUse(String text) {
    try {
      return beforeUse(Filter.of(text));
    } catch (SourceException e) {
      return Optional.empty();
    }
  }

  /** Returns the first doubt about a number that is compared with a text. */
  private static Optional<FilterDoubt> ofTypes(Filter filter) {
    return filter.root().flatMap(FilterDoubt::ofTypes);
  }

  /**
   * Returns what is doubtful about a filter before there are messages, for the user: it is a search
   * for words without quotes, or compares a number with a text; empty if it is in order.
   */
  public static Optional<String> beforeUse(Filter filter) {
    String text = filter.text().strip();
    return filter
        .words()
        .filter(text::equalsIgnoreCase)
        .map(_ ->
            "searching for \"%s\" in the whole message; it is not an expression".formatted(text))
        .or(() -> ofTypes(filter).map(FilterDoubt::message));
  }

  private static Optional<FilterDoubt> ofTypes(Expr expr) {
    var doubt =
        expr instanceof Expr.Comparison comparison
            ? Search.textForNumber(comparison)
            : Optional.<FilterDoubt>empty();
    return doubt.or(
        () -> expr.children().stream().flatMap(part -> ofTypes(part).stream()).findFirst());
  }

  private record Search(String text, Vocabulary known) {
    Optional<FilterDoubt> in(Expr expr) {
      return switch (expr) {
        case Expr.Name name -> name(name.name(), name.start());
        case Expr.Attribute attribute when isEvent(attribute.object()) ->
            name(attribute.name(), attribute.start());
        case Expr.Invocation call -> {
          var inFunction =
              call.function() instanceof Expr.Attribute method
                      && !(method.object() instanceof Expr.Name)
                  ? in(method.object())
                  : Optional.<FilterDoubt>empty();
          yield inFunction.or(() -> first(call.arguments()));
        }
        case Expr.Comparison comparison ->
            bareWord(comparison)
                .or(() -> textForNumber(comparison))
                .or(() -> first(comparison.operands()));
        default -> first(expr.children());
      };
    }

    private Optional<FilterDoubt> first(List<Expr> exprs) {
      return exprs.stream().flatMap(expr -> in(expr).stream()).findFirst();
    }

    private static boolean isEvent(Expr expr) {
      return expr instanceof Expr.Name name && name.name().equals(EventNames.EVENT);
    }

    /** A text without quotes: {@code sender == lab-2}, which is a subtraction to Python. */
    private Optional<FilterDoubt> bareWord(Expr.Comparison comparison) {
      boolean withValue =
          comparison.operands().stream().anyMatch(operand -> !(operand instanceof Expr.Constant));
      for (int i = 1; withValue && i < comparison.operands().size(); i++) {
        Expr operand = comparison.operands().get(i);
        boolean sure = operand instanceof Expr.Binary || !known.isEmpty();
        if (sure && isUnknownWord(operand)) {
          String word = text.substring(operand.start(), operand.end());
          String quoted = new Repr().of(PyStr.of(word));
          return Optional.of(
              new FilterDoubt(
                  operand.start(),
                  "no message has %s: did you mean %s?".formatted(firstName(operand), quoted)));
        }
      }
      return Optional.empty();
    }

    /** A number is neither equal to a text nor more or less: {@code port == '4950'}. */
    private static Optional<FilterDoubt> textForNumber(Expr.Comparison comparison) {
      var operands = comparison.operands();
      for (int i = 1; i < operands.size(); i++) {
        boolean orders =
            switch (comparison.operators().get(i - 1)) {
              case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
              case IN, NOT_IN, IS, IS_NOT -> false;
            };
        Expr left = operands.get(i - 1);
        Expr right = operands.get(i);
        var doubt =
            orders
                ? textForNumber(left, right).or(() -> textForNumber(right, left))
                : Optional.<FilterDoubt>empty();
        if (doubt.isPresent()) {
          return doubt;
        }
      }
      return Optional.empty();
    }

    private static Optional<FilterDoubt> textForNumber(Expr number, Expr text) {
      return number instanceof Expr.Name name
              && Field.named(name.name()).filter(NUMBERS::contains).isPresent()
              && text instanceof Expr.Constant constant
              && constant.value() instanceof PyStr
          ? Optional.of(
              new FilterDoubt(
                  text.start(),
                  "%s is a number, and %s is a text"
                      .formatted(name.name(), new Repr().of(constant.value()))))
          : Optional.empty();
    }

    private boolean isUnknownWord(Expr expr) {
      return switch (expr) {
        case Expr.Name name -> !isKnown(name.name());
        case Expr.Binary difference ->
            difference.operator() == Expr.BinaryOperator.SUBTRACT
                && isUnknownWord(difference.left())
                && (difference.right() instanceof Expr.Constant
                    || isUnknownWord(difference.right()));
        default -> false;
      };
    }

    private static String firstName(Expr expr) {
      return switch (expr) {
        case Expr.Binary difference -> firstName(difference.left());
        case Expr.Name name -> name.name();
        default -> "that";
      };
    }

    private boolean isKnown(String name) {
      return name.equals(EventNames.EVENT) || Field.named(name).isPresent() || known.mayHave(name);
    }

    private Optional<FilterDoubt> name(String name, int offset) {
      if (known.isEmpty() || isKnown(name)) {
        return Optional.empty();
      }
      String meant =
          known.attributes().keySet().stream()
              .filter(other -> distance(name, other) <= Math.min(CLOSE, name.length() / 2))
              .findFirst()
              .map(": did you mean %s?"::formatted)
              .orElse("");
      return Optional.of(
          new FilterDoubt(offset, "none of the messages looked at has " + name + meant));
    }

    /** Returns the number of letters to insert, remove or replace. */
    private static int distance(String a, String b) {
      if (Math.abs(a.length() - b.length()) > CLOSE) {
        return CLOSE + 1;
      }
      var row = new int[b.length() + 1];
      for (int j = 0; j < row.length; j++) {
        row[j] = j;
      }
      for (int i = 1; i <= a.length(); i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= b.length(); j++) {
          int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
          diagonal = row[j];
          row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        }
      }
      return row[b.length()];
    }
  }
}
