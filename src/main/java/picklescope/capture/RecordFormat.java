package picklescope.capture;

import java.lang.foreign.MemorySegment;

/** The format of the packet records in a part of a capture file. */
sealed interface RecordFormat permits PcapFormat, PcapngFormat {
  /**
   * Reads the packet record or block at a position, which must be completely within the data.
   *
   * @return false if it is not a packet, or is inconsistent
   */
  boolean read(MemorySegment data, long at, PacketRecord into);

  /** Returns the notes on the packet at a position. */
  default Notes notes(MemorySegment data, long at) {
    return Notes.NONE;
  }
}
