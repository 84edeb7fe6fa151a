package picklescope.export.folder;

import java.util.List;
import java.util.Locale;
import picklescope.export.table.TablePlan;
import picklescope.stream.StreamRow;

/**
 * A table that is to be written.
 *
 * @param name the name of its file without ending
 * @param streams the streams whose messages it has
 * @param plan its columns
 */
public record PlannedTable(String name, List<StreamRow> streams, TablePlan plan) {
  /** Copies the list. */
  public PlannedTable {
    streams = List.copyOf(streams);
  }

  /** Returns the number of rows. */
  public long rows() {
    return streams.stream().mapToLong(StreamRow::count).sum();
  }

  /** Returns what it has, for the user. */
  public String title() {
    return streams.size() == 1
        ? "%s %s".formatted(streams.getFirst().sender(), streams.getFirst().key().title())
        : String.format(Locale.ROOT, "%,d streams", streams.size());
  }
}
