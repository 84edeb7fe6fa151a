package picklescope.view.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picklescope.event.Direction;
import picklescope.stream.StreamFilter;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;
import picklescope.stream.StreamSource;

/**
 * What one computer sends to a port, or what is sent to it: a sender in the tree with its streams.
 *
 * @param title the sender's name; with its address and the computer of a lab that published its
 *     messages if others have the same name, and with the port if messages come to several
 * @param rows its streams, at least one
 */
public record StreamBranch(StreamSource source, String title, List<StreamRow> rows) {
  /** The least rate at which messages are expected to go on, a second. */
  private static final double REGULAR = 1;

  private static final double LONG = 2; // seconds
  private static final double MANY = 20; // of the usual longest intervals

  /** Copies the list. */
  public StreamBranch {
    rows = List.copyOf(rows);
  }

  /**
   * Returns the senders in the order of their names, each with its streams by their titles.
   *
   * @param names the user's names of computers, by their addresses
   */
  public static List<StreamBranch> of(List<StreamRow> rows, Map<String, String> names) {
    Map<StreamSource, List<StreamRow>> sources = new LinkedHashMap<>();
    for (StreamRow row : rows) {
      if (row.key() instanceof StreamKey.Sent sent) {
        sources.computeIfAbsent(sent.source(), _ -> new ArrayList<>()).add(row);
      }
    }
    Map<String, Set<String>> places = new HashMap<>(); // by the names of senders
    sources.forEach((source, streams) -> {
      if (source.direction() == Direction.IN) {
        places
            .computeIfAbsent(StreamText.sender(streams.getFirst()), _ -> new HashSet<>())
            .add(source.place(""));
      }
    });
    boolean ports =
        sources.keySet().stream()
                .filter(source -> source.direction() == Direction.IN)
                .mapToInt(StreamSource::port)
                .distinct()
                .count()
            > 1;
    var branches = new ArrayList<StreamBranch>();
    sources.forEach((source, streams) -> {
      String name = StreamText.sender(streams.getFirst());
      boolean alone = places.getOrDefault(name, Set.of()).size() == 1;
      streams.sort(StreamColumn.MESSAGES.order());
      String title =
          source.direction() == Direction.OUT
              ? destination(source, name, names)
              : sender(source, name, alone, ports);
      branches.add(new StreamBranch(source, title, streams));
    });
    branches.sort(
        Comparator.comparing(StreamBranch::isSent)
            .thenComparing(StreamBranch::title, String.CASE_INSENSITIVE_ORDER));
    return branches;
  }

  private static String destination(StreamSource source, String sender, Map<String, String> names) {
    String to =
        "to %s:%d".formatted(names.getOrDefault(source.address(), source.address()), source.port());
    return source.host().isEmpty() ? to : sender + " " + to;
  }

  private static String sender(StreamSource source, String name, boolean alone, boolean ports) {
    String sender = alone ? name : source.nameOf(name);
    return ports ? "%s → %d".formatted(sender, source.port()) : sender;
  }

  private boolean isSent() {
    return source.direction() == Direction.OUT;
  }

  /** Returns the rate of all its streams together, messages a second. */
  public double rateNow() {
    return rows.stream().mapToDouble(StreamRow::rateNow).sum();
  }

  /** Returns whether one of its streams is odd or has fallen silent. */
  public boolean needsAttention() {
    return rows.stream().anyMatch(row -> row.isOdd() || isSilent(row));
  }

  /** Returns the filter that chooses its messages. */
  public String filter() {
    return StreamFilter.of(source);
  }

  /** Returns whether a stream that came regularly has stopped. */
  public static boolean isSilent(StreamRow row) {
    double usual = row.intervals().p99();
    return row.rate() >= REGULAR && row.silent() > Math.max(LONG, MANY * usual);
  }
}
