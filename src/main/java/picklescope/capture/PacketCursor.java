package picklescope.capture;

import java.net.InetSocketAddress;
import java.util.NoSuchElementException;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/** The base class of cursors over packets. */
abstract class PacketCursor implements CaptureCursor {
  final PacketParser packet = new PacketParser();
  private final SocketAddresses addresses = new SocketAddresses();
  private long number;
  private long timeNanos;
  private Direction direction = Direction.IN;
  private String source = "";

  /** Sets the position to a datagram that the parser has parsed. */
  final void setPosition(long number, long timeNanos, Direction direction, String source) {
    this.number = number;
    this.timeNanos = timeNanos;
    this.direction = direction;
    this.source = source;
  }

  /**
   * Returns whether the data that was read since the last move is valid. If not, the cursor has
   * moved to the new location of the datagram, and the caller must read again.
   *
   * @throws NoSuchElementException if it has been deleted since
   */
  abstract boolean isRead();

  /** Returns the exception for a packet that can no longer be read. */
  abstract RuntimeException unreadable(Throwable cause);

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
  public final String source() {
    return source;
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
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw unreadable(e);
    }
  }

  @Override
  public final Datagram datagram() {
    return new Datagram(number, timeNanos, direction, remote(), local(), payload(), source);
  }

  @Override
  public final byte[] payload() {
    try {
      byte[] payload;
      do {
        payload = packet.payload();
      } while (!isRead());
      return payload;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw unreadable(e);
    }
  }
}
