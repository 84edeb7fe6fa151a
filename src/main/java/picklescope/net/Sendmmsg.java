package picklescope.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import picklescope.linux.Errno;
import picklescope.linux.LinuxCalls;

/**
 * Sends up to {@value #MOST} datagrams from a connected socket with one system call: sendmmsg(2) of
 * 64-bit Linux, by {@code java.lang.foreign}. Datagrams of the same length may go through the
 * system as one packet, which halves the processor time. Not thread-safe; its memory is used for
 * all sockets.
 */
final class Sendmmsg {
  /** How many datagrams are sent at once. */
  static final int MOST = PacketHeaders.MOST;

  /** An error of {@link #send}: a datagram that was sent earlier has been refused. */
  static final int REFUSED = -Errno.REFUSED;

  /** An error of {@link #send}: the send buffer is full. */
  static final int FULL = -Errno.AGAIN;

  // Constants of Linux's socket.h and poll.h.
  private static final int NO_SIGNAL = 0x4000; // MSG_NOSIGNAL
  private static final int POLL_SIZE = 8; // struct pollfd
  private static final short WRITABLE = 4; // POLLOUT

  private final MethodHandle sendmmsg;
  private final MethodHandle poll;
  private final Errno errno;
  private final MemorySegment polled;
  private final ByteBuffer question;
  private final PacketHeaders packets = new PacketHeaders();
  private int lastPacket;

  /** Requires {@link LinuxCalls#areAvailable}. */
  Sendmmsg() {
    sendmmsg =
        LinuxCalls.function(
            "sendmmsg",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT),
            Errno.captured());
    poll =
        LinuxCalls.function(
            "poll",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));
    var arena = Arena.ofAuto();
    errno = new Errno(arena);
    polled = arena.allocate(POLL_SIZE, Long.BYTES);
    question = polled.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /**
   * Sets one of the datagrams.
   *
   * @param i its place, 0 to {@value #MOST} - 1
   * @param address where its payload is in memory outside the heap
   */
  void set(int i, long address, int bytes) {
    packets.set(i, address, bytes);
  }

  /**
   * Sends datagrams, without waiting.
   *
   * @param descriptor a connected socket, which is not closed meanwhile
   * @param from the place of the first one
   * @param datagrams how many
   * @param together whether those of the same length may go as one packet; the system takes or
   *     refuses all of it
   * @return how many the system took, at least 1; if it did not take the first one, the negative
   *     error number
   */
  int send(int descriptor, int from, int datagrams, boolean together) {
    int count = packets.arrange(from, datagrams, together);
    while (true) {
      int sent = invoke(descriptor, count);
      if (sent > 0) {
        lastPacket = packets.size(sent - 1);
        return packets.datagrams(sent);
      }
      int error = errno.number();
      boolean ofOne = packets.size(0) == 1;
      if (error == Errno.REFUSED || error == Errno.AGAIN || error != Errno.INTERRUPTED && ofOne) {
        return -error;
      }
      if (error != Errno.INTERRUPTED) {
        count = packets.arrange(from, datagrams, false); // the system or the route cannot cut it
      }
    }
  }

  /** Returns how many datagrams were in the last packet that was sent. */
  int lastPacket() {
    return lastPacket;
  }

  private int invoke(int descriptor, int count) {
    try {
      return (int)
          sendmmsg.invokeExact(
              errno.state(),
              descriptor,
              packets.memory(),
              count,
              MessageHeader.DONT_WAIT | NO_SIGNAL);
    } catch (Throwable e) {
      throw new IllegalStateException("sendmmsg cannot be called", e);
    }
  }

  /** Returns whether a socket's send buffer has room. */
  boolean hasRoom(int descriptor) {
    question.putInt(0, descriptor).putShort(4, WRITABLE).putShort(6, (short) 0);
    try {
      int ready = (int) poll.invokeExact(polled, 1L, 0);
      return ready > 0 && (question.getShort(6) & WRITABLE) != 0;
    } catch (Throwable e) {
      throw new IllegalStateException("poll cannot be called", e);
    }
  }
}
