package picklescope.ui.text;

import java.util.ArrayList;
import java.util.Arrays;

/** Lines folded to a width: which part of which line stands in each row. */
final class WrappedLines {
  private final CodeLines lines;
  private final int columns;

  /** For each line, its first row; one more for the end. */
  private final int[] firstRow;

  WrappedLines(CodeLines lines, int columns) {
    this.lines = lines;
    this.columns = Math.max(8, columns);
    firstRow = new int[lines.size() + 1];
    for (int i = 0; i < lines.size(); i++) {
      firstRow[i + 1] = firstRow[i] + Math.max(1, ceilDiv(lines.length(i)));
    }
  }

  int rows() {
    return firstRow[lines.size()];
  }

  int columns() {
    return columns;
  }

  int lineOf(int row) {
    int found = Arrays.binarySearch(firstRow, row);
    return found >= 0 ? found : -found - 2;
  }

  /** The index in its line of a row's first char. */
  int startOf(int row) {
    return (row - firstRow[lineOf(row)]) * columns;
  }

  int rowOf(CodePosition position) {
    return firstRow[position.line()] + position.column() / columns;
  }

  /** What stands in a row. */
  StyledText text(int row) {
    StyledText line = lines.line(lineOf(row));
    int start = startOf(row);
    int end = Math.min(line.text().length(), start + columns);
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

  private int ceilDiv(int length) {
    return Math.ceilDiv(length, columns);
  }
}
