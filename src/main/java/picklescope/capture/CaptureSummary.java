package picklescope.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a capture file holds, as far as it has been read.
 *
 * @param packets how many packets of each kind; those of {@link PacketKind#UDP} are shown
 * @param dropped how many datagrams were lost while it was recorded, as the file says
 * @param comments how many datagrams it has comments on
 * @param beyondTime how many datagrams have a time before 1677 or after 2262, which nanoseconds
 *     since 1970 cannot say in 64 bits; they stand at that limit
 * @param problems where and why reading had to stop, a line each for the user; empty for a file
 *     that is whole
 * @param bytesRead how much of the file has been read
 * @param bytes how much there is
 * @param finished whether reading has come to its end
 */
public record CaptureSummary(
    Map<PacketKind, Long> packets,
    long dropped,
    long comments,
    long beyondTime,
    List<String> problems,
    long bytesRead,
    long bytes,
    boolean finished) {
  /** Nothing has been read. */
  public static final CaptureSummary NONE =
      new CaptureSummary(Map.of(), 0, 0, 0, List.of(), 0, 0, true);

  /** How much of the file has been read, 0 to 100. */
  public int percentRead() {
    return bytes == 0 ? 100 : (int) (bytesRead * 100 / bytes);
  }

  /**
   * What of the file is not shown or not as it is, and what never came into it: a line for each
   * kind, for the user.
   */
  public List<String> notShown() {
    var lines = new ArrayList<String>();
    packets.forEach((kind, count) -> {
      if (kind != PacketKind.UDP) {
        lines.add("%,d packets are not shown: %s".formatted(count, kind.text()));
      }
    });
    if (dropped > 0) {
      lines.add("%,d datagrams were lost while it was recorded".formatted(dropped));
    }
    if (beyondTime > 0) {
      lines.add(
          "%,d datagrams have a time before 1677 or after 2262: the time shown is that limit"
              .formatted(beyondTime));
    }
    return List.copyOf(lines);
  }
}
