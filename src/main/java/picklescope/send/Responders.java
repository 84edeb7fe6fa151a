package picklescope.send;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import picklescope.capture.Capture;
import picklescope.event.Envelopes;
import picklescope.net.NetworkException;

/**
 * Runs responders over the datagrams of a live capture, on one thread, {@code responders}, which
 * exists while at least one responder is on. It polls the capture each millisecond, so that
 * receiving is not delayed.
 *
 * <p>Datagrams that were sent from one of our listening ports or by a responder are never answered,
 * so that responders do not answer each other.
 */
public final class Responders implements AutoCloseable {
  private final Capture capture;
  private final MessageReading reading;
  private final Supplier<Envelopes> envelopes;
  private final ResponderSockets sockets;
  private final List<Responder> responders = new CopyOnWriteArrayList<>();
  private Optional<ResponderRun> run = Optional.empty(); // guarded by this

  /**
   * Creates an empty set of responders; the thread is started when one is switched on.
   *
   * @param reading how datagrams are decoded
   * @param envelopes returns the envelopes of the ports
   * @param listening whether a port is one of our listening ports
   */
  public Responders(
      Capture capture,
      MessageReading reading,
      Supplier<Envelopes> envelopes,
      Transmitter.Sockets sockets,
      Transmitter.Sent sent,
      IntPredicate listening) {
    this.capture = capture;
    this.reading = reading;
    this.envelopes = envelopes;
    this.sockets = new ResponderSockets(sockets, sent, listening);
  }

  /** Returns the responders in the order in which they were added. */
  public List<Responder> list() {
    return List.copyOf(responders);
  }

  /** Adds a responder; it is not switched on. */
  public void add(Responder responder) {
    responders.add(responder);
  }

  /** Switches a responder off and removes it. */
  public void remove(Responder responder) {
    switchOff(responder);
    responders.remove(responder);
  }

  /**
   * Switches a responder on: it answers the messages that arrive from now on. It may wait for the
   * name service, so this must not be called on the JavaFX thread.
   *
   * @throws NetworkException if the destination is unknown
   */
  public synchronized void switchOn(Responder responder) throws NetworkException {
    sockets.open(responder);
    responder.switchOn();
    if (run.isEmpty()) {
      run = Optional.of(ResponderRun.start(capture, reading, envelopes, responders, sockets));
    }
  }

  /** Switches a responder off; its delayed answers are not sent. */
  public void switchOff(Responder responder) {
    responder.switchOff();
    sockets.close(responder);
    stopWhenAllAreOff();
  }

  /** Switches all responders off. */
  public void switchAllOff() {
    list().forEach(this::switchOff);
  }

  private synchronized void stopWhenAllAreOff() {
    if (responders.stream().noneMatch(one -> one.state() == Responder.State.ON)) {
      run.ifPresent(ResponderRun::close);
      run = Optional.empty();
      sockets.close();
    }
  }

  @Override
  public void close() {
    switchAllOff();
  }
}
