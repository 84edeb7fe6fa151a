package picklescope.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines at the bottom of a terminal that are replaced in place, and lines above them that stay. By
 * the control sequences of ECMA-48 and the terminal's own switch for wrapping lines (DECAWM), which
 * is off while it writes, so that a line is never longer than the terminal is wide.
 */
final class StreamsScreen {
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String ERASE_BELOW = "\u001b[J";

  private final Output out;
  private List<String> lines = List.of();

  StreamsScreen(Output out) {
    this.out = out;
  }

  /** Replaces the lines. */
  void show(List<String> newLines) throws IOException {
    write("", newLines);
  }

  /** Writes a line above the others. */
  void above(String line) throws IOException {
    write(line + "\n", lines);
  }

  private void write(String above, List<String> newLines) throws IOException {
    String up = lines.isEmpty() ? "" : "\u001b[" + lines.size() + "A";
    String text = newLines.stream().map(line -> line + "\n").collect(Collectors.joining());
    out.text(up + "\r" + ERASE_BELOW + NO_WRAP + above + text + WRAP);
    out.flush();
    lines = List.copyOf(newLines);
  }
}
