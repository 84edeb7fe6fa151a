package picklescope.python.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Lays out an array's elements in brackets and lines as numpy does. */
final class NumpyLayout {
  /** The size above which only the first and last elements of each axis are displayed. */
  static final int THRESHOLD = 1_000;

  private static final int EDGE = 3;
  private static final int WIDTH = 75;
  private static final String PREFIX = "array(";
  private static final String SEPARATOR = ", ";

  private final int[] shape;
  private final boolean fortran;
  private final boolean summary;

  NumpyLayout(int[] shape, boolean fortran, int size) {
    this.shape = shape;
    this.fortran = fortran;
    this.summary = size > THRESHOLD;
  }

  /** Returns the positions of the elements that are displayed. */
  int[] shown() {
    List<Integer> positions = new ArrayList<>();
    collect(new int[shape.length], 0, positions);
    return positions.stream().mapToInt(Integer::intValue).toArray();
  }

  private void collect(int[] index, int axis, List<Integer> positions) {
    if (axis == shape.length) {
      positions.add(position(index));
      return;
    }
    for (int i = 0; i < shape[axis]; i++) {
      if (isCut(axis) && i == EDGE) {
        i = shape[axis] - EDGE;
      }
      index[axis] = i;
      collect(index, axis + 1, positions);
    }
  }

  private boolean isCut(int axis) {
    return summary && shape[axis] > 2 * EDGE;
  }

  private int position(int[] index) {
    int position = 0;
    if (fortran) {
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        position = position * shape[axis] + index[axis];
      }
    } else {
      for (int axis = 0; axis < shape.length; axis++) {
        position = position * shape[axis] + index[axis];
      }
    }
    return position;
  }

  /** Returns the elements in brackets. */
  String text(IntFunction<String> element) {
    return lay(new int[shape.length], 0, " ".repeat(PREFIX.length() + 1), WIDTH - 1, element);
  }

  private String lay(int[] index, int axis, String indent, int width, IntFunction<String> element) {
    if (axis == shape.length) {
      return element.apply(position(index));
    }
    boolean last = axis == shape.length - 1;
    var lines = new StringBuilder();
    var line = new StringBuilder(indent);
    String between = "," + "\n".repeat(shape.length - axis - 1);
    for (int i = 0; i < shape[axis]; i++) {
      boolean gap = isCut(axis) && i == EDGE;
      if (gap) {
        add(lines, line, last, "...", indent, width - 1);
        line.append(last ? SEPARATOR : between);
        i = shape[axis] - EDGE;
      }
      index[axis] = i;
      String word = lay(index, axis + 1, indent + " ", width - 1, element);
      add(lines, line, last, word, indent, width - 1);
      if (i < shape[axis] - 1) {
        line.append(last ? SEPARATOR : between);
      }
    }
    lines.append(line);
    return "[" + lines.substring(indent.length()) + "]";
  }

  /**
   * Adds an element. Rows are wrapped at the maximum width; elements of other axes are on separate
   * lines.
   */
  private static void add(
      StringBuilder lines,
      StringBuilder line,
      boolean last,
      String word,
      String indent,
      int width) {
    if (!last) {
      if (line.length() > indent.length()) {
        lines.append(line);
        line.setLength(0);
        line.append(indent);
      }
    } else if (line.length() + word.length() > width && line.length() > indent.length()) {
      lines.append(line.toString().stripTrailing()).append('\n');
      line.setLength(0);
      line.append(indent);
    }
    line.append(word);
  }

  /** Returns the complete text, with extras after the elements, on a new line if necessary. */
  static String array(String elements, List<String> extras) {
    if (extras.isEmpty()) {
      return PREFIX + elements + ")";
    }
    String start = PREFIX + elements + ",";
    String end = String.join(", ", extras) + ")";
    int lastLine = start.length() - (start.lastIndexOf('\n') + 1);
    boolean wraps = lastLine + end.length() + 1 > WIDTH;
    return start + (wraps ? "\n" + " ".repeat(PREFIX.length()) : " ") + end;
  }
}
