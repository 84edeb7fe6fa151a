package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.List;
import picklescope.python.PyValue;
import picklescope.python.objects.NumpyArray;

/**
 * Arranges the elements of an array in lines: a line contains elements that differ only in their
 * last index, as many as fit.
 */
final class ArrayGrid {
  private static final int SAMPLE = 200; // elements whose maximum width is used for all
  private static final String GAP = "  ";

  private final PyValue of;
  private final NumpyArray array;
  private final int row; // elements that differ only in the last index
  private final int perLine;
  private final int linesPerRow;

  /**
   * Creates a grid.
   *
   * @param of the object in the pickle that is the array
   * @param columns the columns of text in a line
   */
  ArrayGrid(PyValue of, NumpyArray array, int columns) {
    this.of = of;
    this.array = array;
    row = array.axes().isEmpty() ? 1 : Math.max(1, array.axes().getLast());
    int sample = Math.min(array.size(), SAMPLE);
    int width =
        sample == 0 ? 1 : array.texts(0, sample).stream().mapToInt(String::length).max().orElse(1);
    int label = array.size() == 0 ? 0 : array.index(array.size() - 1).length() + " = ".length();
    int fits = Math.max(1, (columns - label + GAP.length()) / (width + GAP.length()));
    perLine = Math.min(row, fits);
    linesPerRow = Math.ceilDiv(row, perLine);
  }

  PyValue of() {
    return of;
  }

  int lines() {
    return array.size() / row * linesPerRow;
  }

  /** Returns the first element of a line, counted in C order. */
  int first(int line) {
    return line / linesPerRow * row + line % linesPerRow * perLine;
  }

  /** Returns the element after the last of a line. */
  int end(int line) {
    return Math.min(first(line) + perLine, (line / linesPerRow + 1) * row);
  }

  /** Returns the index of the first element of a line. */
  String label(int line) {
    return array.index(first(line));
  }

  /** Returns the index of the last element of a line. */
  String lastLabel(int line) {
    return array.index(end(line) - 1);
  }

  /** Returns the texts of a range of lines, aligned in columns. */
  List<String> texts(int from, int to) {
    if (from == to) {
      return List.of();
    }
    int start = first(from);
    List<String> elements = array.texts(start, end(to - 1));
    var lines = new ArrayList<String>();
    for (int line = from; line < to; line++) {
      lines.add(String.join(GAP, elements.subList(first(line) - start, end(line) - start)));
    }
    return lines;
  }
}
