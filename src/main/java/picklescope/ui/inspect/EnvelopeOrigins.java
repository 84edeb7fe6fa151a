package picklescope.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picklescope.pickle.ValueSpan;
import picklescope.python.Equality;
import picklescope.python.Expr;
import picklescope.python.Part;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Source;
import picklescope.python.SourceException;

/**
 * Where the values came from that an envelope's expression takes out of the payload {@code p}: what
 * {@code p[1]}, {@code p['pos']}, {@code p[1:]} and displays such as {@code (p[0], p[3])} name.
 * What is computed came from nowhere.
 */
final class EnvelopeOrigins {
  private final ValueSpan payload;

  EnvelopeOrigins(ValueSpan payload) {
    this.payload = payload;
  }

  /** Where the value of an expression came from. */
  Origin of(String expression) {
    try {
      return of(Source.expression(expression));
    } catch (SourceException e) {
      return Origin.UNKNOWN; // an empty one: the envelope does not say this
    }
  }

  private Origin of(Expr expr) {
    return switch (expr) {
      case Expr.Name(_, _, String name) when name.equals("p") -> new Origin.Bytes(payload);
      case Expr.Subscript(_, _, Expr object, Expr.Slice slice) -> slice(of(object), slice);
      case Expr.Subscript(_, _, Expr object, Expr index) -> item(of(object), index);
      case Expr.Display(_, _, Expr.DisplayKind kind, List<Expr> items)
          when kind != Expr.DisplayKind.SET ->
          new Origin.Made(items.stream().map(this::of).toList());
      case Expr.DictDisplay(_, _, _, List<Expr> values) ->
          new Origin.Made(values.stream().map(this::of).toList());
      default -> Origin.UNKNOWN;
    };
  }

  private static Origin item(Origin of, Expr index) {
    return constant(index)
        .flatMap(key -> of.span().flatMap(span -> part(span.origin().value(), key)))
        .map(part -> of.parts().apply(part))
        .orElse(Origin.UNKNOWN);
  }

  private static Optional<Part> part(PyValue around, PyValue key) {
    return switch (around) {
      case PyDict dict -> {
        int place = dict.indexOf(key, new Equality());
        yield place < 0
            ? Optional.empty()
            : Optional.of(new Part(Part.Role.ENTRY, place, dict.value(place)));
      }
      case PyList list -> item(list.items(), key);
      case PyTuple tuple -> item(tuple.items(), key);
      default -> Optional.empty();
    };
  }

  private static Optional<Part> item(List<PyValue> items, PyValue key) {
    if (!(key instanceof PyInt number) || !number.isLong()) {
      return Optional.empty();
    }
    long place = number.longValue() < 0 ? number.longValue() + items.size() : number.longValue();
    return place >= 0 && place < items.size()
        ? Optional.of(new Part(Part.Role.ITEM, (int) place, items.get((int) place)))
        : Optional.empty();
  }

  /** Only from a place to another, one by one. */
  private static Origin slice(Origin of, Expr.Slice slice) {
    List<PyValue> items =
        switch (of.span().map(span -> span.origin().value()).orElse(PyTuple.of())) {
          case PyList list -> list.items();
          case PyTuple tuple -> tuple.items();
          default -> List.of();
        };
    Optional<Integer> from = bound(slice.lower(), 0, items.size());
    Optional<Integer> to = bound(slice.upper(), items.size(), items.size());
    if (from.isEmpty() || to.isEmpty() || slice.step().isPresent()) {
      return Origin.UNKNOWN;
    }
    var parts = new ArrayList<Origin>();
    IntStream.range(from.get(), to.get())
        .mapToObj(i -> of.parts().apply(new Part(Part.Role.ITEM, i, items.get(i))))
        .forEach(parts::add);
    return new Origin.Made(parts);
  }

  private static Optional<Integer> bound(Optional<Expr> bound, int otherwise, int size) {
    if (bound.isEmpty()) {
      return Optional.of(otherwise);
    }
    return constant(bound.get())
        .filter(value -> value instanceof PyInt number && number.isLong())
        .map(value -> ((PyInt) value).longValue())
        .map(place -> Math.clamp(place < 0 ? place + size : place, 0, size));
  }

  private static Optional<PyValue> constant(Expr expr) {
    return switch (expr) {
      case Expr.Constant(_, _, PyValue value) -> Optional.of(value);
      case Expr.Unary(_, _, Expr.UnaryOperator sign, Expr.Constant(_, _, PyInt number))
          when sign == Expr.UnaryOperator.MINUS && number.isLong() ->
          Optional.of(PyInt.of(-number.longValue()));
      default -> Optional.empty();
    };
  }
}
