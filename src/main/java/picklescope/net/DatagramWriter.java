package picklescope.net;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Writes datagrams to a channel. If the channel is connected, which it stays as long as all go to
 * one address, it learns of refusals: the system reports the refusal of a datagram instead of
 * sending the next one, which is then written again. Thread-safe.
 */
final class DatagramWriter {
  private static final int MOST_ERRORS = 8;

  private final DatagramChannel channel;
  private volatile Optional<InetSocketAddress> connected = Optional.empty();
  private volatile Runnable told = () -> {};

  DatagramWriter(DatagramChannel channel) {
    this.channel = channel;
  }

  /**
   * Connects the channel.
   *
   * @param refused is called at a refusal, before the next datagram is sent
   * @return whether this succeeded
   */
  boolean connect(InetSocketAddress remote, Runnable refused) {
    told = refused;
    try {
      channel.connect(remote);
      connected = Optional.of(remote);
      return true;
    } catch (IOException | RuntimeException e) {
      return false; // such as no route: sending reports it
    }
  }

  private boolean isConnected() {
    return connected.isPresent();
  }

  /** Waits for the refusal of the last datagram, or for an answer, which is discarded. */
  boolean awaitRefusal(long nanos) {
    if (isConnected()) {
      try {
        channel.socket().setSoTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
        channel.socket().receive(new DatagramPacket(new byte[1], 1));
      } catch (PortUnreachableException e) {
        told.run();
        return true;
      } catch (IOException e) {
        // Nothing came within the time, or the socket has been closed.
      }
    }
    return false;
  }

  /** Sends a datagram. Waits while the system's send buffer is full. */
  void write(byte[] payload, InetSocketAddress remote) throws IOException {
    // A connected DatagramChannel does not send an empty datagram: it reports 0 bytes as written.
    boolean isEmpty = payload.length == 0;
    if (connected.filter(only -> isEmpty || !only.equals(remote)).isPresent()) {
      disconnect();
    }
    boolean wasConnected = isConnected();
    for (int errors = 0; ; errors++) {
      try {
        writeOnce(payload, remote);
        return;
      } catch (PortUnreachableException e) {
        // An earlier datagram was refused, and this one has not been sent.
        told.run();
        if (errors == MOST_ERRORS) {
          throw e;
        }
      } catch (IOException e) {
        // It may be the error of an earlier datagram too, which another computer has reported.
        if (!wasConnected || errors == MOST_ERRORS) {
          throw e;
        }
        if (errors > 0 && isConnected()) {
          disconnect(); // a connected socket keeps its local address when the computer's changes
        }
      }
    }
  }

  private void disconnect() throws IOException {
    channel.disconnect();
    connected = Optional.empty();
  }

  private void writeOnce(byte[] payload, InetSocketAddress remote) throws IOException {
    var buffer = ByteBuffer.wrap(payload);
    var full = new FullBuffer();
    // A listening socket is non-blocking: its send buffer may be full for a moment.
    while (channel.send(buffer, remote) == 0 && payload.length > 0) {
      full.pause();
    }
  }
}
