package picklescope.capture;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts packets by kind. One thread counts, any thread may read. */
final class PacketCounts {
  private final AtomicLongArray counts = new AtomicLongArray(PacketKind.values().length);

  void count(PacketKind kind) {
    count(kind, 1);
  }

  void count(PacketKind kind, int packets) {
    counts.setPlain(kind.ordinal(), counts.getPlain(kind.ordinal()) + packets);
  }

  /** Returns the counts that are not 0. */
  Map<PacketKind, Long> snapshot() {
    var map = new EnumMap<PacketKind, Long>(PacketKind.class);
    for (PacketKind kind : PacketKind.values()) {
      long count = counts.get(kind.ordinal());
      if (count > 0) {
        map.put(kind, count);
      }
    }
    return map;
  }
}
