package picklescope.view.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Lines folded to a width, between words where there are some: what stands in each row. */
public final class WrappedLines {
  private static final int LONG = 4_000; // chars; longer lines are folded anywhere

  private final CodeLines lines;
  private final int columns;

  /** For each line, its first row; one more for the end. */
  private final int[] firstRow;

  /** For each row, the index in its line of its first char. */
  private final int[] starts;

  /** Folds lines to a number of columns, 8 at least. */
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

  /** Where the next row of a line starts. */
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

  /** Returns how many rows there are. */
  public int rows() {
    return firstRow[lines.size()];
  }

  /** Returns the line of which a row is a part. */
  public int lineOf(int row) {
    int found = Arrays.binarySearch(firstRow, row);
    return found >= 0 ? found : -found - 2;
  }

  /** The index in its line of a row's first char. */
  public int startOf(int row) {
    return starts[row];
  }

  /** The index in its line after a row's last char. */
  public int endOf(int row) {
    int line = lineOf(row);
    return row + 1 < firstRow[line + 1] ? starts[row + 1] : lines.length(line);
  }

  /** What stands in a row. */
  public StyledText text(int row) {
    StyledText line = lines.line(lineOf(row));
    int start = startOf(row);
    int end = endOf(row);
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
