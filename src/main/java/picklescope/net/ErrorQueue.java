package picklescope.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.function.Consumer;
import picklescope.linux.Errno;
import picklescope.linux.LinuxCalls;

/**
 * The error queue of a Linux socket: which datagrams could not be delivered (ip(7), {@code
 * IP_RECVERR}). While it is on, each such error also makes the next call of the socket fail, once.
 * Not thread-safe.
 */
final class ErrorQueue {
  private static final int CONTROL_SIZE = 256;

  // Constants and layouts of Linux's socket.h and errqueue.h on 64-bit processors.
  private static final int ERROR_QUEUE = 0x2000; // MSG_ERRQUEUE
  private static final int CONTROL_HEADER = 16; // struct cmsghdr
  private static final int LEVEL = 8;
  private static final int TYPE = 12;

  /** What ICMP messages become: EACCES, ENONET, EPROTO and so on (icmp(7)). */
  private static final Set<Integer> OF_EARLIER_DATAGRAMS =
      Set.of(13, 64, 71, 90, 92, 95, 101, Errno.REFUSED, 112, 113);

  private final int descriptor;
  private final MethodHandle recvmsg;
  private final MemorySegment message;
  private final ByteBuffer header;
  private final ByteBuffer control;
  private final SocketNames name;

  /**
   * Requires {@link LinuxCalls#areAvailable}.
   *
   * @param descriptor the socket, which is open whenever this is used
   */
  ErrorQueue(int descriptor) {
    this.descriptor = descriptor;
    recvmsg =
        LinuxCalls.function(
            "recvmsg",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    var arena = Arena.ofAuto();
    message = arena.allocate(MessageHeader.SIZE, Long.BYTES);
    header = message.asByteBuffer().order(ByteOrder.nativeOrder());
    var controls = arena.allocate(CONTROL_SIZE, Long.BYTES);
    control = controls.asByteBuffer().order(ByteOrder.nativeOrder());
    var address = arena.allocate(SocketNames.SIZE, Long.BYTES);
    name = new SocketNames(address.asByteBuffer());
    header.putLong(MessageHeader.NAME, address.address());
    header.putLong(MessageHeader.CONTROL, controls.address());
  }

  /**
   * Returns whether an error of a call may be that of a datagram which was sent earlier, so that
   * the call has to be repeated.
   */
  static boolean isOfEarlierDatagram(int error) {
    return OF_EARLIER_DATAGRAMS.contains(error);
  }

  /** Switches the queue on or off, which empties it. */
  void set(boolean on) {
    LinuxSocket.setErrorQueue(descriptor, on);
  }

  /**
   * Takes errors from the queue.
   *
   * @param most the maximum number
   * @param refused receives the destination of each datagram that was refused because no program
   *     listens there; other errors are discarded
   * @return how many were taken
   */
  int take(int most, Consumer<InetSocketAddress> refused) {
    for (int taken = 0; taken < most; taken++) {
      header.putInt(MessageHeader.NAME_LENGTH, SocketNames.SIZE);
      header.putLong(MessageHeader.CONTROL_LENGTH, CONTROL_SIZE);
      if (invoke() < 0) {
        return taken; // usually because it is empty
      }
      if (error() == Errno.REFUSED) {
        refused.accept(name.at(0));
      }
    }
    return most;
  }

  private int invoke() {
    try {
      return (int) recvmsg.invokeExact(descriptor, message, ERROR_QUEUE | MessageHeader.DONT_WAIT);
    } catch (Throwable e) {
      throw new IllegalStateException("recvmsg cannot be called", e);
    }
  }

  /** Returns the number of the error that was taken; 0 if it is not found. */
  private int error() {
    int end = (int) header.getLong(MessageHeader.CONTROL_LENGTH);
    for (int at = 0; at + CONTROL_HEADER < end; ) {
      if (LinuxSocket.isError(control.getInt(at + LEVEL), control.getInt(at + TYPE))) {
        return control.getInt(at + CONTROL_HEADER);
      }
      at += ((int) control.getLong(at) + Long.BYTES - 1) & -Long.BYTES;
    }
    return 0;
  }
}
