package picklescope.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.Set;

/**
 * What 64-bit Linux can do with a socket and Java cannot (socket(7)), by {@code java.lang.foreign}.
 */
final class LinuxSocket {
  // The numbers of Linux's socket.h on processors of 64 bits.
  static final int SOL_SOCKET = 1;

  /** Each datagram comes with the time at which the system got it. */
  static final int SO_TIMESTAMPNS = 35;

  /** A receive buffer beyond the system's limit: {@code CAP_NET_ADMIN}. */
  static final int SO_RCVBUFFORCE = 33;

  private LinuxSocket() {}

  /** Whether this system is one and this JVM allows it. */
  static boolean isAvailable() {
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return System.getProperty("os.name").equals("Linux")
        && Set.of("amd64", "aarch64").contains(processor)
        && LinuxSocket.class.getModule().isNativeAccessEnabled()
        && Linker.nativeLinker().defaultLookup().find("recvmmsg").isPresent();
  }

  /**
   * Sets an option of the whole socket.
   *
   * @return whether the system did so
   */
  @SuppressWarnings("restricted") // isAvailable() looks whether it is allowed
  static boolean set(int descriptor, int option, int value) {
    var linker = Linker.nativeLinker();
    var setsockopt =
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
      var place = arena.allocateFrom(ValueLayout.JAVA_INT, value);
      return 0
          == (int)
              setsockopt.invokeExact(descriptor, SOL_SOCKET, option, place, (int) place.byteSize());
    } catch (Throwable e) {
      throw new IllegalStateException("setsockopt cannot be called", e);
    }
  }
}
