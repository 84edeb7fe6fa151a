package picklescope.view.table;

import java.util.OptionalLong;

/**
 * The datagrams that the table shows, in their order: maps indexes of rows to numbers of datagrams.
 * The index of a datagram does not change; rows are added at the end and removed at the beginning.
 */
public interface RowOrder {
  /** Returns the index of the first row. */
  long begin();

  /** Returns the index after the last row. */
  long end();

  /** Returns the number of the datagram in a row, {@link #begin()} to {@code end() - 1}. */
  long numberAt(long index);

  /** Returns the index of the row of a datagram, or of the first row after it. */
  long indexOf(long number);

  /** Returns the index of the row of a datagram; empty if there is none. */
  default OptionalLong rowOf(long number) {
    long index = indexOf(number);
    return index < end() && numberAt(index) == number
        ? OptionalLong.of(index)
        : OptionalLong.empty();
  }

  /** Returns whether rows may be added. */
  default boolean grows() {
    return true;
  }

  /** Returns the number of rows. */
  default long size() {
    return end() - begin();
  }
}
