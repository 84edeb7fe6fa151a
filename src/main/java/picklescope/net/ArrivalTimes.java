package picklescope.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;

/**
 * When datagrams arrived, as Linux says it with each (socket(7), {@code SO_TIMESTAMPNS}): so a busy
 * program sees them late and dates them rightly all the same.
 *
 * <p>For one thread.
 */
final class ArrivalTimes {
  /** The size of what is said with one datagram: a {@code cmsghdr} with a {@code timespec}. */
  static final int SIZE = 32;

  private static final int LEVEL = 8;
  private static final int TYPE = 12;
  private static final int SECONDS = 16;
  private static final int NANOS = 24;

  private final ByteBuffer controls;

  /**
   * @param controls a place of {@value #SIZE} bytes for each datagram
   */
  ArrivalTimes(ByteBuffer controls) {
    this.controls = controls.order(ByteOrder.nativeOrder());
  }

  /**
   * That of the datagram with that index, in nanoseconds since 1970; the present time if the system
   * has not said it.
   *
   * @param length how many bytes the system has filled in
   */
  long at(int index, long length) {
    int at = index * SIZE;
    boolean said =
        length >= SIZE
            && controls.getInt(at + LEVEL) == LinuxSocket.SOL_SOCKET
            && controls.getInt(at + TYPE) == LinuxSocket.SO_TIMESTAMPNS;
    return said
        ? TimeUnit.SECONDS.toNanos(controls.getLong(at + SECONDS)) + controls.getLong(at + NANOS)
        : WallClock.nanos();
  }
}
