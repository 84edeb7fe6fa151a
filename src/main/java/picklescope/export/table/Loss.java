package picklescope.export.table;

import java.util.List;
import java.util.OptionalLong;

/**
 * Messages that were sent or received but are not in a capture, or that a filter may have left out.
 *
 * @param host the name of the computer that recorded the capture; empty if it is not known
 * @param capture the name of the capture
 * @param number the number of the first message after the loss, if that is known
 * @param timeNanos its time in nanoseconds since 1970
 * @param count how many are lost
 * @param kind a word, such as {@code recording} or {@code sequence}
 * @param text what is known, for the user
 */
public record Loss(
    String host,
    String capture,
    OptionalLong number,
    OptionalLong timeNanos,
    long count,
    String kind,
    String text) {
  /** The columns of a table of losses. */
  public static final List<Column> COLUMNS =
      List.of(
          new Column("host", ColumnType.TEXT),
          new Column("capture", ColumnType.TEXT),
          new Column("number", ColumnType.WHOLE),
          new Column("time", ColumnType.TIME),
          new Column("count", ColumnType.WHOLE),
          new Column("kind", ColumnType.TEXT),
          new Column("text", ColumnType.TEXT));

  /** Writes it as a row with these columns. */
  public void write(Batch to) {
    to.beginRow();
    to.cells(0).name(host);
    to.cells(1).name(capture);
    number.ifPresent(to.cells(2)::whole);
    timeNanos.ifPresent(to.cells(3)::whole);
    to.cells(4).whole(count);
    to.cells(5).name(kind);
    to.cells(6).name(text);
  }
}
