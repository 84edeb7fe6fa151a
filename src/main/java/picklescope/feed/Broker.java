package picklescope.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A connection to a broker, which keeps what hosts publish. It ends with the first failure: then it
 * is to be closed, and another one opened. Thread-safe.
 */
public interface Broker extends AutoCloseable {
  /** Opens connections. */
  @FunctionalInterface
  interface Connector {
    /**
     * Returns a new connection; waits some seconds at most.
     *
     * @throws FeedException if there is none
     */
    Broker connect() throws FeedException;
  }

  /**
   * Returns where a host publishes. What it published before stays.
   *
   * @throws FeedException if it may not, or if the broker cannot be reached
   */
  Outlet outlet(HostName host) throws FeedException;

  /**
   * Returns the hosts of which something is kept.
   *
   * @throws FeedException if the broker cannot be reached
   */
  List<HostName> hosts() throws FeedException;

  /**
   * Returns a reader of what a host publishes.
   *
   * @throws FeedException if the broker cannot be reached
   */
  Inlet inlet(HostName host, FeedStart from) throws FeedException;

  /**
   * Returns the newest report of a host; empty if there is none.
   *
   * @throws FeedException if the broker cannot be reached
   */
  Optional<HostStatus> status(HostName host) throws FeedException;

  /**
   * Returns the newest description of a host; empty if it has not published one.
   *
   * @throws FeedException if the broker cannot be reached
   */
  Optional<HostDescription> description(HostName host) throws FeedException;

  /**
   * Asks hosts what time it is, all at once, and returns how far the clocks of those are ahead that
   * answer within 0.3 s.
   *
   * @throws FeedException if the broker cannot be reached
   */
  Map<HostName, ClockOffset> clocks(Set<HostName> hosts) throws FeedException;

  /** Returns where the broker is, without passwords. */
  String address();

  /** Closes the connection. Has no effect if it is closed. */
  @Override
  void close();
}
