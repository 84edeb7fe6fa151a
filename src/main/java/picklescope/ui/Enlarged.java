package picklescope.ui;

import javafx.scene.control.SplitPane;

/** Enlarges the inspector between the table and the composer, and restores its size. */
final class Enlarged {
  private static final double TABLE = 0.27; // a few rows stay, to step through
  private static final double COMPOSER = 0.98;
  private static final double NEARLY = 0.02;

  private final SplitPane levels;
  private double[] before;

  /**
   * Creates it.
   *
   * @param levels table, inspector and composer
   * @param usual the positions of the dividers to restore at first
   */
  Enlarged(SplitPane levels, double... usual) {
    this.levels = levels;
    this.before = usual;
  }

  /** Enlarges the inspector, or restores its size. */
  void toggle() {
    double[] now = levels.getDividerPositions();
    if (now[0] <= TABLE + NEARLY) {
      levels.setDividerPositions(before);
    } else {
      before = now;
      levels.setDividerPositions(TABLE, COMPOSER);
    }
  }
}
