package picklescope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The times of a command that is run several times; POSIX's {@code times} measures them. */
final class CommandTimes {
  private static final String SCRIPT = "\"$@\" >/dev/null 2>&1 && times";
  private static final Pattern MINUTES_AND_SECONDS = Pattern.compile("([0-9]+)m([0-9.]+)s");

  private final List<String> command;
  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> processorSeconds = new ArrayList<>();

  CommandTimes(String... command) {
    this.command = List.of(command);
  }

  /** Runs it once. */
  void run() throws IOException, InterruptedException {
    var whole = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
    whole.addAll(command);
    long start = System.nanoTime();
    var process = new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = process.inputReader().lines().toList();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
    seconds.add((System.nanoTime() - start) / 1e9);
    processorSeconds.add(
        MINUTES_AND_SECONDS // the second line: user and system time of the children
            .matcher(lines.get(1))
            .results()
            .mapToDouble(
                time -> 60 * Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2)))
            .sum());
  }

  /** Returns the median by the clock. */
  double seconds() {
    return median(seconds);
  }

  /** Returns the median of the processor time. */
  double processorSeconds() {
    return median(processorSeconds);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  @Override
  public String toString() {
    return "%.2f s (%.2f s of processor time)".formatted(seconds(), processorSeconds());
  }
}
