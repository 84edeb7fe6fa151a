package picklescope.capture;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts packets by kind. One thread counts, any thread may read. */
final class PacketCounts {
  private final AtomicLongArray counts = new AtomicLongArray(PacketKind.values().length);

  void count(PacketKind kind) {
    counts.setPlain(kind.ordinal(), counts.getPlain(kind.ordinal()) + 1);
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
