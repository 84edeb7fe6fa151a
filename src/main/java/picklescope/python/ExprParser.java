package picklescope.python;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.python.Expr.BinaryOperator;
import picklescope.python.Expr.Comparator;
import picklescope.python.Expr.UnaryOperator;

/**
 * Builds an {@link Expr} from words, as the Python Language Reference, chapter 6 (Expressions), has
 * it, by precedence climbing. It recurses once for each bracket and prefix operator; both are
 * bounded.
 */
final class ExprParser {
  private static final int LOGICAL_OR = 1;
  private static final int LOGICAL_AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int UNARY = 11;
  private static final int POWER = 12;

  private static final Map<String, Comparator> COMPARATORS =
      Map.of(
          "==", Comparator.EQUAL,
          "!=", Comparator.NOT_EQUAL,
          "<", Comparator.LESS,
          "<=", Comparator.LESS_EQUAL,
          ">", Comparator.GREATER,
          ">=", Comparator.GREATER_EQUAL,
          "in", Comparator.IN);

  private final List<Token> tokens;
  private int at;
  private int nesting;

  ExprParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The one expression that the whole text is. */
  Expr whole(String what) throws SourceException {
    while (token().kind() == Token.Kind.NEWLINE) {
      at++;
    }
    if (token().kind() == Token.Kind.END) {
      throw new SourceException(0, "expected " + what);
    }
    Expr first = expression();
    Expr whole = token().is(",") ? tuple(first, "") : first;
    end(what);
    ExprHeight.check(whole);
    return whole;
  }

  private void end(String what) throws SourceException {
    if (token().is("=")) {
      throw new SourceException(
          token().start(), "expected " + what + ", not an assignment; == compares");
    }
    while (token().is(";") || token().kind() == Token.Kind.NEWLINE) {
      at++;
    }
    if (token().kind() == Token.Kind.END) {
      return;
    }
    Token before = tokens.get(Math.max(0, at - 1));
    if (before.is(";") || before.kind() == Token.Kind.NEWLINE) {
      throw new SourceException(token().start(), "expected only " + what + ": take the rest away");
    }
    throw new SourceException(token().start(), "expected an operator or the end, " + found());
  }

  private Expr expression() throws SourceException {
    enter();
    Expr then = operation(LOGICAL_OR);
    Expr result = then;
    if (token().is("if")) {
      at++;
      Expr condition = operation(LOGICAL_OR);
      expect("else", "after the condition");
      Expr otherwise = expression();
      result = new Expr.Conditional(then.start(), otherwise.end(), then, condition, otherwise);
    }
    nesting--;
    return result;
  }

  private void enter() throws SourceException {
    if (++nesting > Source.MAX_NESTING) {
      throw new SourceException(
          token().start(), "more than " + Source.MAX_NESTING + " expressions inside each other");
    }
  }

  /** An expression all of whose operators outside brackets bind at least so tightly. */
  private Expr operation(int least) throws SourceException {
    Expr left = prefix(least);
    while (true) {
      Token operator = token();
      if (least <= LOGICAL_OR && operator.is("or")) {
        left = logical(left, false);
      } else if (least <= LOGICAL_AND && operator.is("and")) {
        left = logical(left, true);
      } else if (least <= COMPARISON && comparator().isPresent()) {
        left = comparison(left);
      } else {
        Optional<BinaryOperator> arithmetic = arithmetic(operator);
        if (arithmetic.isEmpty() || arithmetic.get().precedence() < least) {
          return left;
        }
        left = binary(left, arithmetic.get());
      }
    }
  }

  private Expr prefix(int least) throws SourceException {
    Token token = token();
    if (token.is("not") && least <= NOT) {
      return unary(UnaryOperator.NOT, NOT);
    }
    if (token.is("-")) {
      return unary(UnaryOperator.MINUS, UNARY);
    }
    if (token.is("+")) {
      return unary(UnaryOperator.PLUS, UNARY);
    }
    if (token.is("~")) {
      return unary(UnaryOperator.INVERT, UNARY);
    }
    return primary();
  }

