package picklescope.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A maze of square cells with sides of a metre; the origin of the coordinates is its middle. */
final class Maze {
  private static final List<String> ROWS =
      List.of(
          "###########",
          "#.....#...#",
          "#.###.#.#.#",
          "#.#.....#.#",
          "#.#.###.#.#",
          "#...#.....#",
          "#.#.#.###.#",
          "#.#...#...#",
          "###########");

  private static final int WIDTH = ROWS.getFirst().length();

  /** A cell without wall; the first row and column are 0. */
  record Cell(int column, int row) {
    /** Returns where its middle is to the right of the origin, in metres. */
    double x() {
      return column - (WIDTH - 1) / 2;
    }

    /** Returns where its middle is in front of the origin, in metres. */
    double z() {
      return (ROWS.size() - 1) / 2 - row;
    }
  }

  private Maze() {}

  /** Returns where the first robot begins: a corner. */
  static Cell first() {
    return new Cell(1, 1);
  }

  /** Returns where the second robot begins: the opposite corner. */
  static Cell second() {
    return new Cell(WIDTH - 2, ROWS.size() - 2);
  }

  /** Returns whether there is no wall. */
  static boolean isFree(Cell cell) {
    return ROWS.get(cell.row()).charAt(cell.column()) == '.';
  }

  /** Returns the cells beside a cell that have no wall; at least one. */
  static List<Cell> beside(Cell cell) {
    var found = new ArrayList<Cell>();
    for (int[] step : new int[][] {{0, -1}, {1, 0}, {0, 1}, {-1, 0}}) {
      var next = new Cell(cell.column() + step[0], cell.row() + step[1]);
      if (isFree(next)) {
        found.add(next);
      }
    }
    return found;
  }

  /** The number of steps from a cell to each other cell. */
  record Distances(int[] steps) {
    int to(Cell cell) {
      return steps[index(cell)];
    }
  }

  /** Returns how far each cell is from a cell. */
  static Distances from(Cell start) {
    int[] steps = new int[WIDTH * ROWS.size()];
    Arrays.fill(steps, Integer.MAX_VALUE);
    steps[index(start)] = 0;
    var open = new ArrayDeque<Cell>(List.of(start));
    while (!open.isEmpty()) {
      var cell = open.remove();
      for (var next : beside(cell)) {
        if (steps[index(next)] == Integer.MAX_VALUE) {
          steps[index(next)] = steps[index(cell)] + 1;
          open.add(next);
        }
      }
    }
    return new Distances(steps);
  }

  private static int index(Cell cell) {
    return cell.row() * WIDTH + cell.column();
  }
}
