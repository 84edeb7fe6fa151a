package picklescope.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picklescope.event.SourceNames;
import picklescope.send.Destination;
import picklescope.stream.StreamSource;

/**
 * The names of the lines of a plot: that of the sender, with an address, port or computer of a lab
 * where several have one name. A source has the same name in all series. For one thread.
 */
final class LineNames {
  private final Map<StreamSource, String> names = new LinkedHashMap<>();

  /** Creates it without names. */
  LineNames() {}

  /** Returns the name of a source. */
  String of(StreamSource source, String sender) {
    return names.computeIfAbsent(source, _ -> unused(source, sender));
  }

  private String unused(StreamSource source, String sender) {
    List<String> wanted = wanted(source, sender);
    boolean isHostClear =
        source.host().isEmpty() || source.host().equals(sender) || isOnlyAt(source);
    Stream<String> longer =
        isHostClear
            ? wanted.stream().skip(1)
            : wanted.stream().map(one -> SourceNames.onHost(one, source.host()));
    return Stream.concat(Stream.of(wanted.getFirst()), longer)
        .filter(name -> !names.containsValue(name))
        .findFirst()
        .orElse(wanted.getLast() + " (" + names.size() + ")");
  }

  /** Returns names of a source, the shortest first: the first one that is not used is taken. */
  private List<String> wanted(StreamSource source, String sender) {
    String port = " to " + source.port();
    return switch (source.direction()) {
      case IN -> {
        // Computers with one name are told apart by their addresses, ports of one by these.
        String address = sender + " " + source.address();
        String longer = isNamedAlone(source, sender) ? sender + port : address;
        yield List.of(sender, longer, address + port);
      }
      case OUT -> {
        String sent = sender + " sent";
        String to = sent + " to ";
        String place = new Destination(source.address(), source.port()).toString();
        yield List.of(
            sent, isNamedAlone(source, sent) ? sent + port : to + source.address(), to + place);
      }
    };
  }

  /** Returns whether an address has sent at one computer of a lab only. */
  private boolean isOnlyAt(StreamSource source) {
    return names.keySet().stream()
        .filter(other -> other.address().equals(source.address()))
        .allMatch(other -> other.host().equals(source.host()));
  }

  /** Returns whether a short name is that of an address. */
  private boolean isNamedAlone(StreamSource source, String name) {
    return names.entrySet().stream()
        .filter(one -> one.getValue().equals(name))
        .anyMatch(one -> one.getKey().address().equals(source.address()));
  }
}
