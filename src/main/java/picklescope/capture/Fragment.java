package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A fragment of an IP packet.
 *
 * @param key what the fragments of that packet have in common
 * @param protocol the protocol of the packet, or the next header
 * @param offset the position of its bytes in the packet's data
 * @param more whether others follow it in the packet
 * @param bytes its part of the packet's data, at least one byte
 * @param place the position in the capture
 */
record Fragment(
    FragmentKey key, int protocol, int offset, boolean more, MemorySegment bytes, long place) {
  /** Returns the position after its bytes. */
  int end() {
    return offset + size();
  }

  int size() {
    return (int) bytes.byteSize();
  }

  /** Returns whether another one is the same. */
  boolean repeats(Fragment other) {
    return offset == other.offset && more == other.more && bytes.mismatch(other.bytes) < 0;
  }

  /** Returns a copy with memory of its own. */
  Fragment copied() {
    var copy = MemorySegment.ofArray(bytes.toArray(ValueLayout.JAVA_BYTE));
    return new Fragment(key, protocol, offset, more, copy, place);
  }
}
