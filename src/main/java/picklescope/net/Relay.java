package picklescope.net;

import java.io.IOException;
import java.net.InetAddress;
import picklescope.event.NumberedSink;
import picklescope.system.OperatingSystem;

/**
 * Stands between senders and receivers: what comes to its port is recorded and passed on, byte for
 * byte, to each of its targets, and what a target answers is recorded and goes back to the sender
 * that it belongs to. The targets see this computer's address as the sender's. A program in Vizard
 * answers to the relay's port instead, see {@link RelayOptions#vizardAnswers}.
 *
 * <p>Each message is recorded once, as it has arrived: those of senders with the relay's port as
 * the local one, those of targets with the port of the socket that was opened for their sender. A
 * message that a {@link RelayPolicy} has changed is also recorded as it was sent.
 *
 * <p>All of it happens on one thread, {@code relay}, which never waits for a target: what the
 * system does not take at once is counted. It ends with {@link #close()}. Thread-safe.
 */
public final class Relay implements AutoCloseable {
  private final RelayOptions options;
  private final RelayCounts counts;
  private final RelayLoop loop;

  private Relay(RelayOptions options, RelayCounts counts, RelayLoop loop) {
    this.options = options;
    this.counts = counts;
    this.loop = loop;
  }

  /**
   * Opens a relay that passes on all messages at once.
   *
   * @param sink records the messages; only this relay's thread calls the methods that must come
   *     from one thread
   * @throws NetworkException if the port cannot be opened, or a target is the relay itself
   */
  public static Relay open(RelayOptions options, NumberedSink sink) throws NetworkException {
    return open(options, sink, RelayPolicy.NONE, (_, _) -> {});
  }

  /**
   * Opens a relay.
   *
   * @param sink records the messages; only this relay's thread calls the methods that must come
   *     from one thread
   * @param policy decides about each message
   * @param listener is told of refusals and of changed messages
   * @throws NetworkException if the port cannot be opened, or a target is the relay itself
   */
  public static Relay open(
      RelayOptions options, NumberedSink sink, RelayPolicy policy, RelayListener listener)
      throws NetworkException {
    options.check();
    var system = OperatingSystem.running();
    try {
      var port =
          new PortSocket.Opening(PortSpec.of(options.port()), PortSharing.EXCLUSIVE, system)
              .open()
              .getFirst();
      try {
        var counts = new RelayCounts();
        options.targets().stream()
            .filter(target -> Interfaces.isBroadcast(target.getAddress()))
            .findFirst()
            .ifPresent(target -> counts.advise(broadcast(target.getAddress())));
        return new Relay(
            options, counts, new RelayLoop(options, policy, port, sink, counts, listener));
      } catch (IOException e) {
        port.channel().close();
        throw e;
      }
    } catch (IOException e) {
      throw new NetworkException(
          new BindReason(options.port(), PortSharing.EXCLUSIVE, system).withHolder(e), e);
    }
  }

  private static String broadcast(InetAddress target) {
    return "%s is a broadcast address: messages go to all computers there,"
            .formatted(target.getHostAddress())
        + " but their answers do not come back. To get answers, name each computer as a target.";
  }

  /** Returns what it does. */
  public RelayOptions options() {
    return options;
  }

  /** Returns its counters. */
  public RelayCounters counters() {
    return counts.now(SystemDrops.known());
  }

  /**
   * Returns why the last message that could not be passed on was not, for the user; empty if all
   * were. Refusals do not count.
   */
  public String problem() {
    return counts.problem();
  }

  /**
   * Returns what the user had better change, because a target seems to answer to the relay's port;
   * empty if none does.
   */
  public String advice() {
    return counts.advice();
  }

  /** Makes the relay's thread ask its policy for messages that it releases. */
  public void wake() {
    loop.wake();
  }

  /** Returns why it has stopped by itself, for the user; empty if it has not. */
  public String failure() {
    return loop.failure();
  }

  /**
   * Closes the port and all sockets, which are free when this method returns. Messages that wait
   * for their time or for the policy are passed on before, and counted. Has no effect if it is
   * already closed.
   */
  @Override
  public void close() {
    loop.close();
  }
}
