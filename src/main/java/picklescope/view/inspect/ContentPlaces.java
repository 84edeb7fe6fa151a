package picklescope.view.inspect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picklescope.format.ContentSpan;
import picklescope.format.TracedContent;
import picklescope.python.PyDict;

/** Finds lines of the value tree by the bytes from which a format has read their values. */
final class ContentPlaces {
  private ContentPlaces() {}

  /**
   * Returns the line of the innermost value with a byte, or with a key there; empty if there is
   * none.
   *
   * @param maxDepth how many lines contain the line at most
   */
  static Optional<ValueNode> find(List<ValueNode> roots, int offset, int maxDepth) {
    Optional<ValueNode> at =
        roots.stream()
            .filter(root -> span(root).filter(one -> one.contains(offset)).isPresent())
            .findFirst()
            .or(() -> afterKey(roots, offset));
    for (int depth = 0; depth < maxDepth && at.isPresent(); depth++) {
      ValueNode around = at.get();
      Optional<ValueNode> inside =
          span(around)
              .flatMap(one -> part(one, offset, isDict(around)))
              .flatMap(index -> ValueTree.child(around, index));
      if (inside.isEmpty()) {
        break;
      }
      at = inside;
    }
    return at;
  }

  /**
   * Returns the bytes after those that were read, perhaps none; empty if all were read, or if it is
   * not known which bytes the values are from.
   *
   * @param length the number of bytes of the payload
   */
  static Optional<ByteRange> unread(TracedContent read, int length) {
    boolean known = read.end() > 0 || read.content().isEmpty();
    return known && !read.content().isWhole()
        ? Optional.of(new ByteRange(Math.min(read.end(), length), length))
        : Optional.empty();
  }

  /** Returns the keyword argument whose name may have a byte: the next one after it. */
  private static Optional<ValueNode> afterKey(List<ValueNode> roots, int offset) {
    return roots.stream()
        .filter(root -> root.content() instanceof ValueNode.Value of && isKeyword(of))
        .filter(root -> span(root).filter(one -> one.start() > offset).isPresent())
        .min(Comparator.comparingInt(root -> span(root).orElseThrow().start()));
  }

  private static boolean isKeyword(ValueNode.Value of) {
    return of.around().filter(around -> around instanceof PyDict).isPresent();
  }

  private static boolean isDict(ValueNode node) {
    return node.content() instanceof ValueNode.Value of && of.value() instanceof PyDict;
  }

  private static Optional<ContentSpan> span(ValueNode node) {
    return node.content() instanceof ValueNode.Value of
            && of.origin() instanceof Origin.Formatted(ContentSpan at)
        ? Optional.of(at)
        : Optional.empty();
  }

  /**
   * Returns the index of the part that contains a byte.
   *
   * @param keyed whether bytes before a part, such as those of its key, belong to it too
   */
  private static Optional<Integer> part(ContentSpan around, int offset, boolean keyed) {
    List<ContentSpan> parts = around.parts();
    int next = -1;
    for (int i = 0; i < parts.size(); i++) {
      ContentSpan part = parts.get(i);
      if (part.contains(offset)) {
        return Optional.of(i);
      }
      if (part.start() > offset && (next < 0 || part.start() < parts.get(next).start())) {
        next = i;
      }
    }
    return keyed && next >= 0 && offset > around.start() ? Optional.of(next) : Optional.empty();
  }
}
