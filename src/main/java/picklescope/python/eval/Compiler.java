package picklescope.python.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyBool;
import picklescope.python.PyGlobal;
import picklescope.python.PyNone;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;
import picklescope.python.source.Expr.Comparator;
import picklescope.python.source.SourceException;

/** Compiles an expression to nodes; parts without names are evaluated here, once. */
final class Compiler<C> {
  private final Scope<C> scope;
  private final FunctionTable functions;

  Compiler(Scope<C> scope, FunctionTable functions) {
    this.scope = scope;
    this.functions = functions;
  }

  Node<C> node(Expr expr) throws SourceException {
    return switch (expr) {
      case Expr.Constant constant -> new ConstantNode<>(constant.value());
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
      case Expr.Unpacked unpacked ->
          throw new SourceException(
              unpacked.start(),
              "* before a value is possible in send(...), a list, a tuple, a set or a dict, not in"
                  + " another call");
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
        return new ConstantNode<>(reference.get());
      }
      throw new SourceException(
          name.start(),
          "%s is not a value: write '%s' for a text, or __main__.%s for a function"
              .formatted(name.name(), name.name(), name.name()));
    }
    PyValue builtin = functions.reference(name.name()).orElse(Evaluation.MISSING);
    return variable(variable.get(), name, name.name(), builtin);
  }

  private static <C> Node<C> variable(
      Scope.Variable<C> variable, Expr expr, String name, PyValue otherwise) {
    return (context, evaluation) -> {
      evaluation.step();
      Optional<PyValue> value = variable.value(context);
      if (value.isPresent()) {
        return PlainValues.plain(value.get());
      }
      return otherwise != Evaluation.MISSING
          ? otherwise
          : evaluation.fail("NameError", expr, "there is no " + name);
    };
  }

  private Node<C> attribute(Expr.Attribute attribute) throws SourceException {
    if (attribute.object() instanceof Expr.Name object) {
      String path = object.name() + "." + attribute.name();
      Optional<Scope.Variable<C>> variable = scope.variable(path);
      if (variable.isPresent()) {
        return variable(variable.get(), attribute, path, Evaluation.MISSING);
      }
    }
    Optional<PyGlobal> global = References.global(attribute, scope, functions);
    if (global.isPresent()) {
      return new ConstantNode<>(global.get());
    }
    Node<C> object = node(attribute.object());
    return ConstantNode.folded(
        List.of(object),
        (context, evaluation) -> {
          evaluation.step();
          PyValue value = object.value(context, evaluation);
          return value == Evaluation.MISSING
              ? Evaluation.MISSING
              : References.attribute(attribute, value, evaluation);
        });
  }

  private Node<C> subscript(Expr.Subscript subscript) throws SourceException {
    Node<C> object = node(subscript.object());
    if (subscript.index() instanceof Expr.Slice slice) {
      var none = new ConstantNode<C>(PyNone.NONE);
      Node<C> lower = slice.lower().isPresent() ? node(slice.lower().get()) : none;
      Node<C> upper = slice.upper().isPresent() ? node(slice.upper().get()) : none;
      Node<C> step = slice.step().isPresent() ? node(slice.step().get()) : none;
      return ConstantNode.folded(
          List.of(object, lower, upper, step),
          (context, evaluation) -> {
            PyValue value = object.value(context, evaluation);
            PyValue[] parts = {
              lower.value(context, evaluation),
              upper.value(context, evaluation),
              step.value(context, evaluation)
            };
            boolean missing =
                value == Evaluation.MISSING || Arrays.asList(parts).contains(Evaluation.MISSING);
            return missing
                ? Evaluation.MISSING
                : Evaluation.known(Subscripts.slice(subscript, value, parts, evaluation), value);
          });
    }
    Node<C> index = node(subscript.index());
    return ConstantNode.folded(
        List.of(object, index),
        (context, evaluation) -> {
          evaluation.step();
          PyValue value = object.value(context, evaluation);
          PyValue at =
              value == Evaluation.MISSING ? Evaluation.MISSING : index.value(context, evaluation);
          PyValue item =
              at == Evaluation.MISSING
                  ? Evaluation.MISSING
                  : Evaluation.known(Subscripts.item(subscript, value, at, evaluation), value, at);
          return item == Evaluation.MISSING ? Evaluation.MISSING : PlainValues.plain(item);
        });
  }

  private Node<C> unary(Expr.Unary unary) throws SourceException {
    Node<C> operand = node(unary.operand());
    return ConstantNode.folded(
        List.of(operand),
        (context, evaluation) -> {
          evaluation.step();
          PyValue value = operand.value(context, evaluation);
          return value == Evaluation.MISSING && unary.operator() != Expr.UnaryOperator.NOT
              ? Evaluation.MISSING
              : Evaluation.known(Arithmetic.unary(unary, value, evaluation), value);
        });
  }

  private Node<C> binary(Expr.Binary binary) throws SourceException {
    Node<C> left = node(binary.left());
    Node<C> right = node(binary.right());
    return ConstantNode.folded(
        List.of(left, right),
        (context, evaluation) -> {
          evaluation.step();
          PyValue a = left.value(context, evaluation);
          PyValue b =
              a == Evaluation.MISSING ? Evaluation.MISSING : right.value(context, evaluation);
          return b == Evaluation.MISSING
              ? Evaluation.MISSING
              : Evaluation.known(Arithmetic.binary(binary, a, b, evaluation), a, b);
        });
  }

  private Node<C> conditional(Expr.Conditional conditional) throws SourceException {
    Node<C> condition = node(conditional.condition());
    Node<C> then = node(conditional.then());
    Node<C> otherwise = node(conditional.otherwise());
    return ConstantNode.folded(
        List.of(condition, then, otherwise),
        (context, evaluation) ->
            (Evaluation.isTrue(condition.value(context, evaluation)) ? then : otherwise)
                .value(context, evaluation));
  }

  private Node<C> logical(Expr.Logical logical) throws SourceException {
    List<Node<C>> operands = nodes(logical.operands());
    boolean and = logical.and();
    return ConstantNode.folded(
        operands,
        (context, evaluation) -> {
          PyValue value = Evaluation.MISSING;
          for (Node<C> operand : operands) {
            value = operand.value(context, evaluation);
            if (Evaluation.isTrue(value) != and) {
              return value;
            }
          }
          return value;
        });
  }

  private Node<C> comparison(Expr.Comparison comparison) throws SourceException {
    List<Node<C>> operands = nodes(comparison.operands());
    List<Comparator> operators = comparison.operators();
    return ConstantNode.folded(
        operands,
        (context, evaluation) -> {
          PyValue left = operands.getFirst().value(context, evaluation);
          for (int i = 0; i < operators.size(); i++) {
            if (left == Evaluation.MISSING) {
              return PyBool.FALSE;
            }
            PyValue right = operands.get(i + 1).value(context, evaluation);
            if (right == Evaluation.MISSING
                || !ComparisonOperators.holds(
                    operators.get(i), comparison, left, right, evaluation)) {
              return PyBool.FALSE;
            }
            left = right;
          }
          return PyBool.TRUE;
        });
  }
}
