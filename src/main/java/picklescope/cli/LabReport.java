package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import picklescope.python.text.Counted;
import picklescope.session.Lab;
import picklescope.session.LabClocks;
import picklescope.session.LabCounts;
import picklescope.session.LabState;

/** Reports what is read of a lab, on standard error. */
final class LabReport {
  private final Lab lab;
  private final PrintStream err;
  private final Set<String> hosts = new HashSet<>();
  private final LabClocks clocks = new LabClocks(0);
  private String reported = "";

  LabReport(Lab lab, PrintStream err) {
    this.lab = lab;
    this.err = err;
  }

  /** Reports what has changed since the last call; returns whether more may come. */
  boolean look() {
    String now =
        switch (lab.state()) {
          case LabState.Connecting(), LabState.Failed(_) -> "";
          case LabState.Connected(String address) -> "watching " + address;
          case LabState.Waiting(String problem) -> problem + " It is tried again each second.";
        };
    if (!now.isEmpty() && !now.equals(reported)) {
      reported = now;
      err.println(now);
    }
    for (var host : lab.counts()) {
      if (hosts.add(host.host().text())) {
        err.println("reading what " + host.host() + " publishes");
      }
    }
    clocks.news(lab.counts()).forEach(err::println);
    return !(lab.state() instanceof LabState.Failed);
  }

  /**
   * Reports what was read of each host, and what is missing.
   *
   * @throws IOException if the lab could not be read; the message is the reason
   */
  void end() throws IOException {
    lab.counts().forEach(this::report);
    if (lab.state() instanceof LabState.Failed(String problem)) {
      throw new IOException(problem);
    }
  }

  private void report(LabCounts host) {
    host.lost().forEach(loss -> err.println(host.host() + ": " + loss.text()));
    if (host.late() > 0) {
      err.printf(
          "%s: %s printed late, after newer ones of other computers%n",
          host.host(), Counted.messages(host.late()));
    }
  }
}
