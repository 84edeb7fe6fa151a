package picklescope.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import picklescope.linux.LinuxCalls;

/**
 * Sends up to {@value #MOST} datagrams from a connected socket with one system call: sendmmsg(2) of
 * 64-bit Linux, by {@code java.lang.foreign}. Datagrams of the same length may go through the
 * system as one packet, which it cuts into datagrams where they are received ({@code UDP_SEGMENT},
 * udp(7)); that halves the processor time. Not thread-safe; its memory is used for all sockets.
 */
final class Sendmmsg {
  /** How many datagrams are sent at once. */
  static final int MOST = 64;

  /** An error of {@link #send}: a datagram that was sent earlier has been refused. */
  static final int REFUSED = -111; // ECONNREFUSED

  /** An error of {@link #send}: the send buffer is full. */
  static final int FULL = -11; // EAGAIN

  // Layouts and constants of Linux's socket.h and poll.h on 64-bit processors.
  private static final int HEADER = 64; // struct mmsghdr
  private static final int PART = 16;
  private static final int PARTS = 24;
  private static final int CONTROL = 32;
  private static final int CONTROL_LENGTH = 40;
  private static final int PART_SIZE = 16; // struct iovec
  private static final int CONTROL_SIZE = 24; // struct cmsghdr with 2 bytes, rounded up
  private static final int SEGMENT_LENGTH = 16; // where the 2 bytes are
  private static final int MOST_BYTES = 65_507; // of a packet, as of a datagram
  private static final int DONT_WAIT = 0x40; // MSG_DONTWAIT
  private static final int NO_SIGNAL = 0x4000; // MSG_NOSIGNAL
  private static final int INTERRUPTED = -4; // EINTR
  private static final int POLL_SIZE = 8; // struct pollfd
  private static final short WRITABLE = 4; // POLLOUT

  /** Fewer datagrams of the same length are sent each on its own. */
  private static final int FEW = 16;

  private static final long ERRNO =
      Linker.Option.captureStateLayout().byteOffset(PathElement.groupElement("errno"));

  private final MethodHandle sendmmsg;
  private final MethodHandle poll;
  private final MemorySegment errno;
  private final MemorySegment headers;
  private final MemorySegment polled;
  private final MemorySegment vectors;
  private final MemorySegment controls;
  private final ByteBuffer header;
  private final ByteBuffer parts;
  private final ByteBuffer control;
  private final ByteBuffer question;
  private final int[] ends = new int[MOST]; // of each packet, the place after its last datagram

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
            Linker.Option.captureCallState("errno"));
    poll =
        LinuxCalls.function(
            "poll",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));
    var arena = Arena.ofAuto();
    errno = arena.allocate(Linker.Option.captureStateLayout());
    headers = arena.allocate((long) MOST * HEADER, Long.BYTES);
    polled = arena.allocate(POLL_SIZE, Long.BYTES);
    question = polled.asByteBuffer().order(ByteOrder.nativeOrder());
    vectors = arena.allocate((long) MOST * PART_SIZE, Long.BYTES);
    controls = arena.allocate((long) MOST * CONTROL_SIZE, Long.BYTES);
    parts = vectors.asByteBuffer().order(ByteOrder.nativeOrder());
    control = controls.asByteBuffer().order(ByteOrder.nativeOrder());
    header = headers.asByteBuffer().order(ByteOrder.nativeOrder());
    for (int i = 0; i < MOST; i++) {
      int at = i * CONTROL_SIZE;
      control.putLong(at, SEGMENT_LENGTH + Short.BYTES);
      control.putInt(at + Long.BYTES, LinuxSocket.IPPROTO_UDP);
      control.putInt(at + Long.BYTES + Integer.BYTES, LinuxSocket.UDP_SEGMENT);
    }
  }

  /**
   * Sets one of the datagrams.
   *
   * @param i its place, 0 to {@value #MOST} - 1
   * @param address where its payload is in memory outside the heap
   */
  void set(int i, long address, int bytes) {
    parts.putLong(i * PART_SIZE, address);
    parts.putLong(i * PART_SIZE + Long.BYTES, bytes);
  }

  /**
   * Sends datagrams, without waiting.
   *
   * @param descriptor a connected socket, which is not closed meanwhile
   * @param from the place of the first one
   * @param count how many
   * @param together whether those of the same length may go as one packet; the system takes or
   *     refuses all of it
   * @return how many the system took, at least 1; if it did not take the first one, the negative
   *     error number
   */
  int send(int descriptor, int from, int count, boolean together) {
    int packets = packets(from, count, together);
    while (true) {
      int sent = invoke(descriptor, packets);
      if (sent > 0) {
        return ends[sent - 1] - from;
      }
      int error = -errno.get(ValueLayout.JAVA_INT, ERRNO);
      boolean ofPacket = error != REFUSED && error != FULL && ends[0] - from > 1;
      if (ofPacket && error != INTERRUPTED) {
        packets = packets(from, count, false); // the system or the route cannot do it
      } else if (error != INTERRUPTED) {
        return error;
      }
    }
  }

  /**
   * Returns how many datagrams went as one packet, of those that the last call to {@link #send}
   * sent.
   *
   * @param sent the result of that call, if positive
   */
  int lastPacket(int from, int sent) {
    for (int i = 0, start = from; ; start = ends[i++]) {
      if (ends[i] - from == sent) {
        return ends[i] - start;
      }
    }
  }

  /** Sets the headers of the packets in which the datagrams go; returns how many. */
  private int packets(int from, int count, boolean together) {
    int packets = 0;
    for (int start = from; start < from + count; packets++) {
      int end = together ? endOfPacket(start, from + count) : start + 1;
      boolean isCut = end - start > 1;
      int at = packets * HEADER;
      header.putLong(at + PART, vectors.address() + (long) start * PART_SIZE);
      header.putLong(at + PARTS, end - start);
      long place = (long) packets * CONTROL_SIZE;
      header.putLong(at + CONTROL, isCut ? controls.address() + place : 0);
      header.putLong(at + CONTROL_LENGTH, isCut ? CONTROL_SIZE : 0);
      control.putShort(packets * CONTROL_SIZE + SEGMENT_LENGTH, (short) length(start));
      ends[packets] = end;
      start = end;
    }
    return packets;
  }

  /** Returns the place after the last datagram that goes in the same packet as the first one. */
  private int endOfPacket(int start, int end) {
    int length = length(start);
    int most = Math.min(end, start + MOST_BYTES / Math.max(1, length));
    int next = start + 1;
    while (next < most && length(next) == length) {
      next++;
    }
    return next - start < FEW ? start + 1 : next;
  }

  private int length(int i) {
    return (int) parts.getLong(i * PART_SIZE + Long.BYTES);
  }

  private int invoke(int descriptor, int packets) {
    try {
      return (int)
          sendmmsg.invokeExact(errno, descriptor, headers, packets, DONT_WAIT | NO_SIGNAL);
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
