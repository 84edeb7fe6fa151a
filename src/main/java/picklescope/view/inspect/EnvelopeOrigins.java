package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picklescope.pickle.ValueSpan;
import picklescope.python.Equality;
import picklescope.python.Part;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

/**
 * Finds the origins of values that an envelope's expression takes from the payload {@code p}: for
 * {@code p[1]}, {@code p['pos']}, {@code p[1:]} and displays such as {@code (p[0], p[3])} the bytes
 * of the values. In concatenated sequences, {@code p[1] + p[2]}, the items have their own bytes;
 * any other computed value has the bytes of all values that the expression names.
 */
final class EnvelopeOrigins {
  private final ValueSpan payload;

  EnvelopeOrigins(ValueSpan payload) {
    this.payload = payload;
  }

  /** Returns the origin of the value of an expression. */
  Origin of(String expression) {
    try {
      return of(Source.expression(expression));
    } catch (SourceException e) {
      return Origin.UNKNOWN; // empty: the envelope does not have this expression
    }
  }

  private Origin of(Expr expr) {
    return switch (expr) {
      case Expr.Name(_, _, String name) when name.equals("p") -> new Origin.Bytes(payload);
      case Expr.Subscript(_, _, Expr object, Expr.Slice slice) ->
          known(slice(of(object), slice), expr);
      case Expr.Subscript(_, _, Expr object, Expr index) -> known(item(of(object), index), expr);
      case Expr.Display(_, _, Expr.DisplayKind kind, List<Expr> items)
          when kind != Expr.DisplayKind.SET && !unpacks(items) ->
          new Origin.Assembled(items.stream().map(this::of).toList());
      case Expr.DictDisplay(_, _, List<Expr> keys, List<Expr> values) when !unpacks(keys) ->
          new Origin.Assembled(values.stream().map(this::of).toList());
      case Expr.Binary(_, _, Expr.BinaryOperator operator, Expr left, Expr right)
          when operator == Expr.BinaryOperator.ADD && items(of(left)).isPresent() ->
          items(of(right))
              .<Origin>map(more ->
                  new Origin.Assembled(
                      Stream.concat(items(of(left)).orElseThrow().stream(), more.stream())
                          .toList()))
              .orElseGet(() -> computed(expr));
      default -> computed(expr);
    };
  }

  /**
   * Returns the origins of the items of a sequence; empty if it is not a sequence or they are
   * unknown.
   */
  private static Optional<List<Origin>> items(Origin origin) {
    return switch (origin) {
      case Origin.Assembled(List<Origin> inside) -> Optional.of(inside);
      case Origin.Bytes(ValueSpan at) -> {
        List<PyValue> items = sequence(at.origin().value());
        var parts = origin.parts();
        yield items.isEmpty()
            ? Optional.empty()
            : Optional.of(
                IntStream.range(0, items.size())
                    .mapToObj(i -> parts.apply(new Part(Part.Role.ITEM, i, items.get(i))))
                    .toList());
      }
      case Origin.Payload _, Origin.Formatted _, Origin.Computed _ -> Optional.empty();
    };
  }

  private static List<PyValue> sequence(PyValue value) {
    return switch (value) {
      case PyList list -> list.items();
      case PyTuple tuple -> tuple.items();
      default -> List.of();
    };
  }

  private Origin known(Origin origin, Expr expr) {
    return origin.equals(Origin.UNKNOWN) ? computed(expr) : origin;
  }

  private Origin computed(Expr expr) {
    var named = new ArrayList<ValueSpan>();
    inside(expr).forEach(part -> name(part, named));
    return named.isEmpty() ? Origin.UNKNOWN : new Origin.Computed(named);
  }

  /** Adds the values of the payload that an expression names. */
  private void name(Expr expr, List<ValueSpan> named) {
    switch (of(expr)) {
      case Origin.Bytes(ValueSpan at) -> named.add(at);
      case Origin.Computed(List<ValueSpan> from) -> named.addAll(from);
      case Origin.Assembled(List<Origin> parts) ->
          parts.forEach(part -> part.span().ifPresent(named::add));
      case Origin.Payload _, Origin.Formatted _ -> {}
    }
  }

  private static boolean unpacks(List<Expr> items) {
    return items.stream().anyMatch(Expr.Unpacked.class::isInstance);
  }

  private static List<Expr> inside(Expr expr) {
    return switch (expr) {
      case Expr.Constant _, Expr.Name _, Expr.Slice _ -> List.of();
      case Expr.Attribute(_, _, Expr object, _) -> List.of(object);
      case Expr.Subscript(_, _, Expr object, Expr index) -> List.of(object, index);
      case Expr.Unary(_, _, _, Expr operand) -> List.of(operand);
      case Expr.Binary(_, _, _, Expr left, Expr right) -> List.of(left, right);
      case Expr.Logical(_, _, _, List<Expr> operands) -> operands;
      case Expr.Comparison(_, _, _, List<Expr> operands) -> operands;
      case Expr.Conditional(_, _, Expr then, Expr condition, Expr otherwise) ->
          List.of(then, condition, otherwise);
      case Expr.Invocation call ->
          Stream.of(
                  Stream.of(call.function()),
                  call.arguments().stream(),
                  call.keywords().stream().map(Expr.Keyword::value))
              .flatMap(some -> some)
              .toList();
      case Expr.Display(_, _, _, List<Expr> items) -> items;
      case Expr.Unpacked(_, _, Expr value) -> List.of(value);
      case Expr.DictDisplay(_, _, List<Expr> keys, List<Expr> values) ->
          Stream.concat(keys.stream(), values.stream()).toList();
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

  /** Returns the origin of a slice without a step. */
  private static Origin slice(Origin of, Expr.Slice slice) {
    List<PyValue> items =
        sequence(of.span().map(span -> span.origin().value()).orElse(PyTuple.of()));
    Optional<Integer> from = bound(slice.lower(), 0, items.size());
    Optional<Integer> to = bound(slice.upper(), items.size(), items.size());
    if (from.isEmpty() || to.isEmpty() || slice.step().isPresent()) {
      return Origin.UNKNOWN;
    }
    var parts = new ArrayList<Origin>();
    IntStream.range(from.get(), to.get())
        .mapToObj(i -> of.parts().apply(new Part(Part.Role.ITEM, i, items.get(i))))
        .forEach(parts::add);
    return new Origin.Assembled(parts);
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
