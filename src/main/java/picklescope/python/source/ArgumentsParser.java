package picklescope.python.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picklescope.python.PyStr;

/** Parses the arguments of a call. */
final class ArgumentsParser {
  private final TokenCursor tokens;
  private final ExprParser expressions;

  ArgumentsParser(TokenCursor tokens, ExprParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** Returns the call, whose opening parenthesis is the current token. */
  Expr invocation(Expr function) throws SourceException {
    tokens.skip(1);
    var arguments = new ArrayList<Expr>();
    var keywords = new ArrayList<Expr.Keyword>();
    Set<PyStr> names = new HashSet<>();
    boolean named = false;
    while (!tokens.is(")")) {
      Token first = tokens.token();
      if (tokens.following().is("=")) {
        keywords.add(named(first, names));
        named = true;
      } else if (first.is("**")) {
        keywords.addAll(unpacked(names));
        named = true;
      } else {
        tokens.skipIf("*");
        Expr value = expressions.expression();
        boolean all = first.is("*");
        arguments.add(all ? new Expr.Unpacked(first.start(), value.end(), value) : value);
        if (named && !all) {
          throw new SourceException(
              first.start(), "an argument without a name can't follow one with a name");
        }
      }
      tokens.expectComma(")");
    }
    return new Expr.Invocation(
        function.start(),
        tokens.next().end(),
        function,
        List.copyOf(arguments),
        List.copyOf(keywords));
  }

  /**
   * Parses the keywords of a dict; those that are written out, <code>**{'a b': 2}</code>, one by
   * one.
   */
  private Collection<Expr.Keyword> unpacked(Set<PyStr> names) throws SourceException {
    int start = tokens.next().start();
    Expr value = expressions.expression();
    if (!(value instanceof Expr.DictDisplay dict) || !isWrittenOut(dict)) {
      var all = new Expr.Unpacked(start, value.end(), value);
      return List.of(new Expr.Keyword(start, PyStr.of(""), all));
    }
    Map<PyStr, Expr.Keyword> keywords = new LinkedHashMap<>();
    for (int i = 0; i < dict.keys().size(); i++) {
      Expr key = dict.keys().get(i);
      if (!(key instanceof Expr.Constant constant && constant.value() instanceof PyStr name)) {
        throw new SourceException(
            key.start(), "an argument's name is a text in quotes: **{'name': value}");
      }
      if (!keywords.containsKey(name) && !names.add(name)) {
        throw duplicate(key.start(), name.toString());
      }
      keywords.put(name, new Expr.Keyword(key.start(), name, dict.values().get(i)));
    }
    return keywords.values();
  }

  private static boolean isWrittenOut(Expr.DictDisplay dict) {
    return dict.keys().stream().allMatch(Expr.Constant.class::isInstance);
  }

  private static SourceException duplicate(int at, String name) {
    return new SourceException(at, "the argument " + name + " is given twice");
  }

  private Expr.Keyword named(Token name, Set<PyStr> names) throws SourceException {
    if (name.kind() == Token.Kind.KEYWORD) {
      throw tokens.error(name.text() + " is a Python keyword and can't be the name of an argument");
    }
    if (name.kind() != Token.Kind.NAME) {
      throw tokens.expected("a name before =");
    }
    var key = PyStr.of(name.text());
    if (!names.add(key)) {
      throw duplicate(name.start(), name.text());
    }
    tokens.skip(2);
    return new Expr.Keyword(name.start(), key, expressions.expression());
  }
}
