package picklescope.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import picklescope.capture.PublishedAs;
import picklescope.feed.FeedException;
import picklescope.feed.HostName;
import picklescope.feed.LabAddress;
import picklescope.feed.Publisher;
import picklescope.feed.nats.NatsBroker;
import picklescope.net.NetworkException;
import picklescope.settings.PublishSetting;

/** Publishes the live capture to brokers. Thread-safe. */
public final class Publishings implements AutoCloseable {
  private static final String PASSWORD = "NATS_PASSWORD";

  private final Recorder recorder;
  private final Publisher.Facts facts;
  private final BooleanSupplier watches;
  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private final Queue<Open> open = new ConcurrentLinkedQueue<>();
  private final Set<PublishedAs> opened = ConcurrentHashMap.newKeySet();

  private record Open(Publisher publisher, PublishedAs place) {}

  /**
   * Creates it; nothing is published.
   *
   * @param facts what is published about this computer
   * @param watches returns whether what others publish enters the live capture
   */
  Publishings(Recorder recorder, Publisher.Facts facts, BooleanSupplier watches) {
    this.recorder = recorder;
    this.facts = facts;
    this.watches = watches;
  }

  /**
   * Makes what a broker needs to keep what is published under a name, and publishes nothing.
   *
   * @throws FeedException if the broker cannot be reached, or refuses it
   */
  public static void prepare(LabAddress broker, HostName host) throws FeedException {
    try (var connected = NatsBroker.connect(broker)) {
      connected.outlet(host);
    }
  }

  /**
   * Begins to publish, behind recording, until it or the session is closed.
   *
   * @param host the name under which it is published
   */
  public Publisher open(LabAddress broker, HostName host) {
    var place = new PublishedAs(host.text(), broker.toString());
    var publication =
        new Publisher.Publication(
            () -> NatsBroker.connect(broker),
            host,
            recorder.captureName(),
            () -> recorder.leftToPublish(place));
    recorder.publishAs(place);
    var publisher = new Publisher(recorder.journal(), publication, facts);
    open.add(new Open(publisher, place));
    opened.add(place);
    return publisher;
  }

  /**
   * Returns the other brokers to which earlier sessions were to publish under a name, and have not
   * published all. Waits for the disk.
   */
  public List<String> othersWaiting(LabAddress broker, HostName host) {
    return recorder.brokersOf(host.text()).stream()
        .filter(other -> !other.equals(broker.toString()))
        .toList();
  }

  /**
   * Returns the state without the brokers to which something was published later: who publishes
   * there sees what becomes of it.
   */
  SourceState.Publishing looked(SourceState.Publishing state) {
    String host = state.publisher().host().text();
    return new SourceState.Publishing(
        state.publisher(),
        state.othersWaiting().stream()
            .filter(broker -> !opened.contains(new PublishedAs(host, broker)))
            .toList());
  }

  /**
   * Begins to publish as a setting of the user demands. May query the name service, and waits for
   * the disk.
   *
   * @throws NetworkException if that cannot be; the message is for the user
   */
  SourceState.Publishing open(PublishSetting setting) throws NetworkException {
    try {
      var environment = new HashMap<>(System.getenv());
      passwords.computeIfPresent(
          setting.server(),
          (_, password) -> {
            environment.put(PASSWORD, password);
            return password;
          });
      var host =
          setting.host().isEmpty() ? HostName.ofThisComputer() : new HostName(setting.host());
      var broker = LabAddress.of(setting.server(), environment);
      var others = othersWaiting(broker, host);
      requireNoWatching(); // last: the user may have begun while a name was looked up
      return new SourceState.Publishing(open(broker, host), others);
    } catch (IllegalArgumentException e) {
      throw new NetworkException(String.valueOf(e.getMessage()));
    }
  }

  private void requireNoWatching() throws NetworkException {
    if (watches.getAsBoolean()) {
      throw new NetworkException(
          "This window watches a lab or has done so, and what others publish must not be published"
              + " a second time. Close it, start Picklescope again, and switch this on there.");
    }
  }

  /**
   * Sets the password of the user in the address of a broker. It is not kept for the next start.
   */
  public void setPassword(String server, String password) {
    passwords.put(server, password);
  }

  /** Returns whether anything is published; then no lab can be watched. */
  public boolean isOpen() {
    return !open.isEmpty();
  }

  /**
   * Ends publishing, after 3 seconds at most; what is recorded from now on is not published. Has no
   * effect if it has ended.
   */
  void close(Publisher publisher) {
    publisher.close();
    for (var one : open) {
      if (one.publisher() == publisher) {
        open.remove(one);
        recorder.publishNoLonger(one.place());
      }
    }
  }

  /** Ends all publishing; what is not published is left to the next session that publishes. */
  @Override
  public void close() {
    open.forEach(one -> one.publisher().close());
    boolean isLate = false;
    for (var one : open) {
      if (one.publisher().state().waiting() > 0) {
        isLate = true;
      } else {
        recorder.confirmed(one.place());
      }
    }
    if (isLate) {
      recorder.leave();
    } else if (!open.isEmpty()) {
      recorder.leaveConfirmed();
    }
  }
}
