package picklescope.capture;

import java.util.List;
import java.util.TreeMap;

/**
 * An IP packet of which fragments are missing. A packet with fragments that overlap is refused as a
 * whole, with those that are still to come (RFC 5722 for IPv6; Linux does so for IPv4 too). Not
 * thread-safe.
 */
final class PartialPacket {
  private static final int UNKNOWN = -1;

  private final TreeMap<Integer, Fragment> parts = new TreeMap<>();
  private final long begunNanos;
  private int total = UNKNOWN;
  private int held;
  private boolean refused;

  /**
   * Creates a packet without fragments.
   *
   * @param begunNanos the time of its first one
   */
  PartialPacket(long begunNanos) {
    this.begunNanos = begunNanos;
  }

  /** Returns the time between its first fragment and another time in nanoseconds. */
  long age(long timeNanos) {
    return Math.abs(timeNanos - begunNanos);
  }

  /** Returns how many fragments it holds. */
  int count() {
    return parts.size();
  }

  /** Returns how many bytes of the packet it holds. */
  int held() {
    return held;
  }

  boolean isRefused() {
    return refused;
  }

  boolean isComplete() {
    return held == total;
  }

  /** Returns the fragments in their order in the packet. */
  List<Fragment> parts() {
    return List.copyOf(parts.values());
  }

  /** Returns whether it has the same fragment already. */
  boolean has(Fragment fragment) {
    var there = parts.get(fragment.offset());
    return there != null && there.repeats(fragment);
  }

  /** Returns whether a fragment contradicts those that it has. */
  boolean contradicts(Fragment fragment) {
    var before = parts.floorEntry(fragment.offset());
    var after = parts.ceilingEntry(fragment.offset());
    boolean overlaps =
        before != null && before.getValue().end() > fragment.offset()
            || after != null && after.getKey() < fragment.end();
    boolean beyondEnd = total != UNKNOWN && fragment.end() > total;
    boolean anotherEnd =
        !fragment.more()
            && (total != UNKNOWN
                || !parts.isEmpty() && parts.lastEntry().getValue().end() > fragment.end());
    return overlaps || beyondEnd || anotherEnd;
  }

  /** Adds a fragment that contradicts none. */
  void add(Fragment fragment) {
    parts.put(fragment.offset(), fragment);
    held += fragment.size();
    if (!fragment.more()) {
      total = fragment.end();
    }
  }

  /** Releases its fragments and refuses all others. */
  void refuse() {
    refused = true;
    parts.clear();
    held = 0;
  }
}
