package picklescope.session;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import picklescope.event.Datagram;

/**
 * Finds the ports and relays of this session that record the same messages as a passive capture.
 * Used on one thread; any thread may ask what was found.
 */
final class SeenTwice implements Consumer<Datagram> {
  private final Function<Datagram, Optional<String>> receiver;
  private final String networkInterface;
  private final Consumer<String> notices;
  private final Map<Integer, Datagram> first = new ConcurrentHashMap<>(); // by port

  /**
   * Creates one that has found nothing.
   *
   * @param receiver returns the name of the source that receives a datagram too, if it is open now
   * @param networkInterface what is captured, for the user
   * @param notices receives a message for the user when the first datagram to a port is seen
   */
  SeenTwice(
      Function<Datagram, Optional<String>> receiver,
      String networkInterface,
      Consumer<String> notices) {
    this.receiver = receiver;
    this.networkInterface = networkInterface;
    this.notices = notices;
  }

  /** Looks at a datagram that the capture has seen come to this computer. */
  @Override
  public void accept(Datagram seen) {
    int port = SeenDatagrams.to(seen).getPort();
    if (!first.containsKey(port)) {
      receiver
          .apply(seen)
          .ifPresent(name -> {
            first.put(port, seen);
            notices.accept(text(name));
          });
    }
  }

  /** Returns a text for the user about each that was found and is still open. */
  List<String> texts() {
    return first.values().stream()
        .map(receiver)
        .flatMap(Optional::stream)
        .sorted()
        .map(this::text)
        .toList();
  }

  /** Returns a text for the user about a source. */
  String text(String source) {
    return "%s and the passive capture of %s record the same messages: "
            .formatted(upper(source), networkInterface)
        + "streams, rates, alarms and exports count each twice. Switch one of the two off, or "
        + "filter: source == '%s'".formatted(source);
  }

  private static String upper(String source) {
    return source.substring(0, 1).toUpperCase(Locale.ROOT) + source.substring(1);
  }
}
