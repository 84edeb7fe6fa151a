package picklescope.python.source;

import java.util.ArrayList;
import java.util.List;

/** Parses tuples, lists, sets and dicts in brackets. */
final class DisplayParser {
  private final TokenCursor tokens;
  private final ExprParser expressions;

  DisplayParser(TokenCursor tokens, ExprParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Expr parenthesis() throws SourceException {
    Token open = tokens.next();
    if (tokens.is(")")) {
      return new Expr.Display(open.start(), tokens.next().end(), Expr.DisplayKind.TUPLE, List.of());
    }
    Expr first = expressions.expression();
    if (tokens.is(",")) {
      Expr.Display tuple = tuple(first, ")");
      return new Expr.Display(open.start(), tokens.next().end(), tuple.kind(), tuple.items());
    }
    tokens.expect(")", "or ,");
    return first;
  }

  /**
   * Parses the remaining items of a tuple, up to its closing bracket (empty for the end of the
   * text).
   */
  Expr.Display tuple(Expr first, String closing) throws SourceException {
    var items = new ArrayList<Expr>(List.of(first));
    while (tokens.skipIf(",")) {
      if (closing.isEmpty() ? isEnd() : tokens.is(closing)) {
        break;
      }
      items.add(expressions.expression());
    }
    if (!closing.isEmpty() && !tokens.is(closing)) {
      throw tokens.expectedComma(closing);
    }
    return new Expr.Display(
        first.start(), items.getLast().end(), Expr.DisplayKind.TUPLE, List.copyOf(items));
  }

  private boolean isEnd() {
    Token token = tokens.token();
    return token.kind() == Token.Kind.END || token.kind() == Token.Kind.NEWLINE || token.is(";");
  }

  Expr list() throws SourceException {
    Token open = tokens.next();
    var items = new ArrayList<Expr>();
    while (!tokens.is("]")) {
      items.add(expressions.expression());
      tokens.expectComma("]");
    }
    return new Expr.Display(
        open.start(), tokens.next().end(), Expr.DisplayKind.LIST, List.copyOf(items));
  }

  /** Parses a set or a dict, depending on the first item. */
  Expr braces() throws SourceException {
    Token open = tokens.next();
    var keys = new ArrayList<Expr>();
    var values = new ArrayList<Expr>();
    while (!tokens.is("}")) {
      keys.add(expressions.expression());
      boolean colon = tokens.is(":");
      if (keys.size() > 1 && colon == values.isEmpty()) {
        throw colon
            ? tokens.error("a set has no values: expected a comma or }")
            : tokens.expected(": and a value");
      }
      if (tokens.skipIf(":")) {
        values.add(expressions.expression());
      } else if (keys.size() == 1 && !tokens.is(",") && !tokens.is("}")) {
        throw tokens.expected(": and a value, or , or }");
      }
      tokens.expectComma("}");
    }
    int end = tokens.next().end();
    return keys.size() > values.size()
        ? new Expr.Display(open.start(), end, Expr.DisplayKind.SET, List.copyOf(keys))
        : new Expr.DictDisplay(open.start(), end, List.copyOf(keys), List.copyOf(values));
  }
}
