package picklescope.view.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picklescope.session.CaptureView;
import picklescope.settings.ColorRule;
import picklescope.thread.Task;
import picklescope.thread.Worker;

/**
 * Looks for marked and coloured rows along the scroll bar's track, on the thread {@code track}. Of
 * more than {@value #MOST_ROWS} rows it looks at every second, every fourth and so on, so that the
 * work does not grow with the capture; what it has found out about a row it remembers while the
 * capture grows.
 */
public final class TrackScan implements AutoCloseable {
  /** The most rows that are looked at. */
  static final int MOST_ROWS = 16_384;

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

  private record Colors(RowRules rules, long decoding) {}

  private final CaptureView view;
  private final Worker worker = Worker.background("track");
  private final AtomicReference<@Nullable TrackMarks> newest = new AtomicReference<>();
  private final Map<Long, Optional<ColorRule.Color>> seen = new LinkedHashMap<>(64, 0.75f, true);
  private Colors seenFor = new Colors(RowRules.NONE, 0);
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
    var colors = new Colors(request.rules(), request.decoding());
    if (!colors.equals(seenFor)) {
      seen.clear();
      seenFor = colors;
    }
    var marked = new BitSet();
    var found =
        new ArrayList<>(Collections.nCopies(request.parts(), Optional.<ColorRule.Color>empty()));
    long rows = request.end() - request.begin();
    long step = step(rows);
    for (long index = Math.ceilDiv(request.begin(), step) * step;
        index < request.end() && !task.isCancelled();
        index += step) {
      long number = request.order().numberAt(index);
      int part = part(index, request);
      if (!view.marks().comment(number).isEmpty()) {
        marked.set(part);
      }
      var color = color(number, request.rules());
      if (color.isPresent()) {
        found.set(part, Optional.of(stronger(color.get(), found.get(part))));
      }
    }
    if (rows > 0) {
      ownMarks(request, marked);
    }
    forgetOldest();
    return new TrackMarks(marked, Collections.unmodifiableList(found));
  }

  /** Finds the user's marks also between the rows that are looked at. */
  private void ownMarks(Request request, BitSet marked) {
    RowOrder order = request.order();
    int most = order.grows() ? MOST_ROWS : MOST_SOUGHT;
    view.marks()
        .own()
        .limit(most)
        .forEach(number -> {
          long index = order.indexOf(number);
          if (index >= request.begin()
              && index < request.end()
              && order.numberAt(index) == number) {
            marked.set(part(index, request));
          }
        });
  }

  private static int part(long index, Request request) {
    long rows = request.end() - request.begin();
    return (int) ((index - request.begin()) * request.parts() / rows);
  }

  private void forgetOldest() {
    var oldest = seen.keySet().iterator();
    for (int over = seen.size() - 2 * MOST_ROWS; over > 0; over--) {
      oldest.next();
      oldest.remove();
    }
  }

  /** Returns the distance of the rows that are looked at: a power of two. */
  private static long step(long rows) {
    long step = 1;
    while (rows / step > MOST_ROWS) {
      step *= 2;
    }
    return step;
  }

  private Optional<ColorRule.Color> color(long number, RowRules rules) {
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    var known = seen.get(number);
    if (known == null) {
      known = read(number, rules);
      seen.put(number, known);
    }
    return known;
  }

  private Optional<ColorRule.Color> read(long number, RowRules rules) {
    try {
      return rules.color(view.decoder().decode(view.capture().get(number)));
    } catch (NoSuchElementException e) {
      return Optional.empty(); // no longer held
    }
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
