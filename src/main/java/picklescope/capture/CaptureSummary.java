package picklescope.capture;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a capture file holds, as far as it has been read.
 *
 * @param packets how many packets of each kind; those of {@link PacketKind#UDP} are shown
 * @param dropped how many datagrams were lost while it was recorded, as the file says
 * @param comments how many datagrams it has comments on
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
    List<String> problems,
    long bytesRead,
    long bytes,
    boolean finished) {
  /** Nothing has been read. */
  public static final CaptureSummary NONE =
      new CaptureSummary(Map.of(), 0, 0, List.of(), 0, 0, true);

  /** How much of the file has been read, 0 to 100. */
  public int percentRead() {
    return bytes == 0 ? 100 : (int) (bytesRead * 100 / bytes);
  }

  /**
   * What of the file is not shown, and what never came into it: a line for each kind of packet, for
   * the user.
   */
  public List<String> notShown() {
    return Stream.concat(
            packets.entrySet().stream()
                .filter(kind -> kind.getKey() != PacketKind.UDP)
                .map(kind ->
                    "%,d packets are not shown: %s"
                        .formatted(kind.getValue(), kind.getKey().text())),
            dropped == 0
                ? Stream.empty()
                : Stream.of("%,d datagrams were lost while it was recorded".formatted(dropped)))
        .toList();
  }
}
