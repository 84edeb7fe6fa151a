package picklescope.cli;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Lines at the bottom of a terminal that are replaced in place, and lines above them that stay. By
 * the control sequences of ECMA-48. A line that is replaced takes one line of the terminal: it is
 * cut to its width, or, where that is not known, by the terminal's own switch for wrapping lines
 * (DECAWM).
 */
final class StreamsScreen {
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String ERASE_BELOW = "\u001b[J";

  private final Output out;
  private final Supplier<OptionalInt> columns;
  private List<String> lines = List.of();

  /**
   * Creates it without lines.
   *
   * @param columns returns the width of the terminal now; empty if it is not known
   */
  StreamsScreen(Output out, Supplier<OptionalInt> columns) {
    this.out = out;
    this.columns = columns;
  }

  /**
   * Replaces the lines.
   *
   * @param made makes them for a width
   */
  void show(Function<OptionalInt, List<String>> made) throws IOException {
    OptionalInt width = columns.get();
    var cut =
        made.apply(width).stream()
            .map(line -> width.isPresent() ? cut(line, width.getAsInt()) : line)
            .toList();
    write("", cut);
  }

  /** Writes a line above the others, which may take several lines of the terminal. */
  void above(String line) throws IOException {
    write(line + "\n", lines);
  }

  /** Replaces the lines for the last time by lines that may be longer. */
  void end(List<String> last) throws IOException {
    write(text(last), List.of());
  }

  private void write(String above, List<String> newLines) throws IOException {
    String up = lines.isEmpty() ? "" : "\u001b[" + lines.size() + "A";
    out.text(up + "\r" + ERASE_BELOW + above + NO_WRAP + text(newLines) + WRAP);
    out.flush();
    lines = List.copyOf(newLines);
  }

  private static String text(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** Returns the beginning of a line that fits, with a sign that it is cut. */
  static String cut(String line, int columns) {
    int width = 0;
    int end = 0; // of what fits with the sign behind it
    for (int at = 0; at < line.length(); ) {
      int c = line.codePointAt(at);
      at += Character.charCount(c);
      width += width(c);
      if (width > columns) {
        return line.substring(0, end) + "…";
      }
      end = width < columns ? at : end;
    }
    return line;
  }

  /** Returns how many columns a character takes at most: those of East Asia take two. */
  private static int width(int c) {
    return c < 0x1100 ? 1 : 2;
  }
}
