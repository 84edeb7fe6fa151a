package picklescope.view.table;

/**
 * Which datagrams the table shows, and in which order: row indexes to datagram numbers. An index
 * keeps its meaning for as long as the order is in use; rows come at the end and go at the
 * beginning.
 */
public interface RowOrder {
  /** The index of the first row. */
  long begin();

  /** The index after the last row. */
  long end();

  /** The number of the datagram in that row; from {@link #begin()} to before {@link #end()}. */
  long numberAt(long index);

  /** The index of the row with that datagram, or of the first row after it. */
  long indexOf(long number);

  /** Whether rows may still come. */
  default boolean grows() {
    return true;
  }

  /** How many rows there are. */
  default long size() {
    return end() - begin();
  }
}
