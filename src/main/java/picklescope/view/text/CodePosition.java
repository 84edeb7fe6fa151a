package picklescope.view.text;

import java.util.Comparator;

/**
 * A position between two characters.
 *
 * @param line from 0
 * @param column the number of {@code char}s before it in the line
 */
public record CodePosition(int line, int column) implements Comparable<CodePosition> {
  /** The position before the first character. */
  public static final CodePosition START = new CodePosition(0, 0);

  private static final Comparator<CodePosition> ORDER =
      Comparator.comparingInt(CodePosition::line).thenComparingInt(CodePosition::column);

  @Override
  public int compareTo(CodePosition other) {
    return ORDER.compare(this, other);
  }
}