  private Expr unary(UnaryOperator operator, int least) throws SourceException {
    enter();
    int start = next().start();
    Expr operand = operation(least);
    nesting--;
    return new Expr.Unary(start, operand.end(), operator, operand);
  }

  private Expr logical(Expr first, boolean and) throws SourceException {
    var operands = new ArrayList<Expr>(List.of(first));
    while (token().is(and ? "and" : "or")) {
      at++;
      operands.add(operation(and ? NOT : LOGICAL_AND));
    }
    return new Expr.Logical(first.start(), operands.getLast().end(), and, List.copyOf(operands));
  }

  private Expr comparison(Expr first) throws SourceException {
    var operators = new ArrayList<Comparator>();
    var operands = new ArrayList<Expr>(List.of(first));
    for (var operator = comparator(); operator.isPresent(); operator = comparator()) {
      boolean twoWords = operator.get() == Comparator.NOT_IN || operator.get() == Comparator.IS_NOT;
      at += twoWords ? 2 : 1;
      operators.add(operator.get());
      operands.add(operation(COMPARISON + 1));
    }
    return new Expr.Comparison(
        first.start(), operands.getLast().end(), List.copyOf(operators), List.copyOf(operands));
  }

  private Optional<Comparator> comparator() {
    Token token = token();
    if (token.is("is")) {
      return Optional.of(tokens.get(at + 1).is("not") ? Comparator.IS_NOT : Comparator.IS);
    }
    if (token.is("not")) {
      return tokens.get(at + 1).is("in") ? Optional.of(Comparator.NOT_IN) : Optional.empty();
    }
    boolean word = token.kind() == Token.Kind.OPERATOR || token.kind() == Token.Kind.KEYWORD;
    return word ? Optional.ofNullable(COMPARATORS.get(token.text())) : Optional.empty();
  }

  private static Optional<BinaryOperator> arithmetic(Token token) {
    if (token.kind() == Token.Kind.OPERATOR) {
      for (BinaryOperator operator : BinaryOperator.values()) {
        if (operator.symbol().equals(token.text())) {
          return Optional.of(operator);
        }
      }
    }
    return Optional.empty();
  }

  private Expr binary(Expr left, BinaryOperator operator) throws SourceException {
    at++;
    // A power binds its right side less tightly than a sign: 2**-1, and groups to the right.
    Expr right;
    if (operator == BinaryOperator.POWER) {
      enter();
      right = operation(UNARY);
      nesting--;
    } else {
      right = operation(operator.precedence() + 1);
    }
    return new Expr.Binary(left.start(), right.end(), operator, left, right);
  }

  private Expr primary() throws SourceException {
    Expr expr = atom();
    while (true) {
      if (token().is(".")) {
        at++;
        Token name = token();
        if (name.kind() != Token.Kind.NAME) {
          throw new SourceException(name.start(), "expected a name after the dot, " + found());
        }
        at++;
        expr = new Expr.Attribute(expr.start(), name.end(), expr, name.text());
      } else if (token().is("(")) {
        expr = invocation(expr);
      } else if (token().is("[")) {
        expr = subscript(expr);
      } else {
        return expr;
      }
    }
  }

  private Expr atom() throws SourceException {
    Token token = token();
    switch (token.kind()) {
      case NUMBER -> {
        at++;
        return new Expr.Constant(token.start(), token.end(), token.value());
      }
      case STRING -> {
        return strings();
      }
      case NAME -> {
        at++;
        return new Expr.Name(token.start(), token.end(), token.text());
      }
      case KEYWORD -> {
        return keyword(token);
      }
      case OPERATOR -> {
        switch (token.text()) {
          case "(" -> {
            return parenthesis();
          }
          case "[" -> {
            at++;
            var items = items("]");
            return new Expr.Display(token.start(), next().end(), Expr.DisplayKind.LIST, items);
          }
          case "{" -> {
            return braces();
          }
          case "*", "**" -> throw starred(token);
          default -> {}
        }
      }
      case NEWLINE, END -> {}
    }
    throw new SourceException(token.start(), "expected a value, " + found());
  }

