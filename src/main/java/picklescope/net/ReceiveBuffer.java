package picklescope.net;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/** The buffer in which the system keeps what has arrived and is not yet received. */
final class ReceiveBuffer {
  private static final int SMALLEST = 256 << 10;

  // The numbers of Linux's socket.h on processors of 64 bits.
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUFFORCE = 33;

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
   * @param descriptor the bound channel's
   */
  void insist(DatagramChannel channel, int descriptor) throws IOException {
    if (granted(channel) < wanted) {
      force(descriptor);
    }
  }

  /** What the system granted, in bytes. */
  static int granted(DatagramChannel channel) throws IOException {
    return channel.getOption(StandardSocketOptions.SO_RCVBUF);
  }

  @SuppressWarnings("restricted") // called only where native access is enabled
  private void force(int descriptor) {
    var linker = Linker.nativeLinker();
    var setOption =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setsockopt"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (var arena = Arena.ofConfined()) {
      var size = arena.allocateFrom(ValueLayout.JAVA_INT, wanted);
      // Whether it was granted is seen by asking for the size.
      int _ =
          (int) setOption.invokeExact(descriptor, SOL_SOCKET, SO_RCVBUFFORCE, size, Integer.BYTES);
    } catch (Throwable e) {
      throw new IllegalStateException("setsockopt cannot be called", e);
    }
  }
}
