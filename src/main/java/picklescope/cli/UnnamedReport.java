package picklescope.cli;

import java.io.PrintStream;
import java.net.InetAddress;

/** Reports for which senders a filter uses the address, because their names are not known. */
final class UnnamedReport {
  /** The most senders that are reported one by one. */
  private static final int MOST = 20;

  private final PrintStream err;
  private long count;

  UnnamedReport(PrintStream err) {
    this.err = err;
  }

  /** Reports a sender. */
  void add(InetAddress address) {
    count++;
    if (count <= MOST) {
      err.printf(
          "the name of %s is not known in time: the filter uses its address instead%n",
          address.getHostAddress());
    } else if (count == MOST + 1) {
      err.println("nor are those of further senders, which are not listed here");
    }
  }
}
