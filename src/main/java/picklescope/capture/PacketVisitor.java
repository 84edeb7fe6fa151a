package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;

/** Gets what a {@link CaptureScanner} finds. */
interface PacketVisitor {
  /** From that place on, records are in that format. */
  void section(long at, RecordFormat format);

  /** A packet, with its UDP payload if it has one. */
  void packet(
      MemorySegment data, long at, PacketKind kind, PacketRecord record, PacketParser packet);

  /** A computer's name. */
  void name(InetAddress address, String name);
}
