package picklescope.capture;

import java.util.HashMap;
import java.util.Map;

/**
 * What was dropped where a journal records, and which of it no packet block has noted yet. Not
 * thread-safe.
 */
final class JournalDrops {
  private final Map<String, Long> unnoted = new HashMap<>();
  private long noted;
  private long packets;
  private long packetsKnownAt; // the number of a datagram

  /** Adds messages, which the next packet block of an interface will note. */
  void add(String interfaceName, long messages) {
    unnoted.merge(interfaceName, messages, Dropped::sum);
  }

  /**
   * Adds packets of any kind, which no packet block notes.
   *
   * @param number that of the last datagram when they are known
   */
  void addPackets(long more, long number) {
    packets = Dropped.sum(packets, more);
    packetsKnownAt = number;
  }

  /** Returns how many packets may have been dropped from a datagram on. */
  long packetsFrom(long number) {
    return number > packetsKnownAt ? 0 : packets;
  }

  /** Returns what the next packet block of an interface is to note. */
  long unnoted(String interfaceName) {
    return unnoted.getOrDefault(interfaceName, 0L);
  }

  /**
   * Records that a packet block of an interface has noted what was not noted.
   *
   * @param all the count in the block, with that of its source
   */
  void noted(String interfaceName, long all) {
    unnoted.remove(interfaceName);
    noted = Dropped.sum(noted, all);
  }

  Dropped count() {
    return new Dropped(noted, unnoted.values().stream().reduce(0L, Dropped::sum), packets);
  }
}
