package picklescope.ui;

import javafx.scene.control.SplitPane;

/** Gives the inspector most of the room between the table and the composer, and takes it back. */
final class Enlarged {
  private static final double TABLE = 0.27; // a few rows stay, to step through
  private static final double COMPOSER = 0.98;
  private static final double NEARLY = 0.02;

  private final SplitPane levels;
  private double[] before;

  /**
   * @param levels table, inspector and composer
   * @param usual where they are divided when it is not known
   */
  Enlarged(SplitPane levels, double... usual) {
    this.levels = levels;
    this.before = usual;
  }

  /** The other size. */
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
