package picklescope.python.eval;

import java.util.ArrayList;
import java.util.List;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;
import picklescope.python.source.SourceException;

/** Compiles displays of lists, tuples, sets and dicts. */
final class DisplayCompiler<C> {
  private final Compiler<C> compiler;

  DisplayCompiler(Compiler<C> compiler) {
    this.compiler = compiler;
  }

  Node<C> node(Expr.Display display) throws SourceException {
    List<Node<C>> items = compiler.nodes(display.items());
    return ConstantNode.folded(
        items,
        (context, evaluation) -> {
          List<PyValue> values = Node.values(items, context, evaluation);
          if (values == null) {
            return Evaluation.MISSING;
          }
          return switch (display.kind()) {
            case LIST -> PyList.of(values);
            case TUPLE -> PyTuple.of(values);
            case SET -> {
              for (int i = 0; i < values.size(); i++) {
                if (!Hashing.isHashable(values.get(i), evaluation)) {
                  yield evaluation.typeError(
                      display.items().get(i),
                      "a "
                          + PythonTypes.name(values.get(i))
                          + " can't be a dict's key or a set's member");
                }
              }
              yield Hashing.set(values, evaluation);
            }
          };
        });
  }

  Node<C> node(Expr.DictDisplay display) throws SourceException {
    List<Node<C>> keys = compiler.nodes(display.keys());
    List<Node<C>> values = compiler.nodes(display.values());
    var all = new ArrayList<>(keys);
    all.addAll(values);
    return ConstantNode.folded(
        all,
        (context, evaluation) -> {
          var dict = PyDict.of();
          for (int i = 0; i < keys.size(); i++) {
            evaluation.step();
            PyValue key = keys.get(i).value(context, evaluation);
            PyValue value = values.get(i).value(context, evaluation);
            if (key == Evaluation.MISSING || value == Evaluation.MISSING) {
              return Evaluation.MISSING;
            }
            if (!Hashing.isHashable(key, evaluation)) {
              return evaluation.typeError(
                  display.keys().get(i),
                  "a " + PythonTypes.name(key) + " can't be a dict's key or a set's member");
            }
            dict.put(evaluation.plain(key), value, evaluation.equality());
          }
          return dict;
        });
  }
}
