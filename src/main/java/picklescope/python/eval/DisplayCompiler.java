package picklescope.python.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyStr;
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
    List<Node<C>> items = nodes(display.items());
    return ConstantNode.folded(
        items,
        (context, evaluation) -> {
          List<PyValue> values = values(display.items(), items, context, evaluation);
          if (values == null) {
            return Evaluation.MISSING;
          }
          return switch (display.kind()) {
            case LIST -> PyList.of(values);
            case TUPLE -> PyTuple.of(values);
            case SET -> {
              for (int i = 0; i < values.size(); i++) {
                if (!Hashing.isHashable(values.get(i), evaluation)) {
                  Expr at = values.size() == items.size() ? display.items().get(i) : display;
                  yield notHashable(at, values.get(i), evaluation);
                }
              }
              yield Hashing.set(values, evaluation);
            }
          };
        });
  }

  /** Compiles items or keys, of which an unpacked one has the value that it unpacks. */
  private List<Node<C>> nodes(List<Expr> items) throws SourceException {
    var nodes = new ArrayList<Node<C>>(items.size());
    for (Expr item : items) {
      nodes.add(compiler.node(item instanceof Expr.Unpacked unpacked ? unpacked.value() : item));
    }
    return nodes;
  }

  /** Returns the values of items, or null if one is missing. */
  private static <C> @Nullable List<PyValue> values(
      List<Expr> items, List<Node<C>> nodes, C context, Evaluation evaluation) {
    List<PyValue> values = Node.values(nodes, context, evaluation);
    if (values == null || items.stream().noneMatch(Expr.Unpacked.class::isInstance)) {
      return values;
    }
    var all = new ArrayList<PyValue>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Expr.Unpacked unpacked) {
        var elements = Subscripts.elements(values.get(i), evaluation);
        if (elements.isEmpty()) {
          evaluation.typeError(
              unpacked, PythonTypes.inMessage(values.get(i)) + " has no items to iterate over");
          return null;
        }
        evaluation.length(all.size() + (long) elements.get().size(), unpacked);
        evaluation.steps(elements.get().size());
        all.addAll(elements.get());
      } else {
        all.add(values.get(i));
      }
    }
    return all;
  }

  private static PyValue notHashable(Expr at, PyValue value, Evaluation evaluation) {
    return evaluation.typeError(
        at, "a " + PythonTypes.name(value) + " can't be a dict's key or a set's member");
  }

  Node<C> node(Expr.DictDisplay display) throws SourceException {
    List<Node<C>> keys = nodes(display.keys());
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
            if (display.keys().get(i) instanceof Expr.Unpacked unpacked) {
              if (!putAll(dict, key, unpacked, evaluation)) {
                return Evaluation.MISSING;
              }
              continue;
            }
            if (!Hashing.isHashable(key, evaluation)) {
              return notHashable(display.keys().get(i), key, evaluation);
            }
            dict.put(evaluation.plain(key), value, evaluation.equality());
          }
          return dict;
        });
  }

  /** Puts all entries of a dict into another one; returns false if the value is no dict. */
  private static boolean putAll(
      PyDict dict, PyValue from, Expr.Unpacked unpacked, Evaluation evaluation) {
    if (!(evaluation.shallow(from) instanceof PyDict more)) {
      evaluation.typeError(
          unpacked, "expected a dict after **, found " + PythonTypes.inMessage(from));
      return false;
    }
    evaluation.length(dict.size() + (long) more.size(), unpacked);
    evaluation.steps(more.size());
    for (var entry : evaluation.withPlainKeys(more).entries()) {
      dict.put(entry.key(), entry.value(), evaluation.equality());
    }
    return true;
  }

  /** Compiles the keyword arguments of a message: a dict in which no name is given twice. */
  Node<C> keywords(List<Expr.Keyword> keywords) throws SourceException {
    List<Node<C>> values = nodes(keywords.stream().map(Expr.Keyword::value).toList());
    return ConstantNode.folded(
        values,
        (context, evaluation) -> {
          var dict = PyDict.of();
          for (int i = 0; i < values.size(); i++) {
            PyValue value = values.get(i).value(context, evaluation);
            if (value == Evaluation.MISSING) {
              return Evaluation.MISSING;
            }
            var keyword = keywords.get(i);
            var more = PyDict.of();
            if (!(keyword.value() instanceof Expr.Unpacked unpacked)) {
              more.put(keyword.key(), value);
            } else if (!putAll(more, value, unpacked, evaluation)) {
              return Evaluation.MISSING;
            }
            for (var entry : more.entries()) {
              if (!(entry.key() instanceof PyStr name)) {
                return evaluation.typeError(
                    keyword.value(),
                    "an argument's name is a text, not " + PythonTypes.inMessage(entry.key()));
              }
              if (dict.get(name).isPresent()) {
                return evaluation.typeError(
                    keyword.value(), "the argument " + name + " is given twice");
              }
              dict.put(name, entry.value(), evaluation.equality());
            }
          }
          return dict;
        });
  }
}
