package picklescope.capture.program;

import java.util.Optional;

/**
 * Why this computer cannot capture, or does not any longer, for the user.
 *
 * @param text what is wrong, and what to do; if there is a line it ends with a colon
 * @param line the command that repairs it, to be copied; empty if there is none
 */
public record CaptureProblem(String text, Optional<String> line) {
  /** Returns a problem that no command mends. */
  public static CaptureProblem of(String text) {
    return new CaptureProblem(text, Optional.empty());
  }

  static CaptureProblem repairedBy(String line, String text) {
    return new CaptureProblem(text, Optional.of(line));
  }

  /** Returns the text with the command. */
  public String whole() {
    return line.map(command -> text + " " + command).orElse(text);
  }
}
