package picklescope.net.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picklescope.system.OperatingSystem;

/**
 * The ports at which nobody listens, but to which messages have come, as passive captures see them.
 *
 * @param arrived how many messages have come to which ports
 */
record UnheardPorts(Map<Integer, Long> arrived, SystemPrograms programs, OperatingSystem system)
    implements Doctor.Check {
  private static final int MOST_ASKED = 64; // some systems run a program for each
  private static final int MOST_NAMED = 8;

  @Override
  public List<Finding> findings() {
    String unheard =
        arrived.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_ASKED)
            .filter(one -> UsersCheck.all(one.getKey(), programs, system).isEmpty())
            .limit(MOST_NAMED)
            .map(one -> String.format(Locale.ROOT, "%,d to port %d", one.getValue(), one.getKey()))
            .collect(Collectors.joining(", "));
    return unheard.isEmpty()
        ? List.of()
        : List.of(
            Finding.note(
                Topic.UNHEARD,
                "A passive capture has seen messages where no program listens now: %s."
                    .formatted(unheard),
                "If they are the ones you miss, add that port at the left."));
  }
}