  private Expr keyword(Token token) throws SourceException {
    PyValue value =
        switch (token.text()) {
          case "None" -> PyNone.NONE;
          case "True" -> PyBool.TRUE;
          case "False" -> PyBool.FALSE;
          case "lambda" ->
              throw new SourceException(token.start(), "a lambda is not possible here");
          default ->
              throw new SourceException(
                  token.start(),
                  "expected a value, found " + token.text() + ", which is a word of Python's own");
        };
    at++;
    return new Expr.Constant(token.start(), token.end(), value);
  }

  /** Adjacent strings are one. */
  private Expr strings() throws SourceException {
    Token first = next();
    PyValue value = first.value();
    int end = first.end();
    if (token().kind() == Token.Kind.STRING) {
      boolean bytes = value instanceof PyBytes;
      var content = new ByteArrayOutputStream();
      content.writeBytes(content(value));
      while (token().kind() == Token.Kind.STRING) {
        if (token().value() instanceof PyBytes != bytes) {
          throw new SourceException(
              token().start(), "text and bytes (b'...') side by side: make both the same");
        }
        end = token().end();
        content.writeBytes(content(next().value()));
      }
      byte[] all = content.toByteArray();
      value = bytes ? PyBytes.of(all) : PyStr.ofUtf8(all);
    }
    return new Expr.Constant(first.start(), end, value);
  }

  private static byte[] content(PyValue string) {
    return string instanceof PyBytes bytes ? bytes.bytes() : ((PyStr) string).utf8();
  }

  private Expr parenthesis() throws SourceException {
    Token open = next();
    if (token().is(")")) {
      return new Expr.Display(open.start(), next().end(), Expr.DisplayKind.TUPLE, List.of());
    }
    Expr first = expression();
    if (token().is(",")) {
      Expr.Display tuple = tuple(first, ")");
      return new Expr.Display(open.start(), next().end(), tuple.kind(), tuple.items());
    }
    expect(")", "or ,");
    return first;
  }

  /** What follows the first item of a tuple, up to its closing bracket (empty for the end). */
  private Expr.Display tuple(Expr first, String closing) throws SourceException {
    var items = new ArrayList<Expr>(List.of(first));
    while (token().is(",")) {
      at++;
      if (closing.isEmpty() ? isEnd() : token().is(closing)) {
        break;
      }
      items.add(expression());
    }
    if (!closing.isEmpty() && !token().is(closing)) {
      throw expectedComma(closing);
    }
    return new Expr.Display(
        first.start(), items.getLast().end(), Expr.DisplayKind.TUPLE, List.copyOf(items));
  }

  private boolean isEnd() {
    return token().kind() == Token.Kind.END
        || token().kind() == Token.Kind.NEWLINE
        || token().is(";");
  }

  /** Items up to the closing bracket, which is left to the caller. */
  private List<Expr> items(String closing) throws SourceException {
    var items = new ArrayList<Expr>();
    while (!token().is(closing)) {
      items.add(expression());
      if (token().is(",")) {
        at++;
      } else if (!token().is(closing)) {
        throw expectedComma(closing);
      }
    }
    return List.copyOf(items);
  }

  private Expr braces() throws SourceException {
    Token open = next();
    var keys = new ArrayList<Expr>();
    var values = new ArrayList<Expr>();
    while (!token().is("}")) {
      keys.add(expression());
      boolean colon = token().is(":");
      if (keys.size() > 1 && colon == values.isEmpty()) {
        throw new SourceException(
            token().start(),
            colon
                ? "a set has no values: expected a comma or }"
                : "expected : and a value, " + found());
      }
      if (colon) {
        at++;
        values.add(expression());
      }
      if (token().is(",")) {
        at++;
      } else if (!token().is("}")) {
        throw keys.size() == 1 && !colon
            ? new SourceException(token().start(), "expected : and a value, or , or }, " + found())
            : expectedComma("}");
      }
    }
    int end = next().end();
    return keys.size() > values.size()
        ? new Expr.Display(open.start(), end, Expr.DisplayKind.SET, List.copyOf(keys))
        : new Expr.DictDisplay(open.start(), end, List.copyOf(keys), List.copyOf(values));
  }

