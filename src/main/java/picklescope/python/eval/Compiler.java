package picklescope.python.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyBool;
import picklescope.python.PyGlobal;
import picklescope.python.PyNone;
import picklescope.python.PyValue;
import picklescope.python.Truth;
import picklescope.python.source.Expr;
import picklescope.python.source.Expr.Comparator;
import picklescope.python.source.SourceException;

/** Turns an expression into nodes; what needs no names is evaluated here, once. */
final class Compiler<C> {
  private final Scope<C> scope;
  private final FunctionTable functions;

  Compiler(Scope<C> scope, FunctionTable functions) {
    this.scope = scope;
    this.functions = functions;
  }

  Node<C> node(Expr expr) throws SourceException {
    return switch (expr) {
      case Expr.Constant constant -> new Fixed<>(constant.value());
      case Expr.Name name -> name(name);
      case Expr.Attribute attribute -> attribute(attribute);
      case Expr.Subscript subscript -> subscript(subscript);
      case Expr.Slice slice ->
          throw new SourceException(slice.start(), "expected an index, found a slice");
      case Expr.Unary unary -> unary(unary);
      case Expr.Binary binary -> binary(binary);
      case Expr.Logical logical -> logical(logical);
      case Expr.Comparison comparison -> comparison(comparison);
      case Expr.Conditional conditional -> conditional(conditional);
      case Expr.Invocation invocation -> new CallCompiler<>(this, functions).node(invocation);
      case Expr.Display display -> new DisplayCompiler<>(this).node(display);
      case Expr.DictDisplay display -> new DisplayCompiler<>(this).node(display);
    };
  }

  List<Node<C>> nodes(List<Expr> exprs) throws SourceException {
    var nodes = new ArrayList<Node<C>>(exprs.size());
    for (Expr expr : exprs) {
      nodes.add(node(expr));
    }
    return nodes;
  }

  private Node<C> name(Expr.Name name) throws SourceException {
    Optional<Scope.Variable<C>> variable = scope.variable(name.name());
    if (variable.isEmpty()) {
      Optional<PyValue> reference = functions.reference(name.name());
      if (reference.isPresent()) {
        return new Fixed<>(reference.get());
      }
      throw new SourceException(
          name.start(),
          "%s is no value: write '%s' for a text, or __main__.%s for a function"
              .formatted(name.name(), name.name(), name.name()));
    }
    PyValue builtin = functions.reference(name.name()).orElse(Work.MISSING);
    return variable(variable.get(), name, name.name(), builtin);
  }

  private static <C> Node<C> variable(
      Scope.Variable<C> variable, Expr expr, String name, PyValue otherwise) {
    return (context, work) -> {
      work.step();
      Optional<PyValue> value = variable.value(context);
      if (value.isPresent()) {
        return PlainValues.plain(value.get());
      }
      return otherwise != Work.MISSING
          ? otherwise
          : work.fail("NameError", expr, "there is no " + name);
    };
  }

  private Node<C> attribute(Expr.Attribute attribute) throws SourceException {
    if (attribute.object() instanceof Expr.Name object) {
      String path = object.name() + "." + attribute.name();
      Optional<Scope.Variable<C>> variable = scope.variable(path);
      if (variable.isPresent()) {
        return variable(variable.get(), attribute, path, Work.MISSING);
      }
    }
    Optional<PyGlobal> global = References.global(attribute, scope, functions);
    if (global.isPresent()) {
      return new Fixed<>(global.get());
    }
    Node<C> object = node(attribute.object());
    return Fixed.folded(
        List.of(object),
        (context, work) -> {
          work.step();
          PyValue value = object.value(context, work);
          return value == Work.MISSING
              ? Work.MISSING
              : References.attribute(attribute, value, work);
        });
  }

  private Node<C> subscript(Expr.Subscript subscript) throws SourceException {
    Node<C> object = node(subscript.object());
    if (subscript.index() instanceof Expr.Slice slice) {
      var none = new Fixed<C>(PyNone.NONE);
      Node<C> lower = slice.lower().isPresent() ? node(slice.lower().get()) : none;
      Node<C> upper = slice.upper().isPresent() ? node(slice.upper().get()) : none;
      Node<C> step = slice.step().isPresent() ? node(slice.step().get()) : none;
      return Fixed.folded(
          List.of(object, lower, upper, step),
          (context, work) -> {
            PyValue value = object.value(context, work);
            PyValue[] parts = {
              lower.value(context, work), upper.value(context, work), step.value(context, work)
            };
            boolean missing = value == Work.MISSING || Arrays.asList(parts).contains(Work.MISSING);
            return missing ? Work.MISSING : Subscripts.slice(subscript, value, parts, work);
          });
    }
    Node<C> index = node(subscript.index());
    return Fixed.folded(
        List.of(object, index),
        (context, work) -> {
          work.step();
          PyValue value = object.value(context, work);
          PyValue at = value == Work.MISSING ? Work.MISSING : index.value(context, work);
          PyValue item =
              at == Work.MISSING ? Work.MISSING : Subscripts.item(subscript, value, at, work);
          return item == Work.MISSING ? Work.MISSING : PlainValues.plain(item);
        });
  }

  private Node<C> unary(Expr.Unary unary) throws SourceException {
    Node<C> operand = node(unary.operand());
    return Fixed.folded(
        List.of(operand),
        (context, work) -> {
          work.step();
          PyValue value = operand.value(context, work);
          return value == Work.MISSING && unary.operator() != Expr.UnaryOperator.NOT
              ? Work.MISSING
              : Arithmetic.unary(unary, value, work);
        });
  }

  private Node<C> binary(Expr.Binary binary) throws SourceException {
    Node<C> left = node(binary.left());
    Node<C> right = node(binary.right());
    return Fixed.folded(
        List.of(left, right),
        (context, work) -> {
          work.step();
          PyValue a = left.value(context, work);
          PyValue b = a == Work.MISSING ? Work.MISSING : right.value(context, work);
          return b == Work.MISSING ? Work.MISSING : Arithmetic.binary(binary, a, b, work);
        });
  }

  private Node<C> conditional(Expr.Conditional conditional) throws SourceException {
    Node<C> condition = node(conditional.condition());
    Node<C> then = node(conditional.then());
    Node<C> otherwise = node(conditional.otherwise());
    return Fixed.folded(
        List.of(condition, then, otherwise),
        (context, work) ->
            (Truth.of(condition.value(context, work)) ? then : otherwise).value(context, work));
  }

  private Node<C> logical(Expr.Logical logical) throws SourceException {
    List<Node<C>> operands = nodes(logical.operands());
    boolean and = logical.and();
    return Fixed.folded(
        operands,
        (context, work) -> {
          PyValue value = Work.MISSING;
          for (Node<C> operand : operands) {
            value = operand.value(context, work);
            if (Truth.of(value) != and) {
              return value;
            }
          }
          return value;
        });
  }

  private Node<C> comparison(Expr.Comparison comparison) throws SourceException {
    List<Node<C>> operands = nodes(comparison.operands());
    List<Comparator> operators = comparison.operators();
    return Fixed.folded(
        operands,
        (context, work) -> {
          PyValue left = operands.getFirst().value(context, work);
          for (int i = 0; i < operators.size(); i++) {
            if (left == Work.MISSING) {
              return PyBool.FALSE;
            }
            PyValue right = operands.get(i + 1).value(context, work);
            if (right == Work.MISSING
                || !Comparators.holds(operators.get(i), comparison, left, right, work)) {
              return PyBool.FALSE;
            }
            left = right;
          }
          return PyBool.TRUE;
        });
  }
}
