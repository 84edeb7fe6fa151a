package picklescope.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import picklescope.linux.Errno;
import picklescope.linux.LinuxCalls;

/**
 * Sends datagrams from a socket that is not connected: sendto(2) of 64-bit Linux, by {@code
 * java.lang.foreign}. A {@code DatagramChannel} would take a datagram for sent that was not,
 * because an earlier one was refused. Thread-safe.
 */
final class Sendto {
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
          Errno.captured());

  /**
   * Sends a datagram, without waiting.
   *
   * @param descriptor the socket, which is not closed meanwhile
   * @return 0 if the system took it, else the number of the error: {@link Errno#AGAIN} if the send
   *     buffer is full
   */
  int send(int descriptor, byte[] payload, InetSocketAddress to) {
    try (var arena = Arena.ofConfined()) {
      var errno = new Errno(arena);
      var bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, payload);
      var address = arena.allocate(SocketNames.SIZE, Long.BYTES);
      int size = SocketNames.write(to, address.asByteBuffer());
      long sent =
          (long)
              sendto.invokeExact(
                  errno.state(),
                  descriptor,
                  bytes,
                  (long) payload.length,
                  MessageHeader.DONT_WAIT,
                  address,
                  size);
      return sent >= 0 ? 0 : errno.number();
    } catch (Throwable e) {
      throw new IllegalStateException("sendto cannot be called", e);
    }
  }
}
