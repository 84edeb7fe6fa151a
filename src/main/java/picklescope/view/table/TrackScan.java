package picklescope.view.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picklescope.session.CaptureView;
import picklescope.settings.ColorRule;
import picklescope.thread.Task;
import picklescope.thread.Worker;

/**
 * Looks for marked and coloured rows along the scroll bar's track, on the thread {@code track}. Of
 * more than {@value TrackRows#MOST_ROWS} rows it looks at every second, every fourth and so on, so
 * that the work does not grow with the capture; at each row it looks once while the capture grows.
 */
public final class TrackScan implements AutoCloseable {
  /** The most marks that are sought among sorted rows, each of which is a search of all rows. */
  private static final int MOST_SOUGHT = 16;

  /**
   * The rows along the track.
   *
   * @param end the index after the last row
   * @param parts into how many parts the track is divided, at least 1
   * @param marks changes when marks do
   * @param decoding changes when the same datagrams may decode to other events
   */
  private record Request(
      RowOrder order, long begin, long end, RowRules rules, int parts, long marks, long decoding) {}

  private final CaptureView view;
  private final Worker worker = Worker.background("track");
  private final AtomicReference<@Nullable TrackMarks> newest = new AtomicReference<>();
  private Optional<TrackRows> rows = Optional.empty(); // of the worker's thread
  private Optional<Request> asked = Optional.empty();
  private volatile boolean busy;

  /** Looks at the rows of a capture. */
  public TrackScan(CaptureView view) {
    this.view = view;
  }

  /** Asks for the marks of rows if they may have changed and the last question is answered. */
  public void ask(RowOrder order, RowRules rules, int parts) {
    var now =
        Optional.of(
            new Request(
                order,
                order.begin(),
                order.end(),
                rules,
                Math.max(1, parts),
                view.marks().version(),
                view.version().getAsLong()));
    if (!busy && !now.equals(asked)) {
      busy = true;
      asked = now;
      worker.run(task -> answer(now.get(), task), _ -> {});
    }
  }

  /** Returns what has been found since the last call. */
  public Optional<TrackMarks> poll() {
    return Optional.ofNullable(newest.getAndSet(null));
  }

  private boolean answer(Request request, Task task) {
    try {
      newest.set(find(request, task));
      return true;
    } finally {
      busy = false;
    }
  }

  private TrackMarks find(Request request, Task task) {
    var known =
        rows.filter(old -> old.areOf(request.order(), request.rules(), request.decoding()))
            .orElseGet(
                () -> new TrackRows(view, request.order(), request.rules(), request.decoding()));
    rows = Optional.of(known);
    known.look(request.begin(), request.end(), task);
    var marked = new BitSet();
    var found =
        new ArrayList<>(Collections.nCopies(request.parts(), Optional.<ColorRule.Color>empty()));
    for (var row : known.found()) {
      int part = part(row.index(), request);
      if (!view.marks().comment(row.number()).isEmpty()) {
        marked.set(part);
      }
      if (row.color().isPresent()) {
        found.set(part, Optional.of(stronger(row.color().get(), found.get(part))));
      }
    }
    if (request.end() > request.begin()) {
      ownMarks(request, marked);
    }
    return new TrackMarks(marked, Collections.unmodifiableList(found));
  }

  /** Finds the user's marks also between the rows that are looked at. */
  private void ownMarks(Request request, BitSet marked) {
    RowOrder order = request.order();
    int most = order.grows() ? TrackRows.MOST_ROWS : MOST_SOUGHT;
    view.marks()
        .own()
        .limit(most)
        .forEach(number -> {
          OptionalLong row = order.rowOf(number);
          if (row.isPresent()
              && row.getAsLong() >= request.begin()
              && row.getAsLong() < request.end()) {
            marked.set(part(row.getAsLong(), request));
          }
        });
  }

  private static int part(long index, Request request) {
    long rows = request.end() - request.begin();
    return (int) ((index - request.begin()) * request.parts() / rows);
  }

  /** Returns the colour that is shown where both are: the first in the order of the colours. */
  private static ColorRule.Color stronger(ColorRule.Color color, Optional<ColorRule.Color> other) {
    return other.filter(there -> there.compareTo(color) < 0).orElse(color);
  }

  @Override
  public void close() {
    worker.close();
  }
}
