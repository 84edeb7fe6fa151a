package picklescope.view.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picklescope.pickle.ValueSpan;
import picklescope.python.Part;

/** Where a value came from. */
public sealed interface Origin {
  /** It is not known. */
  Origin UNKNOWN = new Made(List.of());

  /** From bytes of the pickle. */
  record Bytes(ValueSpan at) implements Origin {}

  /** It is bytes of the payload as they are. */
  record Payload(Extent bytes) implements Origin {}

  /**
   * An envelope's expression put it together.
   *
   * @param inside where its parts came from; for a dict those of the values; none if not known
   */
  record Made(List<Origin> inside) implements Origin {
    /** Takes a copy. */
    public Made {
      inside = List.copyOf(inside);
    }
  }

  /**
   * An envelope's expression worked it out.
   *
   * @param from the values of the payload that it names
   */
  record Computed(List<ValueSpan> from) implements Origin {
    /** Takes a copy. */
    public Computed {
      from = List.copyOf(from);
    }
  }

  /** From those bytes, if they are known. */
  static Origin of(Optional<ValueSpan> span) {
    return span.<Origin>map(Bytes::new).orElse(UNKNOWN);
  }

  /** Its bytes in the pickle, if it lies there as it is. */
  default Optional<ValueSpan> span() {
    return this instanceof Bytes(ValueSpan at) ? Optional.of(at) : Optional.empty();
  }

  /** Which bytes it came from; none if they are not known. */
  default List<Extent> extents() {
    return switch (this) {
      case Bytes(ValueSpan at) -> List.of(new Extent(at.start(), at.end()));
      case Payload(Extent bytes) -> List.of(bytes);
      case Made(List<Origin> inside) ->
          Extent.union(inside.stream().flatMap(part -> part.extents().stream()).toList());
      case Computed(List<ValueSpan> from) ->
          Extent.union(from.stream().map(span -> new Extent(span.start(), span.end())).toList());
    };
  }

  /** How it came from them, in words; empty if it lies there as it is. */
  default String words() {
    return switch (this) {
      case Bytes _, Payload _ -> "";
      case Made(List<Origin> inside) when inside.isEmpty() -> "no bytes of its own";
      case Made _ -> "put together";
      case Computed _ -> "computed";
    };
  }

  /** Where its parts came from. */
  default Function<Part, Origin> parts() {
    return switch (this) {
      case Bytes(ValueSpan at) -> {
        var spans = Spans.parts(at);
        yield part -> of(spans.apply(part).filter(found -> found.value() == part.value()));
      }
      case Payload _ -> _ -> UNKNOWN;
      case Made(List<Origin> inside) ->
          part ->
              part.index() < inside.size() && part.role() != Part.Role.MEMBER
                  ? inside.get(part.index())
                  : UNKNOWN;
      case Computed computed -> _ -> computed;
    };
  }
}
