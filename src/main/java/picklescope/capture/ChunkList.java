package picklescope.capture;

import java.util.Arrays;
import java.util.Optional;

/** The journal's chunks by number. One thread at a time may change it; any thread may read. */
final class ChunkList {
  private volatile Chunk[] chunks = {};

  void add(Chunk chunk) {
    var more = Arrays.copyOf(chunks, chunks.length + 1);
    more[chunks.length] = chunk;
    chunks = more;
  }

  /** Removes the oldest chunks that are deleted. */
  void dropGone() {
    int gone = 0;
    while (gone < chunks.length && chunks[gone].isGone()) {
      gone++;
    }
    if (gone > 0) {
      chunks = Arrays.copyOfRange(chunks, gone, chunks.length);
    }
  }

  /** Marks all chunks as deleted and removes them. */
  void clear() {
    for (Chunk chunk : chunks) {
      chunk.go();
    }
    chunks = new Chunk[0];
  }

  /** Returns the number of the oldest datagram. */
  Optional<Long> first() {
    var now = chunks;
    return now.length == 0 ? Optional.empty() : Optional.of(now[0].first());
  }

  /** Returns the chunk whose range of numbers includes the given number. */
  Optional<Chunk> find(long number) {
    var now = chunks;
    int low = 0;
    int high = now.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (now[middle].first() <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? Optional.empty() : Optional.of(now[low - 1]);
  }

  /** Returns the first chunk that is not deleted and ends with that number or later. */
  Optional<Chunk> findFrom(long number) {
    var now = chunks;
    int at = 0;
    for (int low = 0, high = now.length; low < high; ) {
      int middle = (low + high) >>> 1;
      if (now[middle].first() <= number) {
        low = middle + 1;
        at = middle;
      } else {
        high = middle;
      }
    }
    while (at < now.length && (now[at].isGone() || now[at].last() < number)) {
      at++;
    }
    return at < now.length && now[at].last() >= now[at].first()
        ? Optional.of(now[at])
        : Optional.empty();
  }
}