  private Expr invocation(Expr function) throws SourceException {
    at++;
    var arguments = new ArrayList<Expr>();
    var keywords = new ArrayList<Expr.Keyword>();
    Set<String> names = new HashSet<>();
    while (!token().is(")")) {
      Token first = token();
      if (tokens.get(at + 1).is("=")) {
        keywords.add(named(first, names));
      } else {
        arguments.add(expression());
        if (!keywords.isEmpty()) {
          throw new SourceException(
              first.start(), "an argument without a name can't stand after one with a name");
        }
      }
      if (token().is(",")) {
        at++;
      } else if (!token().is(")")) {
        throw expectedComma(")");
      }
    }
    return new Expr.Invocation(
        function.start(), next().end(), function, List.copyOf(arguments), List.copyOf(keywords));
  }

  private Expr.Keyword named(Token name, Set<String> names) throws SourceException {
    if (name.kind() == Token.Kind.KEYWORD) {
      throw new SourceException(
          name.start(), name.text() + " is a word of Python's own: an argument can't be named so");
    }
    if (name.kind() != Token.Kind.NAME) {
      throw new SourceException(
          name.start(), "expected a name before =, found " + name.described());
    }
    if (!names.add(name.text())) {
      throw new SourceException(name.start(), "the argument " + name.text() + " is given twice");
    }
    at += 2;
    return new Expr.Keyword(name.start(), name.text(), expression());
  }

  private Expr subscript(Expr object) throws SourceException {
    int open = next().end();
    if (token().is("]")) {
      throw new SourceException(open, "expected an index, " + found());
    }
    Expr index = index();
    if (token().is(",")) {
      index = tuple(index, "]");
    }
    expect("]", "to end the index");
    return new Expr.Subscript(object.start(), tokens.get(at - 1).end(), object, index);
  }

  private Expr index() throws SourceException {
    int start = token().start();
    Optional<Expr> lower = bound();
    if (!token().is(":")) {
      return lower.orElseThrow();
    }
    at++;
    Optional<Expr> upper = bound();
    Optional<Expr> step = Optional.empty();
    if (token().is(":")) {
      at++;
      step = bound();
    }
    return new Expr.Slice(start, tokens.get(at - 1).end(), lower, upper, step);
  }

  private Optional<Expr> bound() throws SourceException {
    boolean none = token().is(":") || token().is("]");
    return none ? Optional.empty() : Optional.of(expression());
  }

  private void expect(String word, String why) throws SourceException {
    if (!token().is(word)) {
      throw token().is("for") || token().is("async")
          ? loop()
          : new SourceException(token().start(), "expected " + word + " " + why + ", " + found());
    }
    at++;
  }

  private SourceException expectedComma(String closing) {
    return switch (token().text()) {
      case "for", "async" -> loop();
      case "=" ->
          new SourceException(
              token().start(), "= names an argument only directly in a call; == compares");
      default ->
          new SourceException(token().start(), "expected a comma or " + closing + ", " + found());
    };
  }

  private SourceException loop() {
    return new SourceException(
        token().start(), "a loop (for ... in) is not possible here: write the values out");
  }

  private static SourceException starred(Token star) {
    return new SourceException(
        star.start(), star.text() + " before a value is not possible here: write the values out");
  }

  private String found() {
    return "found " + token().described();
  }

  private Token token() {
    return tokens.get(at);
  }

  private Token next() {
    return tokens.get(at++);
  }
}
