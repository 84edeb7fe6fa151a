package picklescope.session;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picklescope.demo.DemoLab;
import picklescope.demo.DemoRun;
import picklescope.demo.LabComputer;
import picklescope.event.Envelope;
import picklescope.event.PortSender;
import picklescope.net.NetworkException;
import picklescope.net.PortPlace;
import picklescope.net.PortState;
import picklescope.net.Ports;

/**
 * The demo lab in a session: it sends to the first port that listens everywhere, or to one that is
 * opened for it meanwhile. Its senders are guests, with names and envelopes that are not
 * remembered: they last as long as the session, so that what was received stays readable. The
 * settings stay as they are. Thread-safe.
 */
public final class Demo implements AutoCloseable {
  private static final Duration MOST = Duration.ofHours(12);

  /** Ports of which one is opened if none listens: none that programs known to us use. */
  private static final int FIRST_PORT = 24_950;

  private static final int PORTS_TRIED = 50;

  private final Ports ports;
  private final RememberedPorts remembered;
  private final PortEnvelopes envelopes;
  private final AddressNames names;
  private Optional<DemoRun> run = Optional.empty(); // guarded by this
  private volatile Map<LabComputer, InetSocketAddress> senders = Map.of();
  private volatile OptionalInt port = OptionalInt.empty();

  Demo(Ports ports, RememberedPorts remembered, PortEnvelopes envelopes, AddressNames names) {
    this.ports = ports;
    this.remembered = remembered;
    this.envelopes = envelopes;
    this.names = names;
  }

  /** Starts the lab on a thread of its own; has no effect while it plays. */
  public synchronized void start() {
    if (!isPlaying()) {
      run = Optional.of(DemoRun.start(DemoLab.USUAL_SEED, MOST, new InSession()));
    }
  }

  /** Stops the lab without waiting for that. */
  public synchronized void stop() {
    run.ifPresent(DemoRun::stop);
  }

  /** Returns whether the lab sends, or is about to. */
  public synchronized boolean isPlaying() {
    return run.filter(one -> one.state() == DemoRun.State.PLAYING).isPresent();
  }

  /** Returns and forgets why the lab could not go on, for the user; empty if it has not failed. */
  public synchronized Optional<String> nextProblem() {
    var failed = run.filter(one -> one.state() == DemoRun.State.FAILED);
    if (failed.isPresent()) {
      run = Optional.empty();
    }
    return failed.map(DemoRun::problem);
  }

  /** Returns from where a computer sends; empty unless the lab plays or has played. */
  public Optional<InetSocketAddress> sender(LabComputer computer) {
    return Optional.ofNullable(senders.get(computer));
  }

  /** Returns how many messages Anna and Ben have answered since the lab was started. */
  public synchronized long answered() {
    return run.map(DemoRun::answered).orElse(0L);
  }

  /** Returns the port to which the lab sends; empty unless it plays. */
  public OptionalInt port() {
    return port;
  }

  /** Stops the lab and waits until it has ended. */
  @Override
  public void close() {
    Optional<DemoRun> last;
    synchronized (this) {
      last = run;
    }
    last.ifPresent(DemoRun::close);
  }

  /** Prepares the session; called by the lab's thread. */
  private final class InSession implements DemoRun.Stage {
    @Override
    public int begin(Map<LabComputer, InetSocketAddress> from) throws NetworkException {
      int number = openPort();
      senders = Map.copyOf(from);
      envelopes.host(layouts(number, from));
      names.host(isShared(from) ? Map.of() : shownNames(from));
      port = OptionalInt.of(number);
      return number;
    }

    @Override
    public void end() {
      port = OptionalInt.empty();
      remembered.endGuest();
      if (isShared(senders)) { // with what other programs of this computer send
        envelopes.host(Map.of());
      }
    }
  }

  private int openPort() throws NetworkException {
    for (var one : ports.list()) {
      if (one.state() instanceof PortState.Open
          && one.spec().place() instanceof PortPlace.Everywhere) {
        return one.number();
      }
    }
    for (int number = FIRST_PORT; number < FIRST_PORT + PORTS_TRIED; number++) {
      if (remembered.openGuest(number)) {
        return number;
      }
    }
    throw new NetworkException(
        "The demo needs a port that listens: switch one on, or end the program that has it.");
  }

  /** Returns whether all have one address, where a system has no others. */
  private static boolean isShared(Map<LabComputer, InetSocketAddress> senders) {
    var addresses = new LinkedHashSet<Object>();
    senders.values().forEach(sender -> addresses.add(sender.getAddress()));
    return addresses.size() < senders.size();
  }

  static Map<PortSender, Envelope> layouts(int port, Map<LabComputer, InetSocketAddress> senders) {
    var layouts = new HashMap<PortSender, Envelope>();
    boolean shared = isShared(senders);
    senders.forEach((computer, from) -> {
      var sender = new PortSender(port, from.getAddress());
      layouts.put(sender, shared ? LabComputer.sharedEnvelope() : computer.envelope());
    });
    return layouts;
  }

  private static Map<String, String> shownNames(Map<LabComputer, InetSocketAddress> senders) {
    var shown = new LinkedHashMap<String, String>();
    senders.forEach(
        (computer, from) -> shown.put(from.getAddress().getHostAddress(), computer.shown()));
    return shown;
  }
}
