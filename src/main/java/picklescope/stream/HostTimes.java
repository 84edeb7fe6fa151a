package picklescope.stream;

/** What time it is at each computer of a lab, whose clocks may differ. */
public interface HostTimes {
  /**
   * Returns the time at a computer, in nanoseconds since 1970 by its own clock.
   *
   * @param host the name of the computer; empty for this one, or that of a file
   */
  long at(String host);

  /**
   * Returns the time by which alarms are looked at; in a live capture that of this computer, in a
   * file that of the first one.
   */
  long common();

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
    };
  }
}
