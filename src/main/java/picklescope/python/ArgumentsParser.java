package picklescope.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the arguments of a call, with and without names. */
final class ArgumentsParser {
  private final TokenCursor words;
  private final ExprParser expressions;

  ArgumentsParser(TokenCursor words, ExprParser expressions) {
    this.words = words;
    this.expressions = expressions;
  }

  /** The call of what has been read, from its opening bracket on. */
  Expr invocation(Expr function) throws SourceException {
    words.skip(1);
    var arguments = new ArrayList<Expr>();
    var keywords = new ArrayList<Expr.Keyword>();
    Set<String> names = new HashSet<>();
    while (!words.is(")")) {
      Token first = words.token();
      if (words.following().is("=")) {
        keywords.add(named(first, names));
      } else {
        arguments.add(expressions.expression());
        if (!keywords.isEmpty()) {
          throw new SourceException(
              first.start(), "an argument without a name can't stand after one with a name");
        }
      }
      words.expectComma(")");
    }
    return new Expr.Invocation(
        function.start(),
        words.next().end(),
        function,
        List.copyOf(arguments),
        List.copyOf(keywords));
  }

  private Expr.Keyword named(Token name, Set<String> names) throws SourceException {
    if (name.kind() == Token.Kind.KEYWORD) {
      throw words.mistake(
          name.text() + " is a word of Python's own: an argument can't be named so");
    }
    if (name.kind() != Token.Kind.NAME) {
      throw words.expected("a name before =");
    }
    if (!names.add(name.text())) {
      throw words.mistake("the argument " + name.text() + " is given twice");
    }
    words.skip(2);
    return new Expr.Keyword(name.start(), name.text(), expressions.expression());
  }
}
