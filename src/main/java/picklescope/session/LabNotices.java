package picklescope.session;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picklescope.python.text.Counted;

/** Tells the user what has changed in a lab: once, and of a loss again when it has doubled. */
final class LabNotices {
  private static final long NOTABLE_NANOS = TimeUnit.MILLISECONDS.toNanos(TimeMerge.HELD_MILLIS);

  private final Consumer<String> notices;
  private final Map<String, Long> next = new HashMap<>();
  private final LabClocks clocks = new LabClocks(NOTABLE_NANOS);
  private String told = "";
  private boolean toldOfHosts;

  LabNotices(Consumer<String> notices) {
    this.notices = notices;
  }

  /** Tells whether the lab can be reached, if that has changed. */
  void state(LabState state) {
    String now =
        switch (state) {
          case LabState.Connecting() -> "";
          case LabState.Connected(String address) ->
              told.isEmpty() ? "" : "Lab: %s is reached again.".formatted(address);
          case LabState.Waiting(String problem) ->
              "Lab: " + problem + " It is tried again each second.";
          case LabState.Failed(String problem) -> "Lab: " + problem;
        };
    if (!now.isEmpty() && !now.equals(told)) {
      told = now;
      notices.accept(now);
    }
  }

  /** Tells that some hosts are not read, once. */
  void notRead(int hosts, int most) {
    if (hosts > 0 && !toldOfHosts) {
      toldOfHosts = true;
      notices.accept(
          String.format(
              Locale.ROOT,
              "Lab: %,d computers are read, the most that can be; %s not. 'picklescope watch --host"
                  + " NAME' reads one of them.",
              most,
              Counted.of(hosts, "other is", "others are")));
    }
  }

  /** Tells of clocks that differ so much that messages are merged in another order. */
  void clocks(List<LabCounts> hosts) {
    clocks.news(hosts).forEach(notices);
  }

  /** Tells what is missing of hosts, and what has come late. */
  void losses(List<LabCounts> hosts) {
    for (var host : hosts) {
      for (var loss : host.lost()) {
        count(host, loss.what(), loss.count(), loss.text());
      }
      count(
          host,
          "late",
          host.late(),
          Counted.messages(host.late())
              + " came late, after newer ones of other computers; Pause puts each in its place");
    }
  }

  private void count(LabCounts host, String what, long number, String text) {
    String key = host.host() + " " + what;
    if (number > 0 && number >= next.getOrDefault(key, 1L)) {
      next.put(key, 2 * number);
      notices.accept("%s: %s".formatted(host.host(), text));
    }
  }
}
