package picklescope.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import picklescope.linux.LinuxCalls;

/** The buffer in which the system keeps what has arrived and is not yet received. */
final class ReceiveBuffer {
  private static final int SMALLEST = 256 << 10;

  private final int wanted;

  /**
   * @param wanted its size in bytes
   */
  ReceiveBuffer(int wanted) {
    this.wanted = wanted;
  }

  /** Linux grants what it can; other systems refuse what is too much, so less is asked then. */
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
   * Asks beyond the system's limit if too little was granted: Linux gives that to administrators
   * (socket(7), {@code SO_RCVBUFFORCE}, the capability {@code CAP_NET_ADMIN}) and refuses it to
   * others, who keep what they have.
   *
   * @param descriptor the bound channel's; {@link LinuxCalls#areAvailable}
   */
  void insist(DatagramChannel channel, int descriptor) throws IOException {
    if (granted(channel) < wanted) {
      LinuxSocket.set(descriptor, LinuxSocket.SO_RCVBUFFORCE, wanted);
    }
  }

  /** What the system granted, in bytes. */
  static int granted(DatagramChannel channel) throws IOException {
    return channel.getOption(StandardSocketOptions.SO_RCVBUF);
  }
}
