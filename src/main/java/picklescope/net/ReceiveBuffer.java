package picklescope.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import picklescope.linux.LinuxCalls;

/** The system's buffer for datagrams that have arrived and were not received yet. */
final class ReceiveBuffer {
  private static final int SMALLEST = 256 << 10;

  private final int wanted;

  /**
   * @param wanted its size in bytes
   */
  ReceiveBuffer(int wanted) {
    this.wanted = wanted;
  }

  /**
   * Requests the size. Linux grants the largest possible size; other systems refuse one that is too
   * large, and then smaller sizes are tried.
   */
  void askFor(DatagramChannel channel) throws IOException {
    for (int size = wanted; size >= SMALLEST; size /= 2) {
      try {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, size);
        return;
      } catch (IOException e) {
        // Too much for this system: the next attempt asks for half.
      }
    }
  }

  /**
   * Requests a size beyond the system's limit if too little was granted. Linux grants this to
   * administrators (socket(7), {@code SO_RCVBUFFORCE}, the capability {@code CAP_NET_ADMIN}) and
   * refuses it to others, whose buffer does not change.
   *
   * @param descriptor the bound channel's file descriptor; requires {@link LinuxCalls#areAvailable}
   */
  void insist(DatagramChannel channel, int descriptor) throws IOException {
    if (granted(channel) < wanted) {
      LinuxSocket.set(descriptor, LinuxSocket.SO_RCVBUFFORCE, wanted);
    }
  }

  /** Returns the granted size in bytes. */
  static int granted(DatagramChannel channel) throws IOException {
    return channel.getOption(StandardSocketOptions.SO_RCVBUF);
  }
}
