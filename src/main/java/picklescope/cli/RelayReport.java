package picklescope.cli;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picklescope.python.text.Counted;
import picklescope.send.Destination;
import picklescope.session.Losses;
import picklescope.session.RunningRelay;

/** Reports what a relay does, on standard error. */
final class RelayReport {
  private final RunningRelay running;
  private final PrintStream err;
  private final Set<InetSocketAddress> refusedBy = new HashSet<>();
  private String advice = "";
  private String problem = "";
  private String ruleProblem = "";

  RelayReport(RunningRelay running, PrintStream err) {
    this.running = running;
    this.err = err;
  }

  /** Reports that the relay is open, and what is to be known about it. */
  void begin(List<Destination> targets) {
    var names = String.join(" and ", targets.stream().map(Destination::toString).toList());
    err.printf("relaying %d to %s%n", running.relay().options().port(), names);
    err.println("the receiver sees this computer's address as the sender's");
    if (running.relay().options().vizardAnswers()) {
      err.println("what comes to the port from the computer of a target is an answer");
    }
    for (var rule : running.rules()) {
      err.println("rule: " + rule.text());
    }
    if (!running.plan().isNone()) {
      err.println("faults are on: " + running.plan().text());
    }
  }

  /** Reports what is new; returns whether the relay still runs. */
  boolean look() {
    for (var target : running.refusedBy()) {
      if (refusedBy.add(target)) {
        err.printf(
            "refused by %s: nothing listens on port %d; it is tried with every message%n",
            target.getHostString(), target.getPort());
      }
    }
    advice = reported(running.relay().advice(), advice);
    problem = reported(running.relay().problem(), problem);
    ruleProblem = reported(running.ruleProblem(), ruleProblem);
    return running.relay().failure().isEmpty();
  }

  private String reported(String latest, String before) {
    if (!latest.equals(before)) {
      err.println(latest);
    }
    return latest;
  }

  /** Reports the counters. */
  void end() {
    look();
    var counters = running.relay().counters();
    err.printf(
        "%s received, %,d passed on; %s received, %,d passed on%n",
        Counted.messages(counters.received()),
        counters.sent(),
        Counted.of(counters.answers(), "answer", "answers"),
        counters.sentBack());
    if (!running.rules().isEmpty()) {
      var rules = running.ruleCounts();
      err.printf(
          "rules: %,d dropped, %,d changed, %,d delayed, %,d held%n",
          rules.dropped(), rules.changed(), rules.delayed(), rules.held());
      count(
          rules.failed(),
          "rules: %s passed on unchanged because of an error%n",
          Counted.messages(rules.failed()));
      count(
          rules.passedOver(),
          "rules: %s went on early: too many were held%n",
          Counted.of(rules.passedOver(), "held message", "held messages"));
    }
    if (!running.plan().isNone()) {
      var faults = running.faultCounts();
      err.printf(
          "faults: %,d lost, %,d lost beyond the rate, %,d duplicated, %,d reordered%n",
          faults.lost(), faults.tooMany(), faults.duplicated(), faults.reordered());
    }
    count(
        counters.early(),
        "%s passed on at once when the relay ended%n",
        Counted.of(counters.early(), "message that waited was", "messages that waited were"));
    Losses.of(counters).lines().forEach(err::println);
    count(
        counters.displaced(),
        "%s the sockets of a sender were closed because there were too many senders%n",
        Counted.of(counters.displaced(), "time", "times"));
    if (!running.undecided().isNone()) {
      err.println("--when: " + running.undecided().text());
    }
  }

  private void count(long count, String format, String counted) {
    if (count > 0) {
      err.printf(format, counted);
    }
  }
}
