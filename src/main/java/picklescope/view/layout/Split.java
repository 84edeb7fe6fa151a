package picklescope.view.layout;

/**
 * How two panes share a length: their edge is at a share of it, or one of them has a size of its
 * own.
 *
 * @param rule what the size is
 * @param size 0 to 1 for a share, otherwise em; no meaning for rules without a size
 */
public record Split(Rule rule, double size) {
  /** What determines the edge. */
  public enum Rule {
    /** The share of the first pane. */
    SHARE,
    /** The size of the first pane. */
    FIRST,
    /** The size of the second pane. */
    SECOND,
    /** The first pane has its preferred size; the edge cannot be dragged. */
    FIRST_PREFERRED,
    /** The second pane has its preferred size; the edge cannot be dragged. */
    SECOND_PREFERRED,
    /** There is only the first pane. */
    FIRST_ONLY,
    /** There is only the second pane. */
    SECOND_ONLY
  }

  /** Returns a split by a rule without a size. */
  public static Split of(Rule rule) {
    return new Split(rule, 0);
  }

  /** Returns whether the user can drag the edge. */
  public boolean isDraggable() {
    return rule == Rule.SHARE || rule == Rule.FIRST || rule == Rule.SECOND;
  }

  /** Returns whether both panes are displayed. */
  public boolean hasBoth() {
    return rule != Rule.FIRST_ONLY && rule != Rule.SECOND_ONLY;
  }

  /**
   * Returns the length of the first pane in pixels. The second pane gets the rest.
   *
   * @param total the length of both in pixels
   * @param em the font size in pixels
   */
  public double first(double total, double em, Limits first, Limits second) {
    double wanted =
        switch (rule) {
          case SHARE -> size * total;
          case FIRST -> size * em;
          case SECOND -> total - size * em;
          case FIRST_PREFERRED -> first.preferred();
          case SECOND_PREFERRED -> total - second.preferred();
          case FIRST_ONLY -> total;
          case SECOND_ONLY -> 0;
        };
    if (!hasBoth()) {
      return wanted;
    }
    // Where there is no room for both, the first one gives way.
    double most = Math.max(0, total - second.least());
    return Math.round(Math.clamp(wanted, Math.min(first.least(), most), most));
  }

  /** Returns the split in which the first pane has a length in pixels. */
  public Split at(double first, double total, double em) {
    return new Split(
        rule,
        switch (rule) {
          case SHARE -> total > 0 ? Math.clamp(first / total, 0, 1) : size;
          case FIRST -> first / em;
          case SECOND -> (total - first) / em;
          case FIRST_PREFERRED, SECOND_PREFERRED, FIRST_ONLY, SECOND_ONLY -> size;
        });
  }

  /**
   * The lengths of a pane in pixels.
   *
   * @param least the smallest in which it can be used
   * @param preferred its own
   */
  public record Limits(double least, double preferred) {}
}
