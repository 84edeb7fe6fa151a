package picklescope.python.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.python.PyNone;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;
import picklescope.python.source.SourceException;

/** Compiles calls of functions and methods. */
final class CallCompiler<C> {
  private final Compiler<C> compiler;
  private final FunctionTable functions;

  CallCompiler(Compiler<C> compiler, FunctionTable functions) {
    this.compiler = compiler;
    this.functions = functions;
  }

  Node<C> node(Expr.Invocation invocation) throws SourceException {
    List<Node<C>> arguments = compiler.nodes(invocation.arguments());
    var names = new ArrayList<String>();
    for (Expr.Keyword keyword : invocation.keywords()) {
      names.add(keyword.name());
      arguments.add(compiler.node(keyword.value()));
    }
    int positional = invocation.arguments().size();
    Callee<C> callee = callee(invocation, arguments);
    Optional<Method<C>> method = callee.method();
    var inside = new ArrayList<>(arguments);
    method.ifPresent(found -> inside.add(found.object()));
    Node<C> node =
        (context, evaluation) -> {
          evaluation.steps(4);
          PyValue object = PyNone.NONE;
          if (method.isPresent()) { // the method is looked up before the arguments are evaluated
            object = method.get().object().value(context, evaluation);
            if (object == Evaluation.MISSING || !Methods.has(object, method.get().name())) {
              return object == Evaluation.MISSING
                  ? Evaluation.MISSING
                  : Evaluation.known(
                      References.none(
                          invocation.function(), object, method.get().name(), evaluation),
                      object);
            }
          }
          List<PyValue> all = Node.values(arguments, context, evaluation);
          if (all == null) {
            return Evaluation.MISSING;
          }
          Map<String, PyValue> keywords = new LinkedHashMap<>();
          for (int i = 0; i < names.size(); i++) {
            keywords.put(names.get(i), all.get(positional + i));
          }
          var given = new Functions.Arguments(invocation, all.subList(0, positional), keywords);
          return Evaluation.known(
              callee.call().call(object, given, evaluation), all.toArray(PyValue[]::new));
        };
    return callee.varying() ? node : ConstantNode.folded(inside, node);
  }

  /** A method of an object. */
  private record Method<C>(Node<C> object, String name) {}

  /** A function, or a method of an object. */
  private record Callee<C>(Optional<Method<C>> method, boolean varying, Call call) {
    static <C> Callee<C> of(Functions.Entry entry) {
      return new Callee<>(
          Optional.empty(),
          entry.varying(),
          (_, arguments, evaluation) -> entry.function().call(arguments, evaluation));
    }
  }

  @FunctionalInterface
  interface Call {
    PyValue call(PyValue object, Functions.Arguments arguments, Evaluation evaluation);
  }

  private Callee<C> callee(Expr.Invocation invocation, List<Node<C>> arguments)
      throws SourceException {
    return switch (invocation.function()) {
      case Expr.Name name -> function(invocation, name.name());
      case Expr.Attribute dotted
          when dotted.object() instanceof Expr.Name module
              && functions.find(module.name() + "." + dotted.name()).isPresent() ->
          function(invocation, module.name() + "." + dotted.name());
      case Expr.Attribute search
          when search.object() instanceof Expr.Name module && module.name().equals("re") ->
          new Callee<>(
              Optional.empty(),
              false,
              RegexCalls.of(invocation, search.name(), pattern(arguments)));
      case Expr.Attribute method -> method(invocation, method);
      default -> throw notCallable(invocation, "this", functions.names());
    };
  }

  private Callee<C> function(Expr.Invocation invocation, String name) throws SourceException {
    Functions.Entry entry =
        functions
            .find(name)
            .orElseThrow(() -> notCallable(invocation, name + "()", functions.names()));
    checkArity(invocation, name, entry.least(), entry.most());
    for (Expr.Keyword keyword : invocation.keywords()) {
      if (!entry.keywords().contains(keyword.name()) && !entry.keywords().contains("*")) {
        throw new SourceException(
            keyword.start(), name + "() has no argument named " + keyword.name());
      }
    }
    return Callee.of(entry);
  }

  private Callee<C> method(Expr.Invocation invocation, Expr.Attribute method)
      throws SourceException {
    int[] arity =
        Methods.arity(method.name())
            .orElseThrow(
                () -> notCallable(invocation, "." + method.name() + "()", Methods.names()));
    checkArity(invocation, method.name(), arity[0], arity[1]);
    if (!invocation.keywords().isEmpty()) {
      throw new SourceException(
          invocation.keywords().getFirst().start(), "expected a value without a name");
    }
    return new Callee<>(
        Optional.of(new Method<>(compiler.node(method.object()), method.name())),
        false,
        (object, values, evaluation) -> Methods.call(method.name(), object, values, evaluation));
  }

  private Optional<PyValue> pattern(List<Node<C>> arguments) {
    return !arguments.isEmpty() && arguments.getFirst() instanceof ConstantNode<C> fixed
        ? Optional.of(fixed.constant())
        : Optional.empty();
  }

  private static SourceException notCallable(
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
          "%s() needs %s value%s".formatted(name, least, least == 1 ? "" : "s"));
    }
    if (count > most) {
      throw new SourceException(
          invocation.arguments().get(most).start(),
          "%s() takes at most %s value%s".formatted(name, most, most == 1 ? "" : "s"));
    }
  }
}
