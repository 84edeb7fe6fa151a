package picklescope.view.text;

import java.util.List;

/** Lines of code, made when they are asked for. For the thread that shows them. */
public interface CodeLines {
  /** Nothing. */
  CodeLines NONE = of(List.of());

  /** How many lines there are. */
  int size();

  /** How long a line is, in chars; without making it. */
  int length(int line);

  /** A line, from 0. */
  StyledText line(int line);

  /** Lines that are there already. */
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
