package picklescope.cli;

import java.util.Objects;
import java.util.Optional;
import picklescope.send.Rhythm;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options for repeated sending. */
final class RhythmOptions {
  @Option(
      names = {"-c", "--count"},
      paramLabel = "COUNT",
      description =
          "The number of messages. Without --rate or --repeat they are sent without a pause.")
  private Optional<Long> count = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "Repeats HZ times a second, until Ctrl+C or --count.")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--repeat",
      paramLabel = "MS",
      description = "Repeats every MS milliseconds, until Ctrl+C or --count.")
  private Optional<Double> repeat = Optional.empty();

  @Option(names = "--burst", paramLabel = "N", description = "Sends N messages at once each time.")
  private int burst = 1;

  /** Returns the rhythm; empty if the message is sent once. */
  Optional<Rhythm> rhythm(CommandLine command) {
    if (rate.isPresent() && repeat.isPresent()) {
      throw ExitCodes.usage(command, "Specify --rate or --repeat, not both.");
    }
    if (count.isPresent() && count.get() < 1) {
      throw ExitCodes.usage(command, "--count: expected 1 or more, not " + count.get());
    }
    if (count.isEmpty() && rate.isEmpty() && repeat.isEmpty() && burst == 1) {
      return Optional.empty();
    }
    try {
      var rhythm =
          repeat.isPresent()
              ? Rhythm.everyMillis(repeat.get())
              : Rhythm.hertz(rate.orElse(Rhythm.MAX_HERTZ));
      boolean once = rate.isEmpty() && repeat.isEmpty();
      return Optional.of(
          rhythm
              .withBurst(burst)
              .withCount(count.orElse(once ? (long) burst : Rhythm.UNTIL_STOPPED)));
    } catch (IllegalArgumentException e) {
      throw ExitCodes.usage(command, Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }
}
