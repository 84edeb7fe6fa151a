package picklescope.capture;

/**
 * Consecutive datagrams of a capture as a complete pcapng file of their own.
 *
 * @param first the number of the first of them
 * @param count how many, at least 1
 * @param firstNanos the time of the first, in nanoseconds since 1970-01-01T00:00:00Z
 * @param lastNanos the time of the last
 * @param content the file; it must not be modified
 */
public record CaptureSection(
    long first, int count, long firstNanos, long lastNanos, byte[] content) {
  /** Returns the number after the last of them. */
  public long end() {
    return first + count;
  }
}
