package picklescope.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.system.OperatingSystem;
import picklescope.system.Programs;

/** The width of the terminal, which the program {@code stty} (POSIX) tells. */
final class TerminalWidth {
  private static final File TERMINAL = new File("/dev/tty");
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,5} ([0-9]{1,5})\\s*");
  private static final int LONGEST_SECONDS = 1;

  private TerminalWidth() {}

  /** Returns how many columns there are now; empty if it is not known, as on Windows. */
  static OptionalInt columns() {
    var system = OperatingSystem.running();
    return system == OperatingSystem.WINDOWS
        ? OptionalInt.empty()
        : Programs.ofPath(system)
            .find("stty")
            .map(program -> asked(program.toString()))
            .orElseGet(OptionalInt::empty);
  }

  private static OptionalInt asked(String program) {
    try {
      var process =
          new ProcessBuilder(program, "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return OptionalInt.empty();
      }
      byte[] answer = process.getInputStream().readAllBytes();
      return of(new String(answer, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return OptionalInt.empty(); // there is no terminal
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** Returns the columns in a text such as {@code 24 80}; empty for another text, or none. */
  static OptionalInt of(String size) {
    Matcher matcher = SIZE.matcher(size);
    int columns = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
  }
}
