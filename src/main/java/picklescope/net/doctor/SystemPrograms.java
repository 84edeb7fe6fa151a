package picklescope.net.doctor;

import java.time.Duration;
import java.util.List;

/** Runs programs of the system. */
@FunctionalInterface
interface SystemPrograms {
  /** What became of a program. */
  sealed interface Answer {}

  /**
   * It has ended.
   *
   * @param exitCode its exit code
   * @param output what it has printed, errors included
   */
  record Ended(int exitCode, String output) implements Answer {
    /** Returns the first line that is not empty; an empty text if there is none. */
    String firstLine() {
      return output
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .findFirst()
          .orElse("");
    }
  }

  /** This computer does not have it, or it cannot be started. */
  record Missing() implements Answer {}

  /** It took too long or printed too much, and was ended. */
  record Unfinished() implements Answer {}

  /** How long a program may take that answers at once. */
  Duration SHORT = Duration.ofSeconds(5);

  /** How long a program may take that loads modules first, such as PowerShell. */
  Duration LONG = Duration.ofSeconds(30);

  /**
   * Runs a program and waits for its end, without a shell.
   *
   * @param most the maximum time
   * @param command the name of the program and its arguments
   */
  Answer run(Duration most, List<String> command);

  /** Runs a program that answers at once. */
  default Answer run(String... command) {
    return run(SHORT, List.of(command));
  }
}
