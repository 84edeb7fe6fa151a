package picklescope.python.eval;

import java.util.Arrays;
import java.util.Optional;
import picklescope.python.PyBool;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.regex.Regex;
import picklescope.python.regex.RegexMatcher;
import picklescope.python.source.Expr;
import picklescope.python.source.SourceException;

/**
 * {@code re.search(pattern, text)}, {@code re.match} and {@code re.fullmatch}: return {@code True}
 * if the pattern matches, else {@code None}.
 */
final class RegexCalls {
  private RegexCalls() {}

  /**
   * Compiles a call.
   *
   * @param constant the pattern, if it is constant
   */
  static CallCompiler.Call of(Expr.Invocation call, String name, Optional<PyValue> constant)
      throws SourceException {
    Regex.MatchKind way =
        switch (name) {
          case "search" -> Regex.MatchKind.SEARCH;
          case "match" -> Regex.MatchKind.MATCH;
          case "fullmatch" -> Regex.MatchKind.FULLMATCH;
          default ->
              throw new SourceException(
                  call.function().start(),
                  "of re only re.search, re.match and re.fullmatch are possible");
        };
    CallCompiler.checkArity(call, "re." + name, 2, 2);
    if (!call.keywords().isEmpty()) {
      throw new SourceException(
          call.keywords().getFirst().start(), "write flags in the pattern: '(?i)hello'");
    }
    if (constant.isPresent() && isText(constant.get())) {
      Regex regex;
      try {
        regex = regex(constant.get());
      } catch (Regex.PatternException e) {
        throw new SourceException(call.arguments().getFirst().start(), e.getMessage());
      }
      return (object, arguments, evaluation) -> find(way, regex, arguments, evaluation);
    }
    return (object, arguments, evaluation) -> {
      if (!isText(arguments.get(0))) {
        return evaluation.typeError(arguments.expr(0), "expected a pattern in quotes");
      }
      evaluation.steps(1_000);
      try {
        return find(way, regex(arguments.get(0)), arguments, evaluation);
      } catch (Regex.PatternException e) {
        return evaluation.fail("PatternError", arguments.expr(0), e.getMessage());
      }
    };
  }

  private static PyValue find(
      Regex.MatchKind way, Regex regex, Functions.Arguments arguments, Evaluation evaluation) {
    PyValue text = arguments.get(1);
    if (!isText(text) || text instanceof PyStr != arguments.get(0) instanceof PyStr) {
      return evaluation.typeError(
          arguments.expr(1), "expected a text to search, found " + PythonTypes.inMessage(text));
    }
    evaluation.steps(1 + SearchMethods.content(text).length / 8);
    try {
      return regex.find(way, characters(text)) ? PyBool.TRUE : PyNone.NONE;
    } catch (RegexMatcher.RegexLimitException e) {
      throw new Failure("Limit", arguments.expr().start(), e.getMessage());
    }
  }

  private static boolean isText(PyValue value) {
    return value instanceof PyStr || Comparisons.octets(value) != null;
  }

  private static Regex regex(PyValue pattern) throws Regex.PatternException {
    return Regex.of(characters(pattern), pattern instanceof PyStr);
  }

  private static int[] characters(PyValue value) {
    if (value instanceof PyStr text) {
      return text.codePoints();
    }
    byte[] octets = SearchMethods.content(value);
    int[] characters = new int[octets.length];
    Arrays.setAll(characters, i -> octets[i] & 0xFF);
    return characters;
  }
}
