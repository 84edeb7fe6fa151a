package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;

/** Receives the content that a {@link CaptureScanner} finds. */
interface PacketVisitor {
  /** Called when the format of the following records is known. */
  void section(long at, RecordFormat format);

  /** Called for each packet; the parser holds its UDP payload if it has one. */
  void packet(
      MemorySegment data, long at, PacketKind kind, PacketRecord record, PacketParser packet);

  /**
   * Called when the file tells of packets, of any kind, that were dropped while it was recorded.
   *
   * @param packets how many more than before
   */
  void dropped(long packets);

  /** Called for each name of a computer. */
  void name(InetAddress address, String name);
}
