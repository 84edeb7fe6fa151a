package picklescope.net;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The packets in which datagrams are sent, as Linux's sendmmsg(2) expects them: each of one
 * datagram, or of several of the same length, which the system cuts into datagrams again ({@code
 * UDP_SEGMENT}, udp(7)). Its memory is used again for each call. Not thread-safe.
 */
final class PacketHeaders {
  /** How many datagrams there are at most. */
  static final int MOST = 64; // UDP_MAX_SEGMENTS of the first versions with UDP_SEGMENT

  // Layouts and constants of Linux's socket.h on 64-bit processors.
  private static final int HEADER = 64; // struct mmsghdr
  private static final int PART_SIZE = 16; // struct iovec
  private static final int CONTROL_SIZE = 24; // struct cmsghdr with 2 bytes, rounded up
  private static final int LEVEL = 8;
  private static final int TYPE = 12;
  private static final int SEGMENT_LENGTH = 16; // where the 2 bytes are
  private static final int MOST_BYTES = 65_507; // of a packet, as of a datagram

  /** Fewer datagrams of the same length are sent each on its own. */
  private static final int FEW = 16;

  private final MemorySegment headers;
  private final long partsAddress;
  private final long controlsAddress;
  private final ByteBuffer header;
  private final ByteBuffer parts;
  private final ByteBuffer controls;
  private final int[] ends = new int[MOST]; // of each packet, the place after its last datagram
  private int start;

  PacketHeaders() {
    var arena = Arena.ofAuto();
    headers = arena.allocate((long) MOST * HEADER, Long.BYTES);
    header = headers.asByteBuffer().order(ByteOrder.nativeOrder());
    var vectors = arena.allocate((long) MOST * PART_SIZE, Long.BYTES);
    partsAddress = vectors.address();
    parts = vectors.asByteBuffer().order(ByteOrder.nativeOrder());
    var messages = arena.allocate((long) MOST * CONTROL_SIZE, Long.BYTES);
    controlsAddress = messages.address();
    controls = messages.asByteBuffer().order(ByteOrder.nativeOrder());
    for (int at = 0; at < MOST * CONTROL_SIZE; at += CONTROL_SIZE) {
      controls.putLong(at, SEGMENT_LENGTH + Short.BYTES);
      controls.putInt(at + LEVEL, LinuxSocket.IPPROTO_UDP);
      controls.putInt(at + TYPE, LinuxSocket.UDP_SEGMENT);
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
   * Arranges datagrams in packets.
   *
   * @param from the place of the first datagram
   * @param together whether many of the same length may go as one packet
   * @return how many packets there are
   */
  int arrange(int from, int count, boolean together) {
    start = from;
    int packets = 0;
    for (int first = from; first < from + count; first = ends[packets++]) {
      ends[packets] = together ? endOfPacket(first, from + count) : first + 1;
      set(packets, first, ends[packets] - first);
    }
    return packets;
  }

  private void set(int packet, int first, int count) {
    boolean isCut = count > 1;
    int control = packet * CONTROL_SIZE;
    controls.putShort(control + SEGMENT_LENGTH, (short) length(first));
    int at = packet * HEADER;
    header.putLong(at + MessageHeader.PARTS, partsAddress + (long) first * PART_SIZE);
    header.putLong(at + MessageHeader.PART_COUNT, count);
    header.putLong(at + MessageHeader.CONTROL, isCut ? controlsAddress + control : 0);
    header.putLong(at + MessageHeader.CONTROL_LENGTH, isCut ? CONTROL_SIZE : 0);
  }

  private int endOfPacket(int first, int end) {
    int length = length(first);
    int most = Math.min(end, first + MOST_BYTES / Math.max(1, length));
    int next = first + 1;
    while (next < most && length(next) == length) {
      next++;
    }
    return next - first < FEW ? first + 1 : next;
  }

  private int length(int i) {
    return (int) parts.getLong(i * PART_SIZE + Long.BYTES);
  }

  /** Returns the headers of the packets, an array of {@code struct mmsghdr}. */
  MemorySegment memory() {
    return headers;
  }

  /** Returns how many datagrams are in the first packets. */
  int datagrams(int packets) {
    return ends[packets - 1] - start;
  }

  /** Returns how many datagrams are in the packet with the given place. */
  int size(int packet) {
    return ends[packet] - (packet == 0 ? start : ends[packet - 1]);
  }
}
