package picklescope.view.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Lines wrapped to a width, between words if possible: the content of each row. */
public final class WrappedLines {
  private static final int LONG = 4_000; // characters; longer lines are wrapped anywhere

  private final CodeLines lines;
  private final int columns;

  /** The first row of each line, and the number of rows. */
  private final int[] firstRow;

  /** The index of the first {@code char} of each row in its line. */
  private final int[] starts;

  /** Wraps lines to a number of columns, at least 8. */
  public WrappedLines(CodeLines lines, int columns) {
    this.lines = lines;
    this.columns = Math.max(8, columns);
    firstRow = new int[lines.size() + 1];
    var rows = IntStream.builder();
    for (int i = 0; i < lines.size(); i++) {
      int count = 0;
      for (int start = 0; start == 0 || start < lines.length(i); start = next(i, start)) {
        rows.add(start);
        count++;
      }
      firstRow[i + 1] = firstRow[i] + count;
    }
    starts = rows.build().toArray();
  }

  /** Returns where the next row of a line starts. */
  private int next(int line, int start) {
    int length = lines.length(line);
    int most = start + columns;
    if (most >= length) {
      return Math.max(1, length);
    }
    if (length > LONG) {
      return most;
    }
    int space = lines.line(line).text().lastIndexOf(' ', most);
    return space > start + columns / 2 ? space + 1 : most;
  }

  /** Returns the number of rows. */
  public int rows() {
    return firstRow[lines.size()];
  }

  /** Returns the line that contains a row. */
  public int lineOf(int row) {
    int found = Arrays.binarySearch(firstRow, row);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns the index in its line of a row's first {@code char}. */
  public int startOf(int row) {
    return starts[row];
  }

  /** Returns the index in its line after a row's last {@code char}. */
  public int endOf(int row) {
    int line = lineOf(row);
    return row + 1 < firstRow[line + 1] ? starts[row + 1] : lines.length(line);
  }

  /**
   * Returns the text of a row, without the space at which it ends if that is beyond the columns.
   */
  public StyledText text(int row) {
    StyledText line = lines.line(lineOf(row));
    int start = startOf(row);
    int end = Math.min(endOf(row), start + columns);
    if (start == 0 && end == line.text().length()) {
      return line;
    }
    var pieces = new ArrayList<StyledText.Piece>();
    for (var piece : line.pieces()) {
      int from = Math.max(piece.start(), start);
      int to = Math.min(piece.end(), end);
      if (from < to) {
        pieces.add(new StyledText.Piece(from - start, to - start, piece.kind()));
      }
    }
    return new StyledText(line.text().substring(start, end), pieces);
  }
}
