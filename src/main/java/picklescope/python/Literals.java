package picklescope.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of expressions that need no names. Expressions are not high, so this may recurse. */
final class Literals {
  private Literals() {}

  static List<PyValue> values(List<Expr> exprs) throws SourceException {
    var values = new ArrayList<PyValue>(exprs.size());
    for (Expr expr : exprs) {
      values.add(value(expr));
    }
    return values;
  }

  static PyValue value(Expr expr) throws SourceException {
    return switch (expr) {
      case Expr.Constant constant -> constant.value();
      case Expr.Display display -> display(display);
      case Expr.DictDisplay display -> dict(display);
      case Expr.Unary unary -> unary(unary);
      case Expr.Binary binary -> binary(binary);
      case Expr.Invocation invocation -> LiteralCalls.value(invocation);
      case Expr.Attribute attribute -> global(attribute);
      case Expr.Name name ->
          throw new SourceException(
              name.start(),
              "%s is no value: write '%s' for a text, or __main__.%s for a function"
                  .formatted(name.name(), name.name(), name.name()));
      case Expr.Subscript _, Expr.Slice _, Expr.Logical _, Expr.Comparison _, Expr.Conditional _ ->
          throw new SourceException(expr.start(), "expected a plain value, found an expression");
    };
  }

  private static PyValue display(Expr.Display display) throws SourceException {
    List<PyValue> items = values(display.items());
    return switch (display.kind()) {
      case LIST -> PyList.of(items);
      case TUPLE -> PyTuple.of(items);
      case SET -> {
        for (int i = 0; i < items.size(); i++) {
          hashable(items.get(i), display.items().get(i));
        }
        yield PySet.of(items);
      }
    };
  }

  private static PyValue dict(Expr.DictDisplay display) throws SourceException {
    var dict = PyDict.of();
    for (int i = 0; i < display.keys().size(); i++) {
      Expr key = display.keys().get(i);
      PyValue keyValue = value(key);
      hashable(keyValue, key);
      dict.put(keyValue, value(display.values().get(i)));
    }
    return dict;
  }

  /** Says that a value cannot be a member of a set or a key of a dict. */
  static void hashable(PyValue value, Expr expr) throws SourceException {
    String kind =
        switch (value) {
          case PyList _ -> "list";
          case PyDict _ -> "dict";
          case PySet _ -> "set";
          case PyByteArray _ -> "bytearray";
          default -> "";
        };
    if (!kind.isEmpty()) {
      throw new SourceException(
          expr.start(), "a " + kind + " can't be a dict's key or a set's member");
    }
    if (value instanceof PyTuple tuple) {
      for (PyValue item : tuple.items()) {
        hashable(item, expr);
      }
    }
  }

  private static PyValue unary(Expr.Unary unary) throws SourceException {
    PyValue operand = value(unary.operand());
    return switch (unary.operator()) {
      case PLUS, MINUS -> {
        boolean minus = unary.operator() == Expr.UnaryOperator.MINUS;
        yield switch (operand) {
          case PyInt number -> minus ? negated(number) : number;
          case PyFloat number -> minus ? new PyFloat(-number.value()) : number;
          case PyComplex number ->
              minus ? new PyComplex(-number.real(), -number.imaginary()) : number;
          default ->
              throw new SourceException(
                  unary.operand().start(), "expected a number after " + unary.operator().symbol());
        };
      }
      case NOT, INVERT -> throw new SourceException(unary.start(), "expected a plain value");
    };
  }

  private static PyInt negated(PyInt number) {
    return PyInt.of(number.bigValue().negate());
  }

  private static PyValue binary(Expr.Binary binary) throws SourceException {
    boolean minus = binary.operator() == Expr.BinaryOperator.SUBTRACT;
    if (!minus && binary.operator() != Expr.BinaryOperator.ADD) {
      throw new SourceException(
          binary.left().end(), "expected , or ), found " + binary.operator().symbol());
    }
    PyValue left = value(binary.left());
    PyValue right = value(binary.right());
    if (left instanceof PyInt a && right instanceof PyInt b) {
      BigInteger other = b.bigValue();
      return PyInt.of(minus ? a.bigValue().subtract(other) : a.bigValue().add(other));
    }
    if (left instanceof PyComplex || right instanceof PyComplex) {
      Optional<PyComplex> a = complex(left);
      Optional<PyComplex> b = complex(right);
      if (a.isPresent() && b.isPresent()) {
        double sign = minus ? -1 : 1;
        return new PyComplex(
            a.get().real() + sign * b.get().real(),
            a.get().imaginary() + sign * b.get().imaginary());
      }
    }
    throw new SourceException(
        binary.left().end(), "expected two numbers around " + binary.operator().symbol());
  }

  private static Optional<PyComplex> complex(PyValue value) {
    return switch (value) {
      case PyComplex complex -> Optional.of(complex);
      case PyFloat number -> Optional.of(new PyComplex(number.value(), 0));
      case PyInt number -> Optional.of(new PyComplex(number.bigValue().doubleValue(), 0));
      default -> Optional.empty();
    };
  }

  /** {@code __main__.Player.update}: the module ends at the last dot, or after __main__. */
  private static PyGlobal global(Expr.Attribute attribute) throws SourceException {
    String path = path(attribute);
    int dot = path.startsWith("__main__.") ? "__main__".length() : path.lastIndexOf('.');
    return new PyGlobal(PyStr.of(path.substring(0, dot)), PyStr.of(path.substring(dot + 1)));
  }

  private static String path(Expr expr) throws SourceException {
    return switch (expr) {
      case Expr.Name name -> name.name();
      case Expr.Attribute attribute -> path(attribute.object()) + "." + attribute.name();
      default ->
          throw new SourceException(
              expr.start(), "expected a plain value or a function's name such as __main__.update");
    };
  }
}
