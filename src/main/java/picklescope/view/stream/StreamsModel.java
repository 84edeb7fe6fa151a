package picklescope.view.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;
import picklescope.stream.StreamsSnapshot;

/**
 * The rows of the table of streams in their order, and the selected one, which stays selected while
 * rows move. For the thread of the window.
 */
public final class StreamsModel {
  private static final Comparator<StreamRow> USUAL =
      Comparator.comparing((StreamRow row) -> row.key() instanceof StreamKey.Others)
          .thenComparing(StreamColumn.SENDER.order())
          .thenComparing(StreamColumn.ADDRESS.order())
          .thenComparing(StreamColumn.PORT.order())
          .thenComparing(StreamColumn.MESSAGES.order());

  private StreamsSnapshot snapshot = StreamsSnapshot.EMPTY;
  private List<StreamRow> rows = List.of();
  private Optional<StreamColumn> sorted = Optional.empty();
  private boolean descending;
  private Optional<StreamKey> selected = Optional.empty();

  /** Creates a model without rows. */
  public StreamsModel() {}

  /** Displays a newer snapshot; returns whether anything has changed. */
  public boolean display(StreamsSnapshot newer) {
    if (newer == snapshot) {
      return false;
    }
    snapshot = newer;
    arrange();
    return true;
  }

  /** Sorts by a column; by sender, port and arguments if it is empty. */
  public void sort(Optional<StreamColumn> by, boolean isDescending) {
    sorted = by;
    descending = isDescending;
    arrange();
  }

  private void arrange() {
    var order = new ArrayList<>(snapshot.rows());
    order.sort(
        sorted
            .map(column -> descending ? column.order().reversed() : column.order())
            .map(first -> first.thenComparing(USUAL))
            .orElse(USUAL));
    rows = List.copyOf(order);
  }

  /** Returns the rows in their order. */
  public List<StreamRow> rows() {
    return rows;
  }

  /** Selects a stream. */
  public void select(Optional<StreamKey> key) {
    selected = key;
  }

  /** Returns the selected stream, as far as there is such a row. */
  public Optional<StreamRow> selected() {
    return rows.stream().filter(row -> selected.filter(row.key()::equals).isPresent()).findFirst();
  }

  /** Returns the index of the selected row; -1 if none is selected. */
  public int selectedIndex() {
    return selected().map(rows::indexOf).orElse(-1);
  }
}
