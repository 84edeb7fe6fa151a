package picklescope.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import picklescope.linux.LinuxCalls;

/**
 * What Linux can do with a socket and Java cannot (socket(7)); where {@link LinuxCalls} are there.
 */
final class LinuxSocket {
  // The numbers of Linux's socket.h on processors of 64 bits.
  static final int SOL_SOCKET = 1;

  /** Each datagram comes with the time at which the system got it. */
  static final int SO_TIMESTAMPNS = 35;

  /** A receive buffer beyond the system's limit: {@code CAP_NET_ADMIN}. */
  static final int SO_RCVBUFFORCE = 33;

  private LinuxSocket() {}

  /**
   * Sets an option of the whole socket.
   *
   * @return whether the system did so
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
