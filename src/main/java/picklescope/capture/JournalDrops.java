package picklescope.capture;

import java.util.HashMap;
import java.util.Map;

/**
 * What was dropped where a journal records, and which of it no packet block has noted yet. Not
 * thread-safe.
 */
final class JournalDrops {
  private final Map<String, Unnoted> unnoted = new HashMap<>();
  private long noted;
  private long packets;
  private long packetsKnownAt; // the number of a datagram

  /** Messages that are not noted, and the number of the last datagram when they were known. */
  private record Unnoted(long messages, long number) {
    Unnoted and(Unnoted other) {
      return new Unnoted(Dropped.sum(messages, other.messages), other.number);
    }
  }

  /**
   * Adds messages, which the next packet block of an interface will note.
   *
   * @param number that of the last datagram
   */
  void add(String interfaceName, long messages, long number) {
    unnoted.merge(interfaceName, new Unnoted(messages, number), Unnoted::and);
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
    return number > Math.max(1, packetsKnownAt) ? 0 : packets;
  }

  /** Returns what the next packet block of an interface is to note. */
  long unnoted(String interfaceName) {
    var messages = unnoted.get(interfaceName);
    return messages == null ? 0 : messages.messages();
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

  /** Returns how many messages that are not noted were dropped while a part was recorded. */
  long unnotedIn(long from, long to) {
    return unnoted.values().stream()
        .filter(one -> from <= Math.max(1, one.number()) && one.number() <= to)
        .map(Unnoted::messages)
        .reduce(0L, Dropped::sum);
  }

  Dropped count() {
    return new Dropped(noted, unnotedIn(0, Long.MAX_VALUE), packets);
  }
}
