package picklescope.view.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picklescope.format.ContentSpan;
import picklescope.pickle.ValueSpan;
import picklescope.python.Part;

/** The origin of a value in the payload. */
public sealed interface Origin {
  /** The unknown origin. */
  Origin UNKNOWN = new Assembled(List.of());

  /** The value is encoded in bytes of the pickle. */
  record Bytes(ValueSpan at) implements Origin {}

  /** The value was read from bytes in a format that is not a pickle. */
  record Formatted(ContentSpan at) implements Origin {}

  /** The value consists of bytes of the payload. */
  record Payload(ByteRange bytes) implements Origin {}

  /**
   * An envelope's expression has assembled the value from others.
   *
   * @param inside the origins of its parts, for a dict those of the values; empty if unknown
   */
  record Assembled(List<Origin> inside) implements Origin {
    /** Takes a copy. */
    public Assembled {
      inside = List.copyOf(inside);
    }
  }

  /**
   * An envelope's expression has computed the value.
   *
   * @param from the values of the payload that the expression names
   */
  record Computed(List<ValueSpan> from) implements Origin {
    /** Takes a copy. */
    public Computed {
      from = List.copyOf(from);
    }
  }

  /** Returns the origin of a span, or {@link #UNKNOWN} if it is empty. */
  static Origin of(Optional<ValueSpan> span) {
    return span.<Origin>map(Bytes::new).orElse(UNKNOWN);
  }

  /**
   * Returns the origin of a value with these bytes: those of its parts if it has none of its own,
   * such as a column of CSV, and {@link #UNKNOWN} if they have none.
   */
  static Origin formatted(Optional<ContentSpan> span) {
    return span.map(Origin::formatted).orElse(UNKNOWN);
  }

  private static Origin formatted(ContentSpan at) {
    if (at.end() > at.start()) {
      return new Formatted(at);
    }
    return at.parts().isEmpty()
        ? UNKNOWN
        : new Assembled(at.parts().stream().map(Origin::formatted).toList());
  }

  /** Returns the span of the value, if the pickle contains the value itself. */
  default Optional<ValueSpan> span() {
    return this instanceof Bytes(ValueSpan at) ? Optional.of(at) : Optional.empty();
  }

  /** Returns the bytes of the value; empty if they are unknown. */
  default List<ByteRange> ranges() {
    return switch (this) {
      case Bytes(ValueSpan at) -> List.of(new ByteRange(at.start(), at.end()));
      case Formatted(ContentSpan at) -> List.of(new ByteRange(at.start(), at.end()));
      case Payload(ByteRange bytes) -> List.of(bytes);
      case Assembled(List<Origin> inside) ->
          ByteRange.union(inside.stream().flatMap(part -> part.ranges().stream()).toList());
      case Computed(List<ValueSpan> from) ->
          ByteRange.union(
              from.stream().map(span -> new ByteRange(span.start(), span.end())).toList());
    };
  }

  /**
   * Returns a description of how the value was made from these bytes; empty if they contain the
   * value itself.
   */
  default String description() {
    return switch (this) {
      case Bytes _, Formatted _, Payload _ -> "";
      case Assembled(List<Origin> inside) when inside.isEmpty() -> "no bytes of its own";
      case Assembled _ -> "assembled";
      case Computed _ -> "computed";
    };
  }

  /** Returns a function from the value's parts to their origins. */
  default Function<Part, Origin> parts() {
    return switch (this) {
      case Bytes(ValueSpan at) -> {
        var spans = Spans.parts(at);
        yield part -> of(spans.apply(part).filter(found -> found.value() == part.value()));
      }
      case Formatted(ContentSpan at) -> part -> formatted(at.part(part.index()));
      case Payload _ -> _ -> UNKNOWN;
      case Assembled(List<Origin> inside) ->
          part ->
              part.index() < inside.size() && part.role() != Part.Role.MEMBER
                  ? inside.get(part.index())
                  : UNKNOWN;
      case Computed computed -> _ -> computed;
    };
  }
}
