package picklescope.capture;

import java.lang.foreign.MemorySegment;

/** How a part of a capture file says what its packets are. */
sealed interface RecordFormat permits PcapFormat, PcapngFormat {
  /**
   * Reads the packet record or block that begins there and lies wholly within the data.
   *
   * @return false if it is none, or contradicts itself
   */
  boolean read(MemorySegment data, long at, PacketRecord into);

  /** What is said of the packet whose record or block begins there. */
  default Notes notes(MemorySegment data, long at) {
    return Notes.NONE;
  }
}
