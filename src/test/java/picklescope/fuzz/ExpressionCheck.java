package picklescope.fuzz;

import java.util.Optional;
import picklescope.filter.Filter;
import picklescope.python.PyDict;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.Compiled;
import picklescope.python.eval.Constants;
import picklescope.python.eval.EvaluationException;
import picklescope.python.eval.RandomExpressions;
import picklescope.python.eval.Scope;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

/**
 * The property for any text that is an expression, a value, a call or a filter: it has a value, or
 * an error with a position in the text.
 */
final class ExpressionCheck {
  private static final Scope<PyDict> NAMES =
      name ->
          name.contains(".") ? Optional.empty() : Optional.of((PyDict names) -> names.get(name));

  private final String text;

  private ExpressionCheck(String text) {
    this.text = text;
  }

  /** Throws an AssertionError if the property does not hold. */
  static void check(String text) {
    var check = new ExpressionCheck(text);
    check.values();
    check.checkError(() -> Constants.call(text));
    check.checkError(() -> Filter.of(text));
    check.literal();
  }

  /** Evaluates the text with names, and as a filter. */
  private void values() {
    checkError(() -> {
      var names = (PyDict) Constants.value(RandomExpressions.NAMES);
      var compiled = Compiled.of(Source.expression(text), NAMES);
      compiled.decide(names);
      try {
        shown(compiled.value(names));
      } catch (EvaluationException e) {
        checkMessage(e.getMessage(), e.offset());
      }
    });
  }

  /** The text of a value, if it can be parsed, has the same text. */
  private void literal() {
    checkError(() -> {
      String shown = shown(Constants.value(text));
      Optional<String> again = read(shown).map(ExpressionCheck::shown);
      require(again.orElse(shown).equals(shown) || shown.contains("j"), "another value again");
    });
  }

  private static String shown(PyValue value) {
    return new Repr(Repr.Limits.MESSAGE).of(value);
  }

  /** Returns empty for values without a literal: nan, a class, a truncated text. */
  private static Optional<PyValue> read(String literal) {
    try {
      return Optional.of(Constants.value(literal));
    } catch (SourceException e) {
      return Optional.empty();
    }
  }

  private interface Reading {
    void read() throws SourceException;
  }

  private void checkError(Reading reading) {
    try {
      reading.read();
    } catch (SourceException e) {
      checkMessage(e.getMessage(), e.offset());
    }
  }

  private void checkMessage(String message, int offset) {
    require(!message.isBlank(), "an error without words");
    require(offset >= 0 && offset <= text.length(), "an error elsewhere");
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
