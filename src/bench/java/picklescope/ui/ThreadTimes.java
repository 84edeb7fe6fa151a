package picklescope.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How much of a processor each thread has taken: says where time goes, also on a busy machine. */
final class ThreadTimes {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Long, Long> before = times();
  private final long start = System.nanoTime();

  private Map<Long, Long> times() {
    var times = new HashMap<Long, Long>();
    for (long id : threads.getAllThreadIds()) {
      times.put(id, threads.getThreadCpuTime(id));
    }
    return times;
  }

  /** The threads that took a hundredth of a processor or more since this was made. */
  String since() {
    double span = System.nanoTime() - start;
    var shares = new HashMap<String, Double>();
    times()
        .forEach((id, now) -> {
          var info = threads.getThreadInfo(id);
          if (info != null) {
            double share = (now - before.getOrDefault(id, 0L)) / span;
            shares.merge(info.getThreadName(), share, Double::sum);
          }
        });
    return shares.entrySet().stream()
        .filter(entry -> entry.getValue() >= 0.01)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(entry -> "%s %.0f %%".formatted(entry.getKey(), entry.getValue() * 100))
        .collect(Collectors.joining(", "));
  }
}
