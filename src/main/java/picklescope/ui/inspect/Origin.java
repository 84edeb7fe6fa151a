package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picklescope.pickle.ValueSpan;
import picklescope.python.Part;

/** Where a value came from. */
sealed interface Origin {
  /** It is not known. */
  Origin UNKNOWN = new Made(List.of());

  /** From bytes of the pickle. */
  record Bytes(ValueSpan at) implements Origin {}

  /**
   * An envelope's expression made it.
   *
   * @param inside where its parts came from; for a dict those of the values; none if not known
   */
  record Made(List<Origin> inside) implements Origin {
    /** Takes a copy. */
    public Made {
      inside = List.copyOf(inside);
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

  /** Where its parts came from. */
  default Function<Part, Origin> parts() {
    return switch (this) {
      case Bytes(ValueSpan at) -> {
        var spans = Spans.parts(at);
        yield part -> of(spans.apply(part).filter(found -> found.value() == part.value()));
      }
      case Made(List<Origin> inside) ->
          part ->
              part.index() < inside.size() && part.role() != Part.Role.MEMBER
                  ? inside.get(part.index())
                  : UNKNOWN;
    };
  }
}
