package picklescope.python.source;

import java.util.ArrayList;
import java.util.List;

/** Reads what stands in brackets: tuples, lists, sets and dicts. */
final class DisplayParser {
  private final TokenCursor words;
  private final ExprParser expressions;

  DisplayParser(TokenCursor words, ExprParser expressions) {
    this.words = words;
    this.expressions = expressions;
  }

  Expr parenthesis() throws SourceException {
    Token open = words.next();
    if (words.is(")")) {
      return new Expr.Display(open.start(), words.next().end(), Expr.DisplayKind.TUPLE, List.of());
    }
    Expr first = expressions.expression();
    if (words.is(",")) {
      Expr.Display tuple = tuple(first, ")");
      return new Expr.Display(open.start(), words.next().end(), tuple.kind(), tuple.items());
    }
    words.expect(")", "or ,");
    return first;
  }

  /** What follows the first item of a tuple, up to its closing bracket (empty for the end). */
  Expr.Display tuple(Expr first, String closing) throws SourceException {
    var items = new ArrayList<Expr>(List.of(first));
    while (words.skipIf(",")) {
      if (closing.isEmpty() ? isEnd() : words.is(closing)) {
        break;
      }
      items.add(expressions.expression());
    }
    if (!closing.isEmpty() && !words.is(closing)) {
      throw words.expectedComma(closing);
    }
    return new Expr.Display(
        first.start(), items.getLast().end(), Expr.DisplayKind.TUPLE, List.copyOf(items));
  }

  private boolean isEnd() {
    Token token = words.token();
    return token.kind() == Token.Kind.END || token.kind() == Token.Kind.NEWLINE || token.is(";");
  }

  Expr list() throws SourceException {
    Token open = words.next();
    var items = new ArrayList<Expr>();
    while (!words.is("]")) {
      items.add(expressions.expression());
      words.expectComma("]");
    }
    return new Expr.Display(
        open.start(), words.next().end(), Expr.DisplayKind.LIST, List.copyOf(items));
  }

  /** A set or a dict, which the first item tells. */
  Expr braces() throws SourceException {
    Token open = words.next();
    var keys = new ArrayList<Expr>();
    var values = new ArrayList<Expr>();
    while (!words.is("}")) {
      keys.add(expressions.expression());
      boolean colon = words.is(":");
      if (keys.size() > 1 && colon == values.isEmpty()) {
        throw colon
            ? words.mistake("a set has no values: expected a comma or }")
            : words.expected(": and a value");
      }
      if (words.skipIf(":")) {
        values.add(expressions.expression());
      } else if (keys.size() == 1 && !words.is(",") && !words.is("}")) {
        throw words.expected(": and a value, or , or }");
      }
      words.expectComma("}");
    }
    int end = words.next().end();
    return keys.size() > values.size()
        ? new Expr.Display(open.start(), end, Expr.DisplayKind.SET, List.copyOf(keys))
        : new Expr.DictDisplay(open.start(), end, List.copyOf(keys), List.copyOf(values));
  }
}
