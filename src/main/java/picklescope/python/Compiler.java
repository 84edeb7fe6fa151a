package picklescope.python;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.python.Expr.Comparator;

/** Turns an expression into nodes; what needs no names is evaluated here, once. */
final class Compiler<C> {
  private final Scope<C> scope;

  Compiler(Scope<C> scope) {
    this.scope = scope;
  }

  /** A node that needs no context. */
  private record Fixed<C>(PyValue constant) implements Node<C> {
    @Override
    public PyValue value(C context, Work work) {
      return constant;
    }
  }

  Node<C> node(Expr expr) throws SourceException {
    return switch (expr) {
      case Expr.Constant constant -> new Fixed<>(constant.value());
      case Expr.Name name -> name(name);
      case Expr.Attribute attribute -> attribute(attribute);
      case Expr.Subscript subscript -> subscript(subscript);
      case Expr.Slice slice ->
          throw new SourceException(slice.start(), "expected an index, found a slice");
      case Expr.Unary unary -> {
        Node<C> operand = node(unary.operand());
        yield folded(
            List.of(operand),
            (context, work) -> {
              work.step();
              PyValue value = operand.value(context, work);
              return value == Work.MISSING && unary.operator() != Expr.UnaryOperator.NOT
                  ? Work.MISSING
                  : Arithmetic.unary(unary, value, work);
            });
      }
      case Expr.Binary binary -> {
        Node<C> left = node(binary.left());
        Node<C> right = node(binary.right());
        yield folded(
            List.of(left, right),
            (context, work) -> {
              work.step();
              PyValue a = left.value(context, work);
              PyValue b = a == Work.MISSING ? Work.MISSING : right.value(context, work);
              return b == Work.MISSING ? Work.MISSING : Arithmetic.binary(binary, a, b, work);
            });
      }
      case Expr.Logical logical -> logical(logical);
      case Expr.Comparison comparison -> comparison(comparison);
      case Expr.Conditional conditional -> {
        Node<C> condition = node(conditional.condition());
        Node<C> then = node(conditional.then());
        Node<C> otherwise = node(conditional.otherwise());
        yield folded(
            List.of(condition, then, otherwise),
            (context, work) ->
                (Truth.of(condition.value(context, work)) ? then : otherwise).value(context, work));
      }
      case Expr.Invocation invocation -> invocation(invocation);
      case Expr.Display display -> display(display);
      case Expr.DictDisplay display -> dict(display);
    };
  }

  private List<Node<C>> nodes(List<Expr> exprs) throws SourceException {
    var nodes = new ArrayList<Node<C>>(exprs.size());
    for (Expr expr : exprs) {
      nodes.add(node(expr));
    }
    return nodes;
  }

  /** The node, or its value when nothing inside needs a context and it has a value. */
  private static <C> Node<C> folded(List<Node<C>> inside, Node<C> node) {
    for (Node<C> part : inside) {
      if (!(part instanceof Fixed<C>)) {
        return node;
      }
    }
    try {
      return new Fixed<>(node.value(null, new Work(true)));
    } catch (Failure failure) {
      return node; // it fails again, with its message, each time it is evaluated
    }
  }

  private Node<C> name(Expr.Name name) throws SourceException {
    Optional<Scope.Variable<C>> variable = scope.variable(name.name());
    if (variable.isEmpty()) {
      Optional<PyValue> reference = Functions.reference(name.name());
      if (reference.isPresent()) {
        return new Fixed<>(reference.get());
      }
      throw new SourceException(
          name.start(),
          "%s is no value: write '%s' for a text, or __main__.%s for a function"
              .formatted(name.name(), name.name(), name.name()));
    }
    PyValue builtin = Functions.reference(name.name()).orElse(Work.MISSING);
    return variable(variable.get(), name, name.name(), builtin);
  }

