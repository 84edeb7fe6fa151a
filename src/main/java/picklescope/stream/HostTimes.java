package picklescope.stream;

/**
 * What time it is at each computer of a lab, whose clocks may differ. These times are those of the
 * computer's clock as if it had never been set since its first message.
 */
public interface HostTimes {
  /**
   * Returns the time at a computer, in nanoseconds.
   *
   * @param host the name of the computer; empty for this one, or that of a file
   */
  long at(String host);

  /**
   * Returns the time by which alarms are looked at; in a live capture that of this computer, in a
   * file that of the first one.
   */
  long common();

  /**
   * Returns when a message that has just come was sent, by the time of its computer.
   *
   * @param source the source of the message
   * @param nanos the time of the message, which is what the clock has shown
   */
  long placed(String source, long nanos);

  /**
   * Returns when a message that has just come was heard, by the time of its computer: when it was
   * sent, or, if it comes late while messages are recorded, the present.
   *
   * @param source the source of the message
   * @param nanos the time of the message, which is what the clock has shown
   */
  long heard(String source, long nanos);

  /**
   * Returns what the clock of a computer shows, in nanoseconds since 1970.
   *
   * @param host as for {@link #at}
   */
  long shown(String host);

  /** Returns times of computers whose clocks agree. */
  static HostTimes all(long nowNanos) {
    return new HostTimes() {
      @Override
      public long at(String host) {
        return nowNanos;
      }

      @Override
      public long common() {
        return nowNanos;
      }

      @Override
      public long placed(String source, long nanos) {
        return nanos;
      }

      @Override
      public long heard(String source, long nanos) {
        return nanos;
      }

      @Override
      public long shown(String host) {
        return nowNanos;
      }
    };
  }
}
