package picklescope.python.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.python.source.Expr.BinaryOperator;
import picklescope.python.source.Expr.Comparator;
import picklescope.python.source.Expr.UnaryOperator;

/**
 * Builds an {@link Expr} from tokens (Python Language Reference, chapter 6, Expressions) by
 * precedence climbing; operands are parsed by {@link PrimaryParser}. Recurses for each bracket and
 * prefix operator, both of which are limited.
 */
final class ExprParser {
  private static final int LOGICAL_OR = 1;
  private static final int LOGICAL_AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int UNARY = 11;

  private static final Map<String, Comparator> COMPARATORS =
      Map.of(
          "==", Comparator.EQUAL,
          "!=", Comparator.NOT_EQUAL,
          "<", Comparator.LESS,
          "<=", Comparator.LESS_EQUAL,
          ">", Comparator.GREATER,
          ">=", Comparator.GREATER_EQUAL,
          "in", Comparator.IN);

  private final TokenCursor tokens;
  private final PrimaryParser primaries;

  ExprParser(List<Token> all) {
    tokens = new TokenCursor(all);
    primaries = new PrimaryParser(tokens, this);
  }

  /** Parses the whole text as one expression. */
  Expr whole(String what) throws SourceException {
    while (tokens.token().kind() == Token.Kind.NEWLINE) {
      tokens.skip(1);
    }
    if (tokens.token().kind() == Token.Kind.END) {
      throw new SourceException(0, "expected " + what);
    }
    Expr first = expression();
    Expr whole = tokens.is(",") ? primaries.tuple(first) : first;
    end(what);
    ExprHeight.check(whole);
    return whole;
  }

  private void end(String what) throws SourceException {
    if (tokens.is("=")) {
      throw tokens.error("expected " + what + ", not an assignment; == compares");
    }
    while (tokens.is(";") || tokens.token().kind() == Token.Kind.NEWLINE) {
      tokens.skip(1);
    }
    if (tokens.token().kind() == Token.Kind.END) {
      return;
    }
    Token before = tokens.previous();
    if (before.is(";") || before.kind() == Token.Kind.NEWLINE) {
      throw tokens.error("expected only " + what + ": remove the rest");
    }
    throw tokens.expected("an operator or the end");
  }

  /** Parses an expression, up to a token that cannot belong to it. */
  Expr expression() throws SourceException {
    tokens.enter();
    Expr then = operation(LOGICAL_OR);
    Expr result = then;
    if (tokens.skipIf("if")) {
      Expr condition = operation(LOGICAL_OR);
      tokens.expect("else", "after the condition");
      Expr otherwise = expression();
      result = new Expr.Conditional(then.start(), otherwise.end(), then, condition, otherwise);
    }
    tokens.leave();
    return result;
  }

  /** Parses an expression that needs no parentheses after {@code *}. */
  Expr operand() throws SourceException {
    tokens.enter();
    Expr operand = operation(COMPARISON + 1);
    tokens.leave();
    return operand;
  }

  /** Parses an expression whose operators outside brackets have at least the given precedence. */
  private Expr operation(int least) throws SourceException {
    Expr left = prefix(least);
    while (true) {
      if (least <= LOGICAL_OR && tokens.is("or")) {
        left = logical(left, false);
      } else if (least <= LOGICAL_AND && tokens.is("and")) {
        left = logical(left, true);
      } else if (least <= COMPARISON && comparator().isPresent()) {
        left = comparison(left);
      } else {
        Optional<BinaryOperator> arithmetic = arithmetic(tokens.token());
        if (arithmetic.isEmpty() || arithmetic.get().precedence() < least) {
          return left;
        }
        left = binary(left, arithmetic.get());
      }
    }
  }

  private Expr prefix(int least) throws SourceException {
    if (tokens.is("not") && least <= NOT) {
      return unary(UnaryOperator.NOT, NOT);
    }
    if (tokens.is("-")) {
      return unary(UnaryOperator.MINUS, UNARY);
    }
    if (tokens.is("+")) {
      return unary(UnaryOperator.PLUS, UNARY);
    }
    if (tokens.is("~")) {
      return unary(UnaryOperator.INVERT, UNARY);
    }
    return primaries.primary();
  }

  private Expr unary(UnaryOperator operator, int least) throws SourceException {
    tokens.enter();
    int start = tokens.next().start();
    Expr operand = operation(least);
    tokens.leave();
    return new Expr.Unary(start, operand.end(), operator, operand);
  }

  private Expr logical(Expr first, boolean and) throws SourceException {
    var operands = new ArrayList<Expr>(List.of(first));
    while (tokens.skipIf(and ? "and" : "or")) {
      operands.add(operation(and ? NOT : LOGICAL_AND));
    }
    return new Expr.Logical(first.start(), operands.getLast().end(), and, List.copyOf(operands));
  }

  private Expr comparison(Expr first) throws SourceException {
    var operators = new ArrayList<Comparator>();
    var operands = new ArrayList<Expr>(List.of(first));
    for (var operator = comparator(); operator.isPresent(); operator = comparator()) {
      boolean twoWords = operator.get() == Comparator.NOT_IN || operator.get() == Comparator.IS_NOT;
      tokens.skip(twoWords ? 2 : 1);
      operators.add(operator.get());
      operands.add(operation(COMPARISON + 1));
    }
    return new Expr.Comparison(
        first.start(), operands.getLast().end(), List.copyOf(operators), List.copyOf(operands));
  }

  private Optional<Comparator> comparator() {
    Token token = tokens.token();
    if (token.is("is")) {
      return Optional.of(tokens.following().is("not") ? Comparator.IS_NOT : Comparator.IS);
    }
    if (token.is("not")) {
      return tokens.following().is("in") ? Optional.of(Comparator.NOT_IN) : Optional.empty();
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
    tokens.skip(1);
    // The precedence of a power is lower than that of a sign on its right: 2**-1. It is
    // right-associative.
    Expr right;
    if (operator == BinaryOperator.POWER) {
      tokens.enter();
      right = operation(UNARY);
      tokens.leave();
    } else {
      right = operation(operator.precedence() + 1);
    }
    return new Expr.Binary(left.start(), right.end(), operator, left, right);
  }
}