  private static <C> Node<C> variable(
      Scope.Variable<C> variable, Expr expr, String name, PyValue otherwise) {
    return (context, work) -> {
      work.step();
      Optional<PyValue> value = variable.value(context);
      if (value.isPresent()) {
        return Truth.plain(value.get());
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
    Optional<PyGlobal> global = References.global(attribute, scope);
    if (global.isPresent()) {
      return new Fixed<>(global.get());
    }
    Node<C> object = node(attribute.object());
    return folded(
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
      return folded(
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
    return folded(
        List.of(object, index),
        (context, work) -> {
          work.step();
          PyValue value = object.value(context, work);
          PyValue at = value == Work.MISSING ? Work.MISSING : index.value(context, work);
          PyValue item =
              at == Work.MISSING ? Work.MISSING : Subscripts.item(subscript, value, at, work);
          return item == Work.MISSING ? Work.MISSING : Truth.plain(item);
        });
  }

  private Node<C> logical(Expr.Logical logical) throws SourceException {
    List<Node<C>> operands = nodes(logical.operands());
    boolean and = logical.and();
    return folded(
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
    return folded(
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

  private Node<C> display(Expr.Display display) throws SourceException {
    List<Node<C>> items = nodes(display.items());
    return folded(
        items,
        (context, work) -> {
          List<PyValue> values = values(items, context, work);
          if (values == null) {
            return Work.MISSING;
          }
          return switch (display.kind()) {
            case LIST -> PyList.of(values);
            case TUPLE -> PyTuple.of(values);
            case SET -> {
              for (int i = 0; i < values.size(); i++) {
                if (!Hashing.isHashable(values.get(i), work)) {
                  yield work.typeError(
                      display.items().get(i),
                      "a "
                          + Kinds.name(values.get(i))
                          + " can't be a dict's key or a set's member");
                }
              }
              yield PySet.of(Hashing.distinct(values, work));
            }
          };
        });
  }

  /** The values, or null when one is missing. */
  private List<PyValue> values(List<Node<C>> nodes, C context, Work work) {
    var values = new ArrayList<PyValue>(nodes.size());
    for (Node<C> node : nodes) {
      work.step();
      PyValue value = node.value(context, work);
      if (value == Work.MISSING) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  private Node<C> dict(Expr.DictDisplay display) throws SourceException {
    List<Node<C>> keys = nodes(display.keys());
    List<Node<C>> values = nodes(display.values());
    var all = new ArrayList<>(keys);
    all.addAll(values);
    return folded(
        all,
        (context, work) -> {
          var dict = PyDict.of();
          for (int i = 0; i < keys.size(); i++) {
            work.step();
            PyValue key = keys.get(i).value(context, work);
            PyValue value = values.get(i).value(context, work);
            if (key == Work.MISSING || value == Work.MISSING) {
              return Work.MISSING;
            }
            if (!Hashing.isHashable(key, work)) {
              return work.typeError(
                  display.keys().get(i),
                  "a " + Kinds.name(key) + " can't be a dict's key or a set's member");
            }
            dict.put(key, value);
          }
          return dict;
        });
  }

  private Node<C> invocation(Expr.Invocation invocation) throws SourceException {
    List<Node<C>> arguments = nodes(invocation.arguments());
    var names = new ArrayList<String>();
    for (Expr.Keyword keyword : invocation.keywords()) {
      names.add(keyword.name());
      arguments.add(node(keyword.value()));
    }
    int positional = invocation.arguments().size();
    Callee<C> callee = callee(invocation, arguments);
    Optional<Method<C>> method = callee.method();
    var inside = new ArrayList<>(arguments);
    method.ifPresent(found -> inside.add(found.object()));
    return folded(
        inside,
        (context, work) -> {
          work.steps(4);
          PyValue object = PyNone.NONE;
          if (method.isPresent()) { // the method is looked up before the arguments are evaluated
            object = method.get().object().value(context, work);
            if (object == Work.MISSING || !Methods.has(object, method.get().name())) {
              return object == Work.MISSING
                  ? Work.MISSING
                  : References.none(invocation.function(), object, method.get().name(), work);
            }
          }
          List<PyValue> all = values(arguments, context, work);
          if (all == null) {
            return Work.MISSING;
          }
          Map<String, PyValue> keywords = new LinkedHashMap<>();
          for (int i = 0; i < names.size(); i++) {
            keywords.put(names.get(i), all.get(positional + i));
          }
          var given = new Functions.Arguments(invocation, all.subList(0, positional), keywords);
          return callee.call().call(object, given, work);
        });
  }

  /** A method of an object. */
  private record Method<C>(Node<C> object, String name) {}

  /** What is called: a function, or a method of an object. */
  private record Callee<C>(Optional<Method<C>> method, Call call) {}

  @FunctionalInterface
  interface Call {
    PyValue call(PyValue object, Functions.Arguments arguments, Work work);
  }

  private Callee<C> callee(Expr.Invocation invocation, List<Node<C>> arguments)
      throws SourceException {
    switch (invocation.function()) {
      case Expr.Name name -> {
        Functions.Entry entry =
            Functions.find(name.name())
                .orElseThrow(() -> notPossible(invocation, name.name() + "()", Functions.names()));
        checkArity(invocation, name.name(), entry.least(), entry.most());
        for (Expr.Keyword keyword : invocation.keywords()) {
          if (!entry.keywords().contains(keyword.name()) && !entry.keywords().contains("*")) {
            throw new SourceException(
                keyword.start(), name.name() + "() has no argument named " + keyword.name());
          }
        }
        return new Callee<>(
            Optional.empty(), (_, values, work) -> entry.function().call(values, work));
      }
      case Expr.Attribute method
          when method.object() instanceof Expr.Name module && module.name().equals("re") -> {
        return new Callee<>(
            Optional.empty(), RegexCalls.of(invocation, method.name(), pattern(arguments)));
      }
      case Expr.Attribute method -> {
        int[] arity =
            Methods.arity(method.name())
                .orElseThrow(
                    () -> notPossible(invocation, "." + method.name() + "()", Methods.names()));
        checkArity(invocation, method.name(), arity[0], arity[1]);
        if (!invocation.keywords().isEmpty()) {
          throw new SourceException(
              invocation.keywords().getFirst().start(), "expected a value without a name");
        }
        return new Callee<>(
            Optional.of(new Method<>(node(method.object()), method.name())),
            (object, values, work) -> Methods.call(method.name(), object, values, work));
      }
      default -> throw notPossible(invocation, "this", Functions.names());
    }
  }

  private Optional<PyValue> pattern(List<Node<C>> arguments) {
    return !arguments.isEmpty() && arguments.getFirst() instanceof Fixed<C> fixed
        ? Optional.of(fixed.constant())
        : Optional.empty();
  }

  private static SourceException notPossible(
      Expr.Invocation invocation, String what, Set<String> possible) {
    return new SourceException(
        invocation.function().start(),
        "%s can't be called here: possible are %s".formatted(what, String.join(", ", possible)));
  }

  static void checkArity(Expr.Invocation invocation, String name, int least, int most)
      throws SourceException {
    int count = invocation.arguments().size();
    if (count < least) {
      throw new SourceException(
          invocation.end() - 1,
          "%s() needs %d value%s".formatted(name, least, least == 1 ? "" : "s"));
    }
    if (count > most) {
      throw new SourceException(
          invocation.arguments().get(most).start(),
          "%s() takes at most %d value%s".formatted(name, most, most == 1 ? "" : "s"));
    }
  }
}
