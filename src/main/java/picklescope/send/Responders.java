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
 * Runs responders over what a live capture receives, on one thread, {@code responders}, which is
 * there while one is on. It looks each millisecond, so that receiving is not delayed by it.
 *
 * <p>What was sent from one of our own listening ports, or by a responder, is never answered: so
 * none answers itself or another.
 */
public final class Responders implements AutoCloseable {
  private final Capture capture;
  private final MessageReading reading;
  private final Supplier<Envelopes> envelopes;
  private final ResponderSockets sockets;
  private final List<Responder> responders = new CopyOnWriteArrayList<>();
  private Optional<ResponderRun> run = Optional.empty(); // guarded by this

  /**
   * Nothing runs until a responder is switched on.
   *
   * @param reading how datagrams are read
   * @param envelopes how ports want to be written to
   * @param listening whether a port is one that we listen on
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

  /** Those that are there, in the order in which they were added. */
  public List<Responder> list() {
    return List.copyOf(responders);
  }

  /** Adds one, switched off. */
  public void add(Responder responder) {
    responders.add(responder);
  }

  /** Switches one off and takes it away. */
  public void remove(Responder responder) {
    switchOff(responder);
    responders.remove(responder);
  }

  /**
   * Switches one on: it answers what arrives from now on. It may wait for the name service: not for
   * the JavaFX thread.
   *
   * @throws NetworkException if its destination is not known
   */
  public synchronized void switchOn(Responder responder) throws NetworkException {
    sockets.open(responder);
    responder.switchOn();
    if (run.isEmpty()) {
      run = Optional.of(ResponderRun.start(capture, reading, envelopes, responders, sockets));
    }
  }

  /** Switches one off: what waits to be answered by it is not answered. */
  public void switchOff(Responder responder) {
    responder.switchOff();
    sockets.close(responder);
    stopWhenAllAreOff();
  }

  /** Switches all off. */
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
