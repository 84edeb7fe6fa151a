package picklescope.cli;

import java.util.Optional;
import picklescope.filter.Filter;
import picklescope.session.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options {@code --before} and {@code --after}. */
final class SurroundingsOption {
  @Option(
      names = "--before",
      paramLabel = "SECONDS",
      description = "Also what came up to SECONDS before a message that --filter chooses.")
  private double before;

  @Option(
      names = "--after",
      paramLabel = "SECONDS",
      description = "Also what comes up to SECONDS after it.")
  private double after;

  /**
   * Returns the surroundings; empty if they are not listed. Throws a usage error if they cannot.
   */
  Optional<Surroundings> surroundings(CommandLine command, Filter filter) {
    if (!isGiven()) {
      return Optional.empty();
    }
    if (!(before >= 0 && after >= 0)) {
      throw ExitCodes.usage(command, "--before and --after: expected 0 or more seconds.");
    }
    if (filter.text().isBlank()) {
      throw ExitCodes.usage(command, "--before and --after need a --filter.");
    }
    return Optional.of(new Surroundings(nanos(before), nanos(after)));
  }

  /** Throws a usage error if the filter may have to wait for a name, so that the order is lost. */
  void checkLive(CommandLine command, Filter filter) {
    if (isGiven() && filter.needsSender()) {
      throw ExitCodes.usage(
          command,
          "--before and --after do not wait for names: filter by address instead of sender.");
    }
  }

  /** Returns whether one of them is given. */
  boolean isGiven() {
    return before != 0 || after != 0;
  }

  private static long nanos(double seconds) {
    return (long) Math.min(Long.MAX_VALUE / 4, seconds * 1e9);
  }
}
