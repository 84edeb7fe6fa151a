package picklescope.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;
import picklescope.send.relay.FaultPlan;
import picklescope.send.relay.Faults;
import picklescope.send.relay.TimeText;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options for the faults of a relay. */
final class FaultOptions {
  private static final int MOST_SEED = 1_000_000;

  @Option(
      names = "--loss",
      paramLabel = "PERCENT",
      description = "Fault: loses so many percent of the messages.")
  private double loss;

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      description = "Fault: passes messages on later, for example 20ms, 0.5s, 300us.")
  private String delay = "0s";

  @Option(
      names = "--jitter",
      paramLabel = "TIME",
      description = "Fault: the delay is up to TIME shorter or longer. The order stays.")
  private String jitter = "0s";

  @Option(
      names = "--duplicate",
      paramLabel = "PERCENT",
      description = "Fault: passes so many percent of the messages on twice.")
  private double duplicates;

  @Option(
      names = "--reorder",
      paramLabel = "PERCENT",
      description =
          "Fault: holds so many percent of the messages back, "
              + Faults.HELD_BACK_MILLIS
              + " ms more, so that later ones overtake them.")
  private double reordering;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description =
          "Fault: passes on HZ messages a second at most. "
              + Faults.MOST_WAITING
              + " wait at most, others are lost.")
  private double rate = FaultPlan.UNLIMITED;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same number makes the same faults again. Usually another each time.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--when",
      paramLabel = "EXPR",
      description = "Which messages and answers have the faults: a filter. Usually all.")
  private String when = "";

  /** Returns the faults; throws a usage error if a number is out of range. */
  FaultPlan plan(CommandLine command) {
    try {
      return new FaultPlan(
          loss,
          duplicates,
          reordering,
          time(command, "--delay", delay),
          time(command, "--jitter", jitter),
          rate,
          seed.orElseGet(() -> RandomGenerator.getDefault().nextLong(MOST_SEED)));
    } catch (IllegalArgumentException e) {
      throw ExitCodes.usage(command, Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private static Duration time(CommandLine command, String option, String text) {
    return TimeText.of(text)
        .orElseThrow(() ->
            ExitCodes.usage(
                command,
                option + ": expected a time with its unit, such as 20ms or 0.5s, not " + text));
  }

  /** Returns which messages have the faults. */
  Filter chosen(PrintStream err) throws ExitCodes.MistakeException {
    try {
      return FilterOption.reported("--when", Filter.of(when), err);
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(when, e);
    }
  }
}
