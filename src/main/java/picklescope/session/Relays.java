package picklescope.session;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import picklescope.capture.Journal;
import picklescope.event.SourceNames;
import picklescope.filter.Filter;
import picklescope.net.NetworkException;
import picklescope.net.RelayCircle;
import picklescope.net.RelayOptions;
import picklescope.python.source.SourceException;
import picklescope.python.text.Counted;
import picklescope.send.relay.FaultPlan;
import picklescope.send.relay.RelayRule;

/** The relays of a session, which record into its live capture. Thread-safe. */
public final class Relays implements AutoCloseable {
  private final Journal journal;
  private final CaptureView live;
  private final Consumer<String> notices;
  private final List<RunningRelay> running = new CopyOnWriteArrayList<>(); // read without the lock
  private boolean closed;

  /**
   * Creates an empty set.
   *
   * @param notices receives messages for the user
   */
  Relays(Journal journal, CaptureView live, Consumer<String> notices) {
    this.journal = journal;
    this.live = live;
    this.notices = notices;
  }

  /**
   * Opens a relay without rules. Its interface in the files of the capture is {@code relay PORT}.
   *
   * @param chosen which messages and answers have faults
   * @throws NetworkException if the port cannot be opened, or a target is the relay itself; the
   *     message is for the user
   */
  public RunningRelay open(RelayOptions options, FaultPlan plan, Filter chosen)
      throws NetworkException {
    try {
      return open(options, plan, chosen, List.of());
    } catch (SourceException e) {
      throw new IllegalStateException(e); // there is no rule
    }
  }

  /**
   * Opens a relay. Its interface in the files of the capture is {@code relay PORT}.
   *
   * @param chosen which messages and answers have faults
   * @param rules the rules, in order
   * @throws NetworkException if the port cannot be opened, or a target is the relay itself; the
   *     message is for the user
   * @throws SourceException with the position of a mistake in a rule's filter or message
   */
  public synchronized RunningRelay open(
      RelayOptions options, FaultPlan plan, Filter chosen, List<RelayRule> rules)
      throws NetworkException, SourceException {
    if (closed) {
      throw new NetworkException("Picklescope is closing.");
    }
    var sink = journal.sink(SourceNames.relay(options.port()));
    var marks = new RelayMarks(live.marks(), () -> notices.accept(markedText(options.port())));
    var relay = RunningRelay.open(options, plan, chosen, rules, live.decoder(), sink, marks);
    running.add(relay);
    findCircles();
    if (!relay.circle().isEmpty()) {
      notices.accept(circleText(relay.circle()));
    }
    return relay;
  }

  /** Returns whether a relay receives what comes to an address, and has received something. */
  boolean receives(InetSocketAddress to) {
    return !to.getAddress().isMulticastAddress()
        && running.stream()
            .map(RunningRelay::relay)
            .filter(relay -> relay.options().port() == to.getPort())
            .anyMatch(relay -> relay.failure().isEmpty() && relay.counters().received() > 0);
  }

  private static String markedText(int port) {
    return "Relay %s has marked %s as dropped, held, changed or refused, and marks no others. Its rules and faults still apply, and are counted."
        .formatted(port, Counted.messages(RelayMarks.MOST));
  }

  private void findCircles() {
    var circles = new RelayCircle(running.stream().map(one -> one.relay().options()).toList());
    running.forEach(one -> one.setCircle(circles.through(one.relay().options().port())));
  }

  /** Returns the warning about relays that pass messages round. */
  public static String circleText(List<Integer> ports) {
    String way = String.join(" → ", ports.stream().map(port -> "relay " + port).toList());
    return ("Messages go round between relays of this computer: %s → relay %s. Give one of them"
            + " another target.")
        .formatted(way, ports.getFirst());
  }

  /**
   * Closes a relay of this session, which is not one of its relays any longer. A notice tells how
   * many waiting messages were passed on for that.
   */
  public synchronized void close(RunningRelay relay) {
    running.remove(relay);
    relay.close();
    findCircles();
    long early = relay.relay().counters().early();
    if (early > 0) {
      notices.accept(
          "Relay %s has ended: %s passed on at once."
              .formatted(
                  relay.relay().options().port(),
                  Counted.of(early, "message that waited was", "messages that waited were")));
    }
  }

  /** Closes all relays. Has no effect if it is already closed. */
  @Override
  public synchronized void close() {
    closed = true;
    running.forEach(RunningRelay::close);
    running.clear();
  }
}
