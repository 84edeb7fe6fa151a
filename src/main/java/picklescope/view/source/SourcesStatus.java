package picklescope.view.source;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.session.Elsewhere;
import picklescope.session.SourceCounts;

/**
 * The relays, passive captures and what other computers record, at one time.
 *
 * @param items them, in their order
 * @param closed what those have recorded and lost that are not open any longer
 * @param elsewhere what has come of other computers
 * @param elsewherePerSecond how many messages a second of other computers have come lately
 */
public record SourcesStatus(
    List<Item> items, SourceCounts closed, Elsewhere elsewhere, double elsewherePerSecond) {
  /** None. */
  public static final SourcesStatus NONE = of(List.of(), SourceCounts.NONE);

  /**
   * A relay or a passive capture.
   *
   * @param name names it among all sources, such as {@code relay 4950}
   * @param ports the ports that it receives at or watches
   * @param faults its faults on purpose, in words; empty if it has none or is not open
   * @param totals what it has received and lost
   */
  public record Item(
      String name, SourceLine line, List<Integer> ports, String faults, Totals totals) {
    /** Copies the list. */
    public Item {
      ports = List.copyOf(ports);
    }
  }

  /** Copies the list. */
  public SourcesStatus {
    items = List.copyOf(items);
  }

  /** Returns the state of sources while no other computer records. */
  public static SourcesStatus of(List<Item> items, SourceCounts closed) {
    return new SourcesStatus(items, closed, Elsewhere.NONE, 0);
  }

  /** Returns those of all entries. */
  public static List<Item> items(List<SourceEntry> entries) {
    return entries.stream().filter(SourceEntry::isSource).map(SourceEntry::item).toList();
  }

  /** Returns the ports of all of them. */
  public SortedSet<Integer> ports() {
    return items.stream()
        .flatMap(item -> item.ports().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the names of those that receive or watch, and of open pipes. */
  public List<String> openNames() {
    var here =
        items.stream()
            .filter(item ->
                item.line().kind() == PortKind.LISTENING || item.line().kind() == PortKind.WARNED)
            .map(Item::name);
    return Stream.concat(here, elsewhere.open().stream()).toList();
  }

  /** Returns what all of them have received and lost, also those that are not open any longer. */
  public Totals totals() {
    return Totals.of(items.stream().map(Item::totals))
        .plus(Totals.of(closed, 0))
        .plus(Totals.of(elsewhere, elsewherePerSecond));
  }

  /** Returns that faults on purpose are on, for the status bar; empty if none are. */
  public String faultsText() {
    var faulty = faulty();
    return switch (faulty.size()) {
      case 0 -> "";
      case 1 -> "▲ Faults are on: " + faulty.getFirst().name();
      default -> "▲ Faults are on: %d relays".formatted(faulty.size());
    };
  }

  /** Returns which faults are on, a line for each relay; empty if none are. */
  public String faultsDetails() {
    return faulty().stream()
        .map(item -> "On purpose, at %s: %s".formatted(item.name(), item.faults()))
        .collect(Collectors.joining("\n"));
  }

  private List<Item> faulty() {
    return items.stream().filter(item -> !item.faults().isEmpty()).toList();
  }
}
