package picklescope.capture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Collects the fragments of IP packets until they are complete. Fragments may come in any order,
 * more than once, and between those of other packets.
 *
 * <p>It is bounded: packets that are not complete after 30 seconds, by the times of the capture,
 * and the oldest ones if there are too many are given up, and their fragments are counted. Not
 * thread-safe.
 *
 * <p>Sources: RFC 791, RFC 8200, RFC 5722; RFC 815 for what a fragment may complete.
 */
final class FragmentTable {
  static final int MOST_PACKETS = 4096;
  static final long MOST_BYTES = 16 << 20;
  static final long LIFETIME_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** The memory of a fragment in addition to its bytes, approximately. */
  private static final int OVERHEAD = 160;

  private final LinkedHashMap<FragmentKey, PartialPacket> packets = new LinkedHashMap<>();
  private final PacketCounts counts;
  private long bytes;

  /**
   * Creates an empty table.
   *
   * @param counts counts the fragments of packets that are given up
   */
  FragmentTable(PacketCounts counts) {
    this.counts = counts;
  }

  /** Returns the number of packets that are not complete. */
  int size() {
    return packets.size();
  }

  /** Returns the approximate memory of what is held in bytes. */
  long bytes() {
    return bytes;
  }

  /**
   * Adds a fragment, whose bytes must not change.
   *
   * @return the fragments of its packet in their order if that is complete now; otherwise empty
   */
  Optional<List<Fragment>> add(Fragment fragment, long timeNanos) {
    while (!packets.isEmpty() && isOld(packets.firstEntry().getValue(), timeNanos)) {
      giveUp(packets.firstEntry().getKey());
    }
    var key = fragment.key();
    if (packets.containsKey(key) && isOld(packets.get(key), timeNanos)) {
      giveUp(key);
    }
    var packet = packets.computeIfAbsent(key, _ -> new PartialPacket(timeNanos));
    if (packet.isRefused() || !packet.has(fragment) && packet.contradicts(fragment)) {
      count(packet.count() + 1);
      release(packet);
      packet.refuse();
    } else if (!packet.has(fragment)) {
      packet.add(fragment);
      bytes += OVERHEAD + fragment.size();
    }
    if (packet.isComplete()) {
      packets.remove(key);
      release(packet);
      return Optional.of(packet.parts());
    }
    while (packets.size() > MOST_PACKETS || bytes > MOST_BYTES) {
      giveUp(packets.firstEntry().getKey());
    }
    return Optional.empty();
  }

  private static boolean isOld(PartialPacket packet, long timeNanos) {
    return packet.age(timeNanos) > LIFETIME_NANOS;
  }

  private void giveUp(FragmentKey key) {
    var packet = packets.remove(key);
    if (packet != null) {
      count(packet.count());
      release(packet);
    }
  }

  private void release(PartialPacket packet) {
    bytes -= (long) OVERHEAD * packet.count() + packet.held();
  }

  private void count(int fragments) {
    counts.count(PacketKind.FRAGMENT, fragments);
  }

  /** Gives up all packets that are not complete. */
  void giveUpAll() {
    packets.values().forEach(packet -> count(packet.count()));
    packets.clear();
    bytes = 0;
  }
}
