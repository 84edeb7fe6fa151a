package picklescope.feed;

import java.util.Optional;

/** Reads what one host publishes, in its order. For one thread. */
public interface Inlet extends AutoCloseable {
  /**
   * Returns the next block; empty if none has come within a second, or what has come are no blocks.
   *
   * @throws FeedException if the connection is lost
   */
  Optional<StoredBlock> next() throws FeedException, InterruptedException;

  /** Returns how many messages have come that are no blocks. */
  long unreadable();

  /** Ends reading. */
  @Override
  void close();
}
