package picklescope.view.ports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picklescope.net.PortSharing;
import picklescope.net.PortSpec;
import picklescope.net.UdpPort;

/**
 * The lines of the list of ports. The line of a port that was removed stays for a while to undo
 * that, so that no other line moves under the pointer. For one thread.
 */
public final class PortList {
  /** How long a removal can be undone at least. */
  static final Duration UNDO = Duration.ofSeconds(10);

  /** A line of the list. */
  public sealed interface Line {
    /** Returns the number of the port. */
    int number();

    /** A port. */
    record Listed(PortsStatus.Entry entry) implements Line {
      @Override
      public int number() {
        return entry.port().number();
      }
    }

    /**
     * A port that was removed.
     *
     * @param on whether it was on
     */
    record Removed(PortSpec spec, PortSharing sharing, boolean on) implements Line {
      @Override
      public int number() {
        return spec.number();
      }
    }
  }

  private record Removal(Line.Removed port, long nanos) {}

  private final Map<Integer, Removal> removals = new HashMap<>();
  private Set<Integer> listed = Set.of();

  /** Creates an empty list. */
  public PortList() {}

  /**
   * Records that the user has removed a port.
   *
   * @param now the time in nanoseconds, of any origin
   */
  public void remove(UdpPort port, long now) {
    var removed = new Line.Removed(port.spec(), port.sharing(), port.on());
    removals.put(port.number(), new Removal(removed, now));
  }

  /** Returns how a port was that has been removed and not been added again. */
  public Optional<Line.Removed> removed(int number) {
    return Optional.ofNullable(removals.get(number)).map(Removal::port);
  }

  /** Records that a port has been added. */
  public void add(int number) {
    removals.remove(number);
  }

  /** Returns whether a port is in the list and has not been removed. */
  public boolean contains(int number) {
    return listed.contains(number) && !removals.containsKey(number);
  }

  /**
   * Returns the lines in ascending order of their numbers.
   *
   * @param now the time in nanoseconds, of the same origin
   * @param mayMove whether lines may move: the user points at none of them
   */
  public List<Line> lines(PortsStatus status, long now, boolean mayMove) {
    if (mayMove) {
      removals.values().removeIf(removal -> now - removal.nanos() >= UNDO.toNanos());
    }
    var lines = new ArrayList<Line>();
    var shown = new HashSet<Integer>(removals.keySet());
    removals.values().forEach(removal -> lines.add(removal.port()));
    for (var entry : status.entries()) {
      if (shown.add(entry.port().number())) {
        lines.add(new Line.Listed(entry));
      }
    }
    listed =
        status.entries().stream()
            .map(entry -> entry.port().number())
            .collect(Collectors.toUnmodifiableSet());
    lines.sort(Comparator.comparingInt(Line::number));
    return List.copyOf(lines);
  }
}
