package picklescope.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Consecutive datagrams of a capture as a complete pcapng file of their own. One without datagrams
 * has interface statistics, which count messages that were dropped behind the last one.
 *
 * @param first the number of the first of them
 * @param count how many; 0 if there is nothing but what was dropped
 * @param content the file; it must not be modified
 */
public record CaptureSection(long first, int count, byte[] content) {
  /**
   * Copies datagrams of a capture that has been read.
   *
   * @param at the number of the first in that capture
   * @param first the number that it gets
   * @param mostBytes the approximate size of the file
   * @throws IOException if the capture cannot be read
   */
  public static CaptureSection of(Capture from, long at, long first, int mostBytes)
      throws IOException {
    var content = new ByteArrayOutputStream();
    int count = 0;
    int bytes = 0;
    try (var writer = new PcapngWriter(content, "")) {
      while (at + count <= from.last() && (count == 0 || bytes < mostBytes)) {
        var datagram = from.get(at + count);
        writer.write(datagram, from.notes(at + count));
        bytes += datagram.payload().length + 100;
        count++;
      }
    }
    return new CaptureSection(first, count, content.toByteArray());
  }

  /** Returns the number after the last of them. */
  public long end() {
    return first + count;
  }
}
