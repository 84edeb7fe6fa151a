package picklescope.python.source;

import java.util.ArrayList;
import java.util.List;
import picklescope.python.PyNone;

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
    Expr first = item();
    if (tokens.is(",")) {
      Expr.Display tuple = tuple(first, ")");
      return new Expr.Display(open.start(), tokens.next().end(), tuple.kind(), tuple.items());
    }
    tokens.expect(")", "or ,");
    if (first instanceof Expr.Unpacked) {
      throw new SourceException(
          first.start(), "write a comma after it, (*a,), if a tuple is meant; else leave * out");
    }
    return first;
  }

  /** Parses an item, which may be {@code *value}. */
  private Expr item() throws SourceException {
    return tokens.is("*") ? unpacked() : expressions.expression();
  }

  private Expr.Unpacked unpacked() throws SourceException {
    int start = tokens.next().start();
    Expr value = expressions.operand();
    return new Expr.Unpacked(start, value.end(), value);
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
      items.add(item());
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
      items.add(item());
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
      boolean isDict = !values.isEmpty() || keys.isEmpty() && tokens.is("**");
      if (isDict && tokens.is("**")) {
        Expr.Unpacked dict = unpacked();
        keys.add(dict);
        values.add(new Expr.Constant(dict.end(), dict.end(), PyNone.NONE));
      } else {
        keys.add(isDict ? expressions.expression() : item());
        addValue(keys, values);
      }
      tokens.expectComma("}");
    }
    int end = tokens.next().end();
    return keys.size() > values.size()
        ? new Expr.Display(open.start(), end, Expr.DisplayKind.SET, List.copyOf(keys))
        : new Expr.DictDisplay(open.start(), end, List.copyOf(keys), List.copyOf(values));
  }

  private void addValue(List<Expr> keys, List<Expr> values) throws SourceException {
    boolean colon = tokens.is(":") && !(keys.getLast() instanceof Expr.Unpacked);
    if (keys.size() > 1 && colon == values.isEmpty()) {
      throw colon
          ? tokens.error("a set has no values: expected a comma or }")
          : tokens.expected(": and a value");
    }
    if (colon) {
      tokens.skip(1);
      values.add(expressions.expression());
    } else if (keys.size() == 1 && !tokens.is(",") && !tokens.is("}")) {
      throw tokens.expected(": and a value, or , or }");
    }
  }
}
