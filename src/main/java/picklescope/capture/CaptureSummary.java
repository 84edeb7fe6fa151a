package picklescope.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picklescope.python.text.Counted;

/**
 * A summary of the part of a capture file that has been read.
 *
 * @param packets how many packets of each kind; only {@link PacketKind#UDP} packets are datagrams.
 *     A packet that came in fragments counts once; {@link PacketKind#FRAGMENT} has the fragments of
 *     those that were not completed
 * @param dropped how many datagrams were lost during the recording, according to the file
 * @param droppedPackets how many packets, of any kind, the program that recorded and the system
 *     have dropped, according to the interface statistics in the file
 * @param comments how many datagrams have comments
 * @param beyondTime how many datagrams have a time before 1677 or after 2262, which cannot be
 *     stored as nanoseconds since 1970 in 64 bits; the limit is used instead
 * @param problems the positions and reasons at which reading stopped, each a line for the user;
 *     empty for an undamaged file
 * @param bytesRead how many bytes of the file have been read
 * @param bytes the size of the file
 * @param finished whether reading has ended
 */
public record CaptureSummary(
    Map<PacketKind, Long> packets,
    long dropped,
    long droppedPackets,
    long comments,
    long beyondTime,
    List<String> problems,
    long bytesRead,
    long bytes,
    boolean finished) {
  /** Nothing has been read. */
  public static final CaptureSummary NONE =
      new CaptureSummary(Map.of(), 0, 0, 0, 0, List.of(), 0, 0, true);

  /** Returns how many messages were dropped during the recording, according to the file. */
  public Dropped missing() {
    return new Dropped(dropped, 0, droppedPackets);
  }

  /** Returns the part of the file that has been read in percent, 0 to 100. */
  public int percentRead() {
    return bytes == 0 ? 100 : (int) (bytesRead * 100 / bytes);
  }

  /**
   * Returns messages for the user about packets that are not shown, changed times and losses, one
   * line for each kind.
   */
  public List<String> notShown() {
    var lines = new ArrayList<String>();
    packets.forEach((kind, count) -> {
      if (kind != PacketKind.UDP) {
        lines.add(Counted.of(count, "packet is", "packets are") + " not shown: " + kind.text());
      }
    });
    if (dropped > 0) {
      lines.add(
          Counted.of(dropped, "datagram was", "datagrams were") + " lost during the recording");
    }
    if (droppedPackets > 0) {
      lines.add(
          Counted.of(droppedPackets, "packet was", "packets were")
              + " dropped by the program that recorded, or by the system; they may have been"
              + " messages");
    }
    if (beyondTime > 0) {
      lines.add(
          Counted.of(beyondTime, "datagram has", "datagrams have")
              + " a time before 1677 or after 2262: the time shown is that limit");
    }
    return List.copyOf(lines);
  }
}
