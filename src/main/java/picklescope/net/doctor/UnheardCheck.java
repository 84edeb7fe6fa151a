package picklescope.net.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picklescope.python.text.Counted;
import picklescope.system.OperatingSystem;

/** Counts the datagrams for ports at which nobody listens. */
record UnheardCheck(Duration counting, SystemPrograms programs, OperatingSystem system)
    implements Doctor.Check {
  @Override
  public List<Finding> findings() {
    var before = UnheardTotals.now(programs, system);
    try {
      Thread.sleep(before.isEmpty() ? Duration.ZERO : counting);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
    var after = UnheardTotals.now(programs, system);
    if (before.isEmpty() || after.isEmpty()) {
      return List.of(
          Finding.unknown(
                  Topic.UNHEARD,
                  "This system does not tell.",
                  "A passive capture shows what arrives.")
              .with("picklescope sniff"));
    }
    return List.of(finding(after.get(), after.get().since(before.get())));
  }

  private Finding finding(UnheardTotals all, UnheardTotals now) {
    String total = String.format(Locale.ROOT, " %,d since the computer was started.", all.toUs());
    if (now.toUs() == 0 && now.toAll() == 0) {
      return Finding.good(Topic.UNHEARD, "None in %s.".formatted(time()) + total);
    }
    String toAll =
        now.toAll() == 0
            ? ""
            : " "
                + Counted.of(
                    now.toAll(), "broadcast or multicast was", "broadcasts or multicasts were")
                + " for nobody here.";
    return Finding.note(
            Topic.UNHEARD,
            String.format(Locale.ROOT, "%,d in %s.", now.toUs(), time()) + toAll + total,
            "If the sender uses another port, listen there. A passive capture shows which ports"
                + " they are for.")
        .with("picklescope sniff");
  }

  private String time() {
    return counting.equals(Duration.ofSeconds(1))
        ? "1 second"
        : "%s seconds"
            .formatted(
                counting.toMillis() % 1000 == 0
                    ? Long.toString(counting.toSeconds())
                    : Double.toString(counting.toMillis() / 1e3));
  }
}
