package picklescope.view.value;

/** What a window does with chosen values. For the thread of the window. */
public interface ValueActions {
  /** Changes the filter of the table by a condition. */
  void filter(FilterChange change, String condition);

  /** Returns whether the table has a filter. */
  boolean isFiltered();

  /** Adds a column to the table. */
  void addColumn(String path);

  /** Plots a number, the items of a list, or a state over the messages. */
  void plot(String path);

  /** Colours the rows that fulfil a condition. */
  void color(String condition);

  /** Goes to the next row that fulfils a condition. */
  void findNext(String condition);

  /** Ends what {@link #findNext} shows; returns whether it was shown. */
  boolean endFind();

  /** Copies a text to the clipboard. */
  void copy(String text);

  /** Reports that a filter cannot read or compare the value. */
  void refuse();
}
