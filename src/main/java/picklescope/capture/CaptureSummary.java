package picklescope.capture;

import java.util.List;
import java.util.Map;

/**
 * What a capture file holds, as far as it has been read.
 *
 * @param packets how many packets of each kind; those of {@link PacketKind#UDP} are shown
 * @param problems where and why reading had to stop, a line each for the user; empty for a file
 *     that is whole
 * @param bytesRead how much of the file has been read
 * @param bytes how much there is
 * @param finished whether reading has come to its end
 */
public record CaptureSummary(
    Map<PacketKind, Long> packets,
    List<String> problems,
    long bytesRead,
    long bytes,
    boolean finished) {
  /** What of the file is not shown, a line for each kind of packet, for the user. */
  public List<String> notShown() {
    return packets.entrySet().stream()
        .filter(kind -> kind.getKey() != PacketKind.UDP)
        .map(kind ->
            "%,d packets are not shown: %s".formatted(kind.getValue(), kind.getKey().text()))
        .toList();
  }
}
