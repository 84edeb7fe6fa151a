package picklescope.feed.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.util.Optional;
import picklescope.feed.StoredBlock;

/**
 * Finds the block of a time by halving a host's stream: the server's own times are those at which
 * it got the blocks, perhaps hours later.
 */
final class TimeSearch {
  private TimeSearch() {}

  /** Returns the place of the last block that begins at that time or before; else the first. */
  static long find(JetStreamManagement streams, String stream, StreamState state, long nanos)
      throws IOException, JetStreamApiException {
    long low = Math.max(1, state.getFirstSequence());
    long end = state.getLastSequence() + 1;
    // All before low begin at that time or before, all from end on after it.
    long found = low;
    while (low < end) {
      long middle = (low + end) >>> 1;
      var block = nextBlock(streams, stream, middle, end);
      if (block.isPresent() && block.get().block().section().firstNanos() <= nanos) {
        found = block.get().sequence();
        low = block.get().sequence() + 1;
      } else {
        end = middle;
      }
    }
    return found;
  }

  /** Returns the first block from a place on; messages between may have been deleted. */
  private static Optional<StoredBlock> nextBlock(
      JetStreamManagement streams, String stream, long from, long end)
      throws IOException, JetStreamApiException {
    for (long sequence = from; sequence < Math.min(end, from + 16); sequence++) {
      var block = StreamLookUp.block(streams, stream, sequence);
      if (block.isPresent()) {
        return block;
      }
    }
    return Optional.empty();
  }
}
