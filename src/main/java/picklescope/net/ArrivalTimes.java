package picklescope.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;

/**
 * The times at which datagrams arrived, which Linux delivers with each of them (socket(7), {@code
 * SO_TIMESTAMPNS}), so that they are correct even if the program receives them late.
 *
 * <p>Not thread-safe.
 */
final class ArrivalTimes {
  /** The size of the control data of a datagram: a {@code cmsghdr} with a {@code timespec}. */
  static final int SIZE = 32;

  private static final int LEVEL = 8;
  private static final int TYPE = 12;
  private static final int SECONDS = 16;
  private static final int NANOS = 24;

  private final ByteBuffer controls;

  /**
   * @param controls the control data, {@value #SIZE} bytes for each datagram
   */
  ArrivalTimes(ByteBuffer controls) {
    this.controls = controls.order(ByteOrder.nativeOrder());
  }

  /**
   * Returns the arrival time of the datagram with the given index, in nanoseconds since 1970; the
   * present time if the system did not deliver it.
   *
   * @param length how many bytes the system has filled in
   */
  long at(int index, long length) {
    int at = index * SIZE;
    boolean present =
        length >= SIZE
            && controls.getInt(at + LEVEL) == LinuxSocket.SOL_SOCKET
            && controls.getInt(at + TYPE) == LinuxSocket.SO_TIMESTAMPNS;
    return present
        ? TimeUnit.SECONDS.toNanos(controls.getLong(at + SECONDS)) + controls.getLong(at + NANOS)
        : WallClock.nanos();
  }
}
