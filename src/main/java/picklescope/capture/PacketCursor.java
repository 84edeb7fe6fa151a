package picklescope.capture;

import java.net.InetSocketAddress;
import java.util.NoSuchElementException;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/** What the cursors over packets have in common: the packet where they stand. */
abstract class PacketCursor implements CaptureCursor {
  final PacketParser packet = new PacketParser();
  private final SocketAddresses addresses = new SocketAddresses();
  private long number;
  private long timeNanos;
  private Direction direction = Direction.IN;

  /** It stands at that datagram, which the parser has found. */
  final void stand(long number, long timeNanos, Direction direction) {
    this.number = number;
    this.timeNanos = timeNanos;
    this.direction = direction;
  }

  /**
   * Whether what has been read since the last move was still the datagram; if not, it has moved to
   * where the datagram is now, and it is to be read again.
   *
   * @throws NoSuchElementException if it has been let go meanwhile
   */
  abstract boolean isRead();

  /** Something of the packet that cannot be read any more was asked for. */
  abstract RuntimeException unreadable(RuntimeException cause);

  @Override
  public final long number() {
    return number;
  }

  @Override
  public final long timeNanos() {
    return timeNanos;
  }

  @Override
  public final Direction direction() {
    return direction;
  }

  @Override
  public final int size() {
    return packet.payloadLength();
  }

  @Override
  public final int port() {
    return packet.destinationPort();
  }

  @Override
  public final int remotePort() {
    return direction == Direction.IN ? packet.sourcePort() : packet.destinationPort();
  }

  @Override
  public InetSocketAddress remote() {
    return socket(direction == Direction.IN);
  }

  @Override
  public final InetSocketAddress local() {
    return socket(direction == Direction.OUT);
  }

  private InetSocketAddress socket(boolean source) {
    try {
      InetSocketAddress socket;
      do {
        socket = source ? packet.source(addresses) : packet.destination(addresses);
      } while (!isRead());
      return socket;
    } catch (IllegalStateException | IndexOutOfBoundsException e) {
      throw unreadable(e);
    }
  }

  @Override
  public final Datagram datagram() {
    try {
      byte[] payload;
      do {
        payload = packet.payload();
      } while (!isRead());
      return new Datagram(number, timeNanos, direction, remote(), local(), payload);
    } catch (IllegalStateException | IndexOutOfBoundsException e) {
      throw unreadable(e);
    }
  }
}
