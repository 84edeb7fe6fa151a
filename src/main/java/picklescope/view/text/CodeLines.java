package picklescope.view.text;

import java.util.List;

/** Lines of code, which may be created on demand. For the thread that displays them. */
public interface CodeLines {
  /** No lines. */
  CodeLines NONE = of(List.of());

  /** Returns the number of lines. */
  int size();

  /** Returns the length of a line in {@code char}s, without creating it. */
  int length(int line);

  /**
   * Returns a line.
   *
   * @param line from 0
   */
  StyledText line(int line);

  /** Returns the given lines. */
  static CodeLines of(List<StyledText> lines) {
    return new CodeLines() {
      @Override
      public int size() {
        return lines.size();
      }

      @Override
      public int length(int line) {
        return lines.get(line).text().length();
      }

      @Override
      public StyledText line(int line) {
        return lines.get(line);
      }
    };
  }
}
