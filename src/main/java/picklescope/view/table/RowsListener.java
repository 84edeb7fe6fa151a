package picklescope.view.table;

/** Is told what happens to {@link EventRows}, on the thread that shows them. */
public interface RowsListener {
  /** The rows have been paused to be sorted, or go on after it. */
  void paused(boolean paused);

  /** The rows are in their own order again, whoever wanted it. */
  void sortedNoMore();

  /**
   * What was looked for in vain may be found now.
   *
   * @param all whether anything decoded may read otherwise, not only senders' names
   */
  void mayReadOtherwise(boolean all);

  /** Tells the user in a line what could not be done. */
  void say(String words);
}
