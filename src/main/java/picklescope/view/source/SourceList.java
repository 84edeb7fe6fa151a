package picklescope.view.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lines of a list of sources. The line of a source that was removed stays for a while to undo
 * that, so that no other line moves under the pointer. For one thread.
 *
 * @param <S> the type of the sources
 */
public final class SourceList<S> {
  /** How long a removal can be undone at least. */
  static final Duration UNDO = Duration.ofSeconds(10);

  /** A line of the list. */
  public sealed interface Line<S> {
    /** Returns the source as it is, or as it was when it was removed. */
    S source();

    /** A source. */
    record Listed<S>(@Override S source) implements Line<S> {}

    /** A source that was removed. */
    record Removed<S>(@Override S source) implements Line<S> {}
  }

  private record Removal<S>(Line.Removed<S> line, long nanos) {}

  private final Function<S, String> name;
  private final Comparator<Line<S>> order;
  private final Map<String, Removal<S>> removals = new HashMap<>();
  private Set<String> listed = Set.of();

  /**
   * Creates an empty list.
   *
   * @param name returns the name of a source, which no other one has
   * @param order the order of the lines
   */
  public SourceList(Function<S, String> name, Comparator<S> order) {
    this.name = name;
    this.order = Comparator.comparing(Line::source, order);
  }

  /**
   * Records that the user has removed a source.
   *
   * @param now the time in nanoseconds, of any origin
   */
  public void remove(S source, long now) {
    removals.put(name.apply(source), new Removal<>(new Line.Removed<>(source), now));
  }

  /** Returns how a source was that has been removed and not been added again. */
  public Optional<S> removed(String removedName) {
    return Optional.ofNullable(removals.get(removedName)).map(removal -> removal.line().source());
  }

  /** Records that a source has been added. */
  public void add(String addedName) {
    removals.remove(addedName);
  }

  /** Returns whether a source is in the list and has not been removed. */
  public boolean contains(String askedName) {
    return listed.contains(askedName) && !removals.containsKey(askedName);
  }

  /**
   * Returns the lines in their order.
   *
   * @param sources those that there are now
   * @param now the time in nanoseconds, of the same origin
   * @param mayMove whether lines may move: the user points at none of them
   */
  public List<Line<S>> lines(List<S> sources, long now, boolean mayMove) {
    if (mayMove) {
      removals.values().removeIf(removal -> now - removal.nanos() >= UNDO.toNanos());
    }
    var lines = new ArrayList<Line<S>>();
    var shown = new HashSet<String>(removals.keySet());
    removals.values().forEach(removal -> lines.add(removal.line()));
    for (var source : sources) {
      if (shown.add(name.apply(source))) {
        lines.add(new Line.Listed<>(source));
      }
    }
    listed = sources.stream().map(name).collect(Collectors.toUnmodifiableSet());
    lines.sort(order);
    return List.copyOf(lines);
  }
}
