package picklescope.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import picklescope.capture.Capture;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.net.Network;
import picklescope.net.NetworkException;
import picklescope.net.Ports;
import picklescope.net.SenderNames;

/**
 * A running Picklescope without its surface: ports that receive into the journal, sends that enter
 * it too, and the decoding of what it holds. Any thread may call.
 */
public final class Session implements AutoCloseable {
  private final Journal journal = new Journal();
  private final Ports ports = new Ports(journal);
  private final SenderNames senderNames = new SenderNames();
  private final String computerName = computerName();
  private volatile Envelope envelope = Envelope.auto();

  private final SettingsKeeper settings;

  /** Listens on nothing yet, and remembers nothing: its settings are the usual ones. */
  public Session() {
    this(SettingsKeeper.inMemory(Settings.defaults()));
  }

  /** Listens on nothing yet; the settings are closed with the session. */
  public Session(SettingsKeeper settings) {
    this.settings = settings;
    senderNames.setAliases(settings.get().aliases());
  }

  /** The live capture. */
  public Capture capture() {
    return journal;
  }

  public Ports ports() {
    return ports;
  }

  public SenderNames senderNames() {
    return senderNames;
  }

  /** What is remembered, and the notices about it. */
  public SettingsKeeper settings() {
    return settings;
  }

  /**
   * Adds the ports that the settings name and switches them on or leaves them off. It waits for the
   * system: not for the JavaFX thread.
   */
  public void openRememberedPorts() throws NetworkException {
    for (var port : settings.get().ports()) {
      ports.add(port.number());
      if (!port.on()) {
        ports.toggle(port.number(), false);
      }
    }
  }

  /** Remembers the ports that are there now, on or off, for the next start. */
  public void rememberPorts() {
    var now = ports.list().stream().map(p -> new Settings.Port(p.number(), p.on())).toList();
    settings.update(old -> old.withPorts(now));
  }

  /** How the payloads are laid out. */
  public Envelope envelope() {
    return envelope;
  }

  /**
   * Decodes a datagram as the receiver's callback would see it; up to a few milliseconds of work.
   */
  public Event decode(Datagram datagram) {
    String sender =
        datagram.direction() == Direction.OUT
            ? computerName
            : senderNames.nameOf(datagram.remote().getAddress());
    return envelope.decode(datagram, sender);
  }

  /**
   * Sends bytes as they are and enters them in the capture. It waits for the name service: not for
   * the JavaFX thread.
   */
  public void send(Destination destination, byte[] payload) throws NetworkException {
    try (var network = Network.to(destination.host(), destination.port())) {
      network.sendRaw(payload);
      journal.sent(now(), network.remote(), network.local(), payload);
    }
  }

  private static long now() {
    Instant now = Clock.systemUTC().instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  private static String computerName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  @Override
  public void close() {
    ports.close();
    journal.close();
    senderNames.close();
    settings.close();
  }
}
