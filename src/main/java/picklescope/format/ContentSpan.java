package picklescope.format;

import java.util.List;
import java.util.Optional;

/**
 * The bytes of a value in a payload.
 *
 * @param start the offset of the first byte
 * @param end the offset after the last byte
 * @param parts the bytes of the items of a sequence or the values of a dict, in their order; empty
 *     for other values
 */
public record ContentSpan(int start, int end, List<ContentSpan> parts) {
  /** The span of a value that has no bytes of its own. */
  public static final ContentSpan NONE = new ContentSpan(0, 0, List.of());

  /** Copies the parts. */
  public ContentSpan {
    parts = List.copyOf(parts);
  }

  /** Returns the span of a value without parts. */
  public static ContentSpan of(int start, int end) {
    return new ContentSpan(start, end, List.of());
  }

  /** Returns the span that begins where the first of its parts does and ends with the last. */
  public static ContentSpan around(List<ContentSpan> parts) {
    return parts.isEmpty()
        ? NONE
        : new ContentSpan(parts.getFirst().start(), parts.getLast().end(), parts);
  }

  /** Returns the span of a part; empty if there is none. */
  public Optional<ContentSpan> part(int index) {
    return index >= 0 && index < parts.size() ? Optional.of(parts.get(index)) : Optional.empty();
  }

  /** Returns whether a byte is one of these. */
  public boolean contains(int offset) {
    return offset >= start && offset < end;
  }
}
