package picklescope.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import picklescope.linux.LinuxCalls;

/**
 * Socket options of Linux that Java does not offer (socket(7)). Requires {@link
 * LinuxCalls#areAvailable()}.
 */
final class LinuxSocket {
  // Constants of Linux's socket.h on 64-bit processors.
  static final int SOL_SOCKET = 1;

  /** Delivers the arrival time with each datagram. */
  static final int SO_TIMESTAMPNS = 35;

  /** A receive buffer beyond the system's limit; needs {@code CAP_NET_ADMIN}. */
  static final int SO_RCVBUFFORCE = 33;

  private LinuxSocket() {}

  /**
   * Sets an option at the level {@code SOL_SOCKET}.
   *
   * @return whether the system accepted it
   */
  static boolean set(int descriptor, int option, int value) {
    var setsockopt =
        LinuxCalls.function(
            "setsockopt",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (var arena = Arena.ofConfined()) {
      var place = arena.allocateFrom(ValueLayout.JAVA_INT, value);
      return 0
          == (int)
              setsockopt.invokeExact(descriptor, SOL_SOCKET, option, place, (int) place.byteSize());
    } catch (Throwable e) {
      throw new IllegalStateException("setsockopt cannot be called", e);
    }
  }
}
