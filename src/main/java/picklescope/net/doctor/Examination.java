package picklescope.net.doctor;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What a doctor is asked to examine.
 *
 * @param port the port at which nothing is heard, 1 to 65535
 * @param host a computer and port to which messages are to be sent, not resolved; empty for none.
 *     One datagram, of one byte, is sent there
 * @param counting how long datagrams for ports at which nobody listens are counted
 */
public record Examination(int port, Optional<InetSocketAddress> host, Duration counting) {
  /** The usual time for counting. */
  public static final Duration USUAL_COUNTING = Duration.ofSeconds(1);

  /** Returns the usual examination of a port. */
  public static Examination of(int port) {
    return new Examination(port, Optional.empty(), USUAL_COUNTING);
  }
}
