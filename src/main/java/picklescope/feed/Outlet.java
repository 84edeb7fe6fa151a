package picklescope.feed;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Publishes what one host has recorded. For one thread. */
public interface Outlet {
  /**
   * Returns the place of the newest block that this host has published, as far as the broker knows:
   * deleted ones count, lost ones do not.
   */
  long place();

  /**
   * Returns the newest block of one capture of this host, as far as it is kept.
   *
   * @throws FeedException if the broker cannot be reached
   */
  Optional<StoredBlock> newest(String capture) throws FeedException;

  /**
   * Publishes a block behind the one before, which is the newest of the broker at first.
   *
   * @return completes with its place when the broker keeps it; exceptionally with a {@link
   *     FeedException} if it does not, for example because another block came between
   */
  CompletionStage<Long> publish(FeedBlock block);

  /**
   * Throws if the connection is lost, or something was refused.
   *
   * @throws FeedException if so
   */
  void check() throws FeedException;

  /** Publishes a report, which replaces the one before; nothing is awaited. */
  void report(HostStatus status);

  /** Publishes a description, which replaces the one before; nothing is awaited. */
  void describe(HostDescription description);

  /**
   * Returns the capture of another publisher under this name that is active now; empty if there is
   * none.
   *
   * @param own the capture of this publisher
   * @throws FeedException if the broker cannot be reached
   */
  Optional<String> rival(String own) throws FeedException;
}
