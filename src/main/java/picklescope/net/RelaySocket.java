package picklescope.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.LongConsumer;

/**
 * A connected socket of a relay: it sends the messages of one sender to one target, receives that
 * target's answers, and is told of refusals. Used on the relay's thread.
 */
final class RelaySocket {
  private static final int SEND_BUFFER = 4 << 20;

  /** For a target that answers with many messages at once. */
  private static final ReceiveBuffer ANSWERS = new ReceiveBuffer(4 << 20);

  private static final int MOST_REFUSALS = 8;

  /** So many messages that were received together make it worthwhile to send them together. */
  private static final int MANY = 32;

  private static final int UNKNOWN = -1;

  private final DatagramChannel channel;
  private final InetSocketAddress target;
  private final InetSocketAddress local;
  private final BatchReceiver receiver;
  private final LongConsumer refused;
  private final LastSent last = new LastSent();
  private int descriptor = UNKNOWN;
  private boolean descriptorAsked;
  private boolean takesPackets;
  private long latestBatch;
  private int together;
  private boolean failed;
  private long drops; // of answers

  private RelaySocket(
      DatagramChannel channel,
      InetSocketAddress target,
      InetSocketAddress local,
      LongConsumer refused) {
    this.channel = channel;
    this.target = target;
    this.local = local;
    this.refused = refused;
    this.receiver = new ChannelReceiver(channel);
  }

  /**
   * Opens a socket that does not wait.
   *
   * @param refused receives the number of a message that was refused
   */
  static RelaySocket open(InetSocketAddress target, LongConsumer refused) throws IOException {
    var channel = DatagramChannel.open(family(target));
    try {
      channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
      ANSWERS.askFor(channel);
      channel.configureBlocking(false);
      channel.connect(target);
      var local = (InetSocketAddress) channel.getLocalAddress();
      return new RelaySocket(channel, target, local, refused);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw new IOException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }
  }

  /** A socket for both IP versions would look up the route of each message to an IPv4 address. */
  private static StandardProtocolFamily family(InetSocketAddress target) {
    return target.getAddress() instanceof Inet4Address
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }

  /** Starts watching for answers and refusals. */
  void register(Selector selector, Runnable ready) throws IOException {
    channel.register(selector, SelectionKey.OP_READ, ready);
  }

  InetSocketAddress target() {
    return target;
  }

  /** Returns our own address and port towards the target. */
  InetSocketAddress local() {
    return local;
  }

  /** Sends a message, now or with others that were received with it. */
  void send(ByteBuffer payload, long number, RelayBatch batch, RelayCounts counts) {
    if (isBatched(batch) && payload.hasRemaining()) {
      batch.add(this, payload, number);
    } else {
      batch.flush(); // what came before goes before
      sendNow(payload, number, counts);
    }
  }

  private boolean isBatched(RelayBatch batch) {
    if (!descriptorAsked && isBusy(batch) && batch.mayAskForDescriptor()) {
      descriptorAsked = true;
      descriptor = OwnSocket.boundTo(local.getPort()).map(OwnSocket::descriptor).orElse(UNKNOWN);
      takesPackets =
          descriptor != UNKNOWN && isOnThisComputer() && LinuxSocket.knowsSegments(descriptor);
    }
    return descriptor != UNKNOWN;
  }

  private boolean isOnThisComputer() {
    var address = target.getAddress();
    return address.isLoopbackAddress() || address.equals(local.getAddress());
  }

  /** Returns whether many messages come together. */
  private boolean isBusy(RelayBatch batch) {
    if (latestBatch != batch.number()) {
      latestBatch = batch.number();
      together = 0;
    }
    return ++together >= MANY;
  }

  /** Returns the file descriptor. */
  int descriptor() {
    return descriptor;
  }

  /**
   * Returns whether messages of the same length may be sent as one packet: the system knows that,
   * and the target is on this computer. There a refusal is known at once, so that it is known which
   * messages were refused.
   */
  boolean takesPackets() {
    return takesPackets;
  }

  /** Returns the messages that are refused if the system reports that one was. */
  LastSent lastSent() {
    return last;
  }

  /** Reports that the messages that were sent last were refused. */
  void refuse() {
    last.forEach(refused);
  }

  /** Returns whether a message could not be sent for another reason than a full buffer. */
  boolean hasFailed() {
    return failed;
  }

  /**
   * Sends a message at once, and counts it.
   *
   * @param number its number, for a refusal
   * @return whether the system took it
   */
  boolean sendNow(ByteBuffer payload, long number, RelayCounts counts) {
    try {
      if (send(payload, number)) {
        counts.sent(1);
        return true;
      }
      counts.notSent(RelayFlow.FULL);
    } catch (IOException e) {
      failed = true;
      counts.notSent(RelayFlow.text(target, e));
    }
    return false;
  }

  private boolean send(ByteBuffer payload, long number) throws IOException {
    for (int refusals = 0; ; refusals++) {
      try {
        boolean taken = write(payload);
        last.set(number);
        return taken;
      } catch (PortUnreachableException e) {
        // An earlier message was refused, and this one has not been sent.
        refuse();
        if (refusals == MOST_REFUSALS) {
          throw e;
        }
      }
    }
  }

  private boolean write(ByteBuffer payload) throws IOException {
    if (payload.hasRemaining()) {
      return channel.write(payload) > 0;
    }
    // A connected DatagramChannel sends no empty datagram: it reports 0 bytes as written.
    channel.disconnect();
    channel.send(payload, target);
    channel.connect(target);
    return true;
  }

  /** Receives answers as {@link BatchReceiver#receive} does; refusals are reported. */
  void receive(int most, PayloadTap tap, BatchReceiver.Arrival arrival) throws IOException {
    try {
      receiver.receive(most, tap, arrival);
    } catch (PortUnreachableException e) {
      refuse();
    }
  }

  /**
   * Returns how many more answers the system has dropped since the last call.
   *
   * @param all how many since the socket was opened
   */
  long takeDrops(long all) {
    long more = Math.max(0, all - drops);
    drops += more;
    return more;
  }

  /** Closes it; the system frees it at the selector's next selection. */
  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing is left to do.
    }
  }
}
