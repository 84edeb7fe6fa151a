package picklescope.ui;

import javafx.scene.control.SplitPane;

/** Gives the inspector most of the room between the table and the composer, and takes it back. */
final class Enlarged {
  private static final double TABLE = 0.12;
  private static final double COMPOSER = 0.98;
  private static final double LARGE = 0.5;

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
    if (now[1] - now[0] >= LARGE) {
      levels.setDividerPositions(before);
    } else {
      before = now;
      levels.setDividerPositions(TABLE, COMPOSER);
    }
  }
}
