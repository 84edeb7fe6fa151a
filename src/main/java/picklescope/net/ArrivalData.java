package picklescope.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;

/**
 * What Linux delivers with each datagram (socket(7)): when it arrived ({@code SO_TIMESTAMPNS}), so
 * that its time is correct even if the program receives it late, and how many datagrams had been
 * dropped at the socket before it ({@code SO_RXQ_OVFL}).
 *
 * <p>Not thread-safe.
 */
final class ArrivalData {
  private static final int HEADER = 16; // struct cmsghdr
  private static final int TIME_SIZE = 16; // struct timespec
  private static final int DROPS_SIZE = 8; // an unsigned int, and padding

  /** The size of the control data of a datagram. */
  static final int SIZE = HEADER + TIME_SIZE + HEADER + DROPS_SIZE;

  private static final int LEVEL = 8;
  private static final int TYPE = 12;

  private final ByteBuffer controls;
  private long timeNanos;
  private int dropped;

  /**
   * @param controls the control data, {@value #SIZE} bytes for each datagram
   */
  ArrivalData(ByteBuffer controls) {
    this.controls = controls.order(ByteOrder.nativeOrder());
  }

  /**
   * Reads the data of the datagram with the given index.
   *
   * @param length how many bytes the system has filled in
   */
  void read(int index, long length) {
    timeNanos = 0;
    dropped = 0;
    int end = index * SIZE + (int) Math.min(length, SIZE);
    int at = index * SIZE;
    while (at + HEADER <= end) {
      long size = controls.getLong(at);
      if (size < HEADER || size > end - at) {
        break;
      }
      if (controls.getInt(at + LEVEL) == LinuxSocket.SOL_SOCKET) {
        read(controls.getInt(at + TYPE), at + HEADER, (int) size - HEADER);
      }
      at += (int) size + 7 & ~7;
    }
  }

  private void read(int type, int at, int size) {
    if (type == LinuxSocket.SO_TIMESTAMPNS && size >= TIME_SIZE) {
      timeNanos = TimeUnit.SECONDS.toNanos(controls.getLong(at)) + controls.getLong(at + 8);
    } else if (type == LinuxSocket.SO_RXQ_OVFL && size >= Integer.BYTES) {
      dropped = controls.getInt(at);
    }
  }

  /**
   * Returns the arrival time in nanoseconds since 1970; the present time if the system did not
   * deliver it.
   */
  long timeNanos() {
    return timeNanos == 0 ? WallClock.nanos() : timeNanos;
  }

  /**
   * Returns how many datagrams had been dropped at the socket when this one arrived, modulo
   * 2<sup>32</sup>; 0 if none, or if the system did not deliver it.
   */
  int dropped() {
    return dropped;
  }
}
