package picklescope.export;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Event;

/**
 * What is exported.
 *
 * @param capture the datagrams
 * @param decoder returns the event of a datagram
 * @param comments returns the comment on the datagram with a number; empty if it has none
 * @param columns the columns that the user has added to the table
 */
public record ExportSource(
    Capture capture,
    Function<Datagram, Event> decoder,
    LongFunction<String> comments,
    List<AddedColumn> columns) {
  /** Copies the list. */
  public ExportSource {
    columns = List.copyOf(columns);
  }
}
