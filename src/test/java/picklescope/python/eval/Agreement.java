package picklescope.python.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.python.CanonicalText;
import picklescope.python.PyDict;
import picklescope.python.PythonProcess;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

/** Compares our evaluation of expressions with that of a real python3. */
public final class Agreement {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?");

  /** A pattern that we refuse at compile time may be in a part that Python does not evaluate. */
  private static final Pattern UNTRIED =
      Pattern.compile("re\\.(?s:.*) (?:if|and|or) |(?:if|and|or) (?s:.*)re\\.");

  private static final Pattern SLICED_DICT = Pattern.compile("[d}]\\)*\\[[^\\]]*:");
  private static final double NEAR = 1e-12;

  private final String names;
  private final List<String> different = new ArrayList<>();
  private int compared;
  private int limited;
  private int values;

  /**
   * Creates a comparison of expressions with names.
   *
   * @param names a dict; "{}" for none
   */
  public Agreement(String names) {
    this.names = names;
  }

  private static String ours(String text, PyDict names) {
    Scope<PyDict> scope =
        name ->
            name.equals("re") || name.contains(".") || names.size() == 0
                ? Optional.empty()
                : Optional.of((PyDict context) -> context.get(name));
    try {
      return CanonicalText.of(Compiled.of(Source.expression(text), scope).value(names));
    } catch (EvaluationException e) {
      return "!" + e.kind();
    } catch (SourceException e) {
      return "!SyntaxError"; // functions and the number of their arguments are checked at compile
      // time
    }
  }

  /**
   * Compares expressions.
   *
   * @param near whether numbers may differ in their last digits, as those of a C library do
   */
  public void compare(List<String> expressions, boolean near) throws IOException, SourceException {
    var dict = (PyDict) Constants.value(names);
    try (var python = new PythonProcess()) {
      int version = python.version();
      python.names(names);
      List<String> answers = python.evaluate(expressions);
      for (int i = 0; i < expressions.size(); i++) {
        if (!dependsOnVersion(expressions.get(i), version)) {
          compare(expressions.get(i), answers.get(i), ours(expressions.get(i), dict), near);
        }
      }
    }
  }

  private void compare(String expression, String expected, String ours, boolean near) {
    compared++;
    values += expected.startsWith("!") ? 0 : 1;
    boolean refused = ours.equals("!SyntaxError") && expected.startsWith("!");
    boolean untried = ours.equals("!SyntaxError") && UNTRIED.matcher(expression).find();
    boolean filledIn = // formatting with % is not supported
        ours.equals("!TypeError") && !expected.equals(ours) && expression.contains(" % ");
    boolean unsorted = ours.equals("!Unknown") && expression.contains("sorted(");
    if (ours.equals("!Limit")
        || unsorted
        || expected.equals("!MemoryError")
        || untried
        || filledIn) {
      limited++;
    } else if (!refused && !expected.equals(ours) && !(near && isNear(expected, ours))) {
      different.add(expression + " is " + expected + ", ours " + ours);
    }
  }

  /** Returns whether Python's result depends on its version. */
  private static boolean dependsOnVersion(String expression, int version) {
    return version < 312 && (expression.contains("sum(") || SLICED_DICT.matcher(expression).find())
        || version < 311 && expression.contains("re.")
        || version > 313 && expression.contains("re.") && expression.contains("\\B")
        || version > 313 && expression.contains("j");
  }

  private static boolean isNear(String expected, String ours) {
    if (!NUMBER.matcher(expected).replaceAll("0").equals(NUMBER.matcher(ours).replaceAll("0"))) {
      return false;
    }
    Matcher theirs = NUMBER.matcher(expected);
    Matcher own = NUMBER.matcher(ours);
    double greatest = 0;
    double error = 0;
    while (theirs.find() && own.find()) {
      double number = Double.parseDouble(theirs.group());
      greatest = Math.max(greatest, number);
      error = Math.max(error, Math.abs(number - Double.parseDouble(own.group())));
    }
    return error <= greatest * NEAR;
  }

  public void check(long seed) {
    assertEquals(
        List.of(), different.subList(0, Math.min(60, different.size())), () -> "seed " + seed);
    assertTrue(limited <= compared / 50, () -> "beyond the limits: " + limited + ", seed " + seed);
  }

  /**
   * Checks that enough of the expressions have a value, so that it is not only errors that agree.
   */
  public void checkValues() {
    assertTrue(values > compared / 3, () -> "too few values: " + values);
  }
}
