package picklescope.net;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import picklescope.event.DatagramSink;
import picklescope.linux.Errno;
import picklescope.linux.LinuxCalls;

/**
 * Receives up to {@value #BATCH} datagrams with one system call: recvmmsg(2) of 64-bit Linux, by
 * {@code java.lang.foreign}. This halves the processor time for each datagram, so that the loop
 * keeps up at the maximum rate of the loopback even if it has to share a processor.
 *
 * <p>Not thread-safe; its memory is used for all sockets. The system's data is read through byte
 * buffers, which are fast before they are compiled.
 */
final class Recvmmsg {
  private static final int BATCH = 64;

  /** Not a power of two, or all payloads would map to the same cache lines. */
  private static final int PLACE = 65_536 + 192;

  // Layouts of Linux's socket.h on 64-bit processors.
  private static final int HEADER = 64; // struct mmsghdr
  private static final int RECEIVED = MessageHeader.SIZE;
  private static final int PART_SIZE = 16; // struct iovec

  private static final int MOST_ERRORS = 64;

  private final MethodHandle recvmmsg;
  private final Errno errno;
  private final MemorySegment headers;
  private final ByteBuffer header;
  private final ByteBuffer[] payloads = new ByteBuffer[BATCH];
  private final SocketNames names;
  private final ArrivalData data;

  /** Requires {@link LinuxCalls#areAvailable}. */
  Recvmmsg() {
    recvmmsg =
        LinuxCalls.function(
            "recvmmsg",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS),
            Errno.captured());
    var arena = Arena.ofAuto();
    errno = new Errno(arena);
    headers = arena.allocate((long) BATCH * HEADER, Long.BYTES);
    header = headers.asByteBuffer().order(ByteOrder.nativeOrder());
    var parts = arena.allocate((long) BATCH * PART_SIZE, Long.BYTES);
    var addresses = arena.allocate((long) BATCH * SocketNames.SIZE, Long.BYTES);
    var memory = arena.allocate((long) BATCH * PLACE, Long.BYTES);
    names = new SocketNames(addresses.asByteBuffer());
    var controls = arena.allocate((long) BATCH * ArrivalData.SIZE, Long.BYTES);
    data = new ArrivalData(controls.asByteBuffer());
    for (int i = 0; i < BATCH; i++) {
      var payload = memory.asSlice((long) i * PLACE, 65_536);
      payloads[i] = payload.asByteBuffer();
      parts.set(ValueLayout.JAVA_LONG, (long) i * PART_SIZE, payload.address());
      parts.set(ValueLayout.JAVA_LONG, (long) i * PART_SIZE + Long.BYTES, payload.byteSize());
      int at = i * HEADER;
      header.putLong(at + MessageHeader.NAME, addresses.address() + (long) i * SocketNames.SIZE);
      header.putLong(at + MessageHeader.PARTS, parts.address() + (long) i * PART_SIZE);
      header.putLong(at + MessageHeader.PART_COUNT, 1);
      header.putLong(at + MessageHeader.CONTROL, controls.address() + (long) i * ArrivalData.SIZE);
    }
  }

  /**
   * Receives as {@link BatchReceiver#receive} does.
   *
   * @param drops how many datagrams the system has dropped at the socket
   * @param descriptor the channel's file descriptor; when the channel is closed it may belong to
   *     another file
   */
  boolean receive(
      DatagramChannel channel,
      int descriptor,
      DropCounter drops,
      int most,
      DatagramSink sink,
      BatchReceiver.Arrival arrival)
      throws IOException {
    for (int left = most; left > 0 && channel.isOpen(); ) {
      int wanted = Math.min(left, BATCH);
      int count = call(descriptor, wanted);
      for (int i = 0; i < count; i++) {
        int bytes = header.getInt(i * HEADER + RECEIVED);
        sink.nextPayload().put(payloads[i].clear().limit(bytes));
        long controlLength = header.getLong(i * HEADER + MessageHeader.CONTROL_LENGTH);
        data.read(i, controlLength);
        if (drops.changes(data.dropped())) {
          arrival.dropped(drops.total());
        }
        arrival.arrived(data.timeNanos(), names.at(i), bytes);
      }
      if (count < wanted) {
        return false;
      }
      left -= count;
    }
    return true;
  }

  private int call(int descriptor, int most) throws IOException {
    for (int i = 0; i < most; i++) {
      header.putInt(i * HEADER + MessageHeader.NAME_LENGTH, SocketNames.SIZE);
      header.putLong(i * HEADER + MessageHeader.CONTROL_LENGTH, ArrivalData.SIZE);
    }
    for (int errors = 0; ; errors++) {
      int count = invoke(descriptor, most);
      if (count >= 0) {
        return count;
      }
      int error = errno.number();
      boolean ofSent = ErrorQueue.isOfEarlierDatagram(error);
      if (error == Errno.AGAIN || ofSent && errors >= MOST_ERRORS) {
        return 0;
      }
      if (error != Errno.INTERRUPTED && !ofSent) {
        throw new IOException("recvmmsg failed (error " + error + ")");
      }
    }
  }

  private int invoke(int descriptor, int most) {
    try {
      return (int)
          recvmmsg.invokeExact(
              errno.state(),
              descriptor,
              headers,
              most,
              MessageHeader.DONT_WAIT,
              MemorySegment.NULL);
    } catch (Throwable e) {
      throw new IllegalStateException("recvmmsg cannot be called", e);
    }
  }
}
