package picklescope.view.table;

/** Receives the events of {@link EventRows}, on the thread that shows them. */
public interface RowsListener {
  /** The rows are in their own order again, whatever the reason. */
  void sortingEnded();

  /**
   * Messages may decode to other events than before, so that a search without a result may have
   * one.
   *
   * @param all whether anything may be different, not only the names of senders
   */
  void decodingChanged(boolean all);

  /** Shows the user a short message about what could not be done. */
  void notify(String message);
}
