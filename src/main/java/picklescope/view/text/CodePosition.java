package picklescope.view.text;

import java.util.Comparator;

/**
 * A place between two chars.
 *
 * @param line from 0
 * @param column how many chars of the line stand before it
 */
public record CodePosition(int line, int column) implements Comparable<CodePosition> {
  /** The place before the first char. */
  public static final CodePosition START = new CodePosition(0, 0);

  private static final Comparator<CodePosition> ORDER =
      Comparator.comparingInt(CodePosition::line).thenComparingInt(CodePosition::column);

  @Override
  public int compareTo(CodePosition other) {
    return ORDER.compare(this, other);
  }
}
