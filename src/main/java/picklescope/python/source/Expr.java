package picklescope.python.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/**
 * A Python expression as data, the result of {@link Source#expression}.
 *
 * <p>Each node has its position: {@code start} is the index of its first char in the text, {@code
 * end} the index after its last. Trees have a maximum height of {@link Source#MAX_HEIGHT}, so that
 * they can be processed recursively.
 */
public sealed interface Expr {
  /** Returns the index of its first char in the text. */
  int start();

  /** Returns the index after its last char in the text. */
  int end();

  /** Returns the direct subexpressions, from left to right. */
  List<Expr> children();

  /** A literal: {@code 5}, {@code 'hello'}, {@code None}. */
  record Constant(int start, int end, PyValue value) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of();
    }
  }

  /** A name: {@code foo}. */
  record Name(int start, int end, String name) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of();
    }
  }

  /** {@code object.name}. */
  record Attribute(int start, int end, Expr object, String name) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(object);
    }
  }

  /** {@code object[index]}; the index may be a {@link Slice}. */
  record Subscript(int start, int end, Expr object, Expr index) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(object, index);
    }
  }

  /** {@code lower:upper:step} between the brackets of a {@link Subscript}. */
  record Slice(int start, int end, Optional<Expr> lower, Optional<Expr> upper, Optional<Expr> step)
      implements Expr {
    @Override
    public List<Expr> children() {
      var children = new ArrayList<Expr>(3);
      lower.ifPresent(children::add);
      upper.ifPresent(children::add);
      step.ifPresent(children::add);
      return children;
    }
  }

  /**
   * {@code *value} as an item of a {@link Display} or an argument, {@code **value} as a key of a
   * {@link DictDisplay} or the value of a {@link Keyword}: all its items.
   */
  record Unpacked(int start, int end, Expr value) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(value);
    }
  }

  /** {@code -x}, {@code not x}. */
  record Unary(int start, int end, UnaryOperator operator, Expr operand) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(operand);
    }
  }

  /** {@code left + right}. */
  record Binary(int start, int end, BinaryOperator operator, Expr left, Expr right)
      implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(left, right);
    }
  }

  /** {@code a and b and c}, or with {@code or}. */
  record Logical(int start, int end, boolean and, List<Expr> operands) implements Expr {
    @Override
    public List<Expr> children() {
      return operands;
    }
  }

  /** {@code a < b <= c}: one operand more than operators. */
  record Comparison(int start, int end, List<Comparator> operators, List<Expr> operands)
      implements Expr {
    @Override
    public List<Expr> children() {
      return operands;
    }
  }

  /** {@code then if condition else otherwise}. */
  record Conditional(int start, int end, Expr then, Expr condition, Expr otherwise)
      implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(then, condition, otherwise);
    }
  }

  /** {@code function(5, 'hello', foo=78)}. */
  record Invocation(int start, int end, Expr function, List<Expr> arguments, List<Keyword> keywords)
      implements Expr {
    @Override
    public List<Expr> children() {
      var children = new ArrayList<Expr>(1 + arguments.size() + keywords.size());
      children.add(function);
      children.addAll(arguments);
      keywords.forEach(keyword -> children.add(keyword.value()));
      return children;
    }
  }

  /**
   * {@code name=value} among the arguments of an {@link Invocation}, or <code>'name': value</code>
   * in its <code>**{}</code>. Another {@code **value} has an empty name and a value that is {@link
   * Unpacked}.
   */
  record Keyword(int start, PyStr key, Expr value) {
    /** Returns the key as a Java string. */
    public String name() {
      return key.toString();
    }
  }

  /** {@code [a, b]}, {@code (a, b)} or <code>{a, b}</code>. */
  record Display(int start, int end, DisplayKind kind, List<Expr> items) implements Expr {
    @Override
    public List<Expr> children() {
      return items;
    }
  }

  /**
   * <code>{a: b}</code>. A key that is {@link Unpacked}, <code>{**a}</code>, has the value {@code
   * None}.
   */
  record DictDisplay(int start, int end, List<Expr> keys, List<Expr> values) implements Expr {
    @Override
    public List<Expr> children() {
      var children = new ArrayList<Expr>(keys.size() * 2);
      for (int i = 0; i < keys.size(); i++) {
        children.add(keys.get(i));
        children.add(values.get(i));
      }
      return children;
    }
  }

  /** The type of a {@link Display}. */
  enum DisplayKind {
    LIST,
    TUPLE,
    SET
  }

  /** The unary operators. */
  enum UnaryOperator {
    MINUS("-"),
    PLUS("+"),
    INVERT("~"),
    NOT("not");

    private final String symbol;

    UnaryOperator(String symbol) {
      this.symbol = symbol;
    }

    /** Returns the operator's symbol. */
    public String symbol() {
      return symbol;
    }
  }

  /** The arithmetic operators. */
  enum BinaryOperator {
    OR("|", 5),
    XOR("^", 6),
    AND("&", 7),
    LEFT_SHIFT("<<", 8),
    RIGHT_SHIFT(">>", 8),
    ADD("+", 9),
    SUBTRACT("-", 9),
    MULTIPLY("*", 10),
    DIVIDE("/", 10),
    FLOOR_DIVIDE("//", 10),
    MODULO("%", 10),
    POWER("**", 12);

    private final String symbol;
    private final int precedence;

    BinaryOperator(String symbol, int precedence) {
      this.symbol = symbol;
      this.precedence = precedence;
    }

    /** Returns the operator's symbol. */
    public String symbol() {
      return symbol;
    }

    int precedence() {
      return precedence;
    }

    /** Returns whether the operands must be ints. */
    public boolean isBitwise() {
      return precedence <= 8;
    }
  }

  /** The operators of a {@link Comparison}. */
  enum Comparator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    IN("in"),
    NOT_IN("not in"),
    IS("is"),
    IS_NOT("is not");

    private final String symbol;

    Comparator(String symbol) {
      this.symbol = symbol;
    }

    /** Returns the operator's symbol. */
    public String symbol() {
      return symbol;
    }
  }
}
