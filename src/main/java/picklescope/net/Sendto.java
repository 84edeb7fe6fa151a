package picklescope.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import picklescope.linux.LinuxCalls;

/**
 * Sends datagrams from a socket that is not connected: sendto(2) of 64-bit Linux, by {@code
 * java.lang.foreign}. A {@code DatagramChannel} would take a datagram for sent that was not,
 * because an earlier one was refused. Thread-safe.
 */
final class Sendto {
  /** The send buffer is full. */
  static final int FULL = 11; // EAGAIN

  private static final int DONT_WAIT = 0x40; // MSG_DONTWAIT

  private static final long ERRNO =
      Linker.Option.captureStateLayout().byteOffset(PathElement.groupElement("errno"));

  private final MethodHandle sendto =
      LinuxCalls.function(
          "sendto",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT),
          Linker.Option.captureCallState("errno"));

  /**
   * Sends a datagram, without waiting.
   *
   * @param descriptor the socket, which is not closed meanwhile
   * @return 0 if the system took it, else the number of the error
   */
  int send(int descriptor, byte[] payload, InetSocketAddress to) {
    try (var arena = Arena.ofConfined()) {
      var errno = arena.allocate(Linker.Option.captureStateLayout());
      var bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, payload);
      var address = arena.allocate(SocketNames.SIZE, Long.BYTES);
      int size = SocketNames.write(to, address.asByteBuffer());
      long sent =
          (long)
              sendto.invokeExact(
                  errno, descriptor, bytes, (long) payload.length, DONT_WAIT, address, size);
      return sent >= 0 ? 0 : errno.get(ValueLayout.JAVA_INT, ERRNO);
    } catch (Throwable e) {
      throw new IllegalStateException("sendto cannot be called", e);
    }
  }
}
