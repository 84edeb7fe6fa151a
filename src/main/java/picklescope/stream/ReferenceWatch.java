package picklescope.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.pickle.Globals;

/**
 * Notices functions and classes that a receiver may lack, in the first {@value #FIRST} messages of
 * a stream and in each {@value #EACH}th, of 16 kB at most: four names at most.
 */
final class ReferenceWatch {
  private static final int FIRST = 16;
  private static final int EACH = 64;
  private static final int MOST = 4;
  private static final int MOST_BYTES = 16 << 10; // a scan costs as much as reading it again

  private final Map<String, Seen> seen = new LinkedHashMap<>(0);

  private record Seen(long number, long count) {}

  ReferenceWatch() {}

  /** Creates a copy. */
  ReferenceWatch(ReferenceWatch other) {
    seen.putAll(other.seen);
  }

  /**
   * Looks at a message.
   *
   * @param count how many messages of the stream came before
   */
  void add(Event event, long count) {
    boolean looks = count < FIRST || count % EACH == 0;
    if (looks && event instanceof NetworkEvent && event.datagram().size() <= MOST_BYTES) {
      event.names().named().stream()
          .map(Globals.Mention::global)
          .filter(global -> !UsualModules.have(global))
          .map(Globals::text)
          .distinct()
          .limit(MOST)
          .forEach(name -> found(name, event.datagram().number()));
    }
  }

  private void found(String name, long number) {
    if (seen.size() < MOST || seen.containsKey(name)) {
      seen.merge(name, new Seen(number, 1), (old, _) -> new Seen(old.number(), old.count() + 1));
    }
  }

  List<Oddity> oddities() {
    return seen.entrySet().stream()
        .<Oddity>map(entry ->
            new Oddity.UnknownFunction(
                entry.getKey(), entry.getValue().number(), entry.getValue().count()))
        .toList();
  }
}
