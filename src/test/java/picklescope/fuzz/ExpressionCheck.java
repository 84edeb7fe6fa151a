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
 * What holds for any text where an expression, a value, a call or a filter is meant: it has one, or
 * an error at a place of the text.
 */
final class ExpressionCheck {
  private static final Scope<PyDict> NAMES =
      name ->
          name.contains(".") ? Optional.empty() : Optional.of((PyDict names) -> names.get(name));

  private final String text;

  private ExpressionCheck(String text) {
    this.text = text;
  }

  /** Throws what is wrong. */
  static void check(String text) {
    var check = new ExpressionCheck(text);
    check.values();
    check.said(() -> Constants.call(text));
    check.said(() -> Filter.of(text));
    check.literal();
  }

  /** The value with names, and what a filter makes of it. */
  private void values() {
    said(() -> {
      var names = (PyDict) Constants.value(RandomExpressions.NAMES);
      var compiled = Compiled.of(Source.expression(text), NAMES);
      compiled.decide(names);
      try {
        shown(compiled.value(names));
      } catch (EvaluationException e) {
        saidWell(e.getMessage(), e.offset());
      }
    });
  }

  /** A value's text, where it can be read, has that value's text. */
  private void literal() {
    said(() -> {
      String shown = shown(Constants.value(text));
      Optional<String> again = read(shown).map(ExpressionCheck::shown);
      require(again.orElse(shown).equals(shown) || shown.contains("j"), "another value again");
    });
  }

  private static String shown(PyValue value) {
    return new Repr(Repr.Limits.MESSAGE).of(value);
  }

  /** Empty for what has no literal: nan, a class, a text that is cut. */
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

  private void said(Reading reading) {
    try {
      reading.read();
    } catch (SourceException e) {
      saidWell(e.getMessage(), e.offset());
    }
  }

  private void saidWell(String message, int offset) {
    require(!message.isBlank(), "an error without words");
    require(offset >= 0 && offset <= text.length(), "an error elsewhere");
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
