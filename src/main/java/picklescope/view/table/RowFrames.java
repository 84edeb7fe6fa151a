package picklescope.view.table;

import java.util.List;
import java.util.stream.LongStream;

/** Requests the rows in view from the loader once for each change, and keeps the latest result. */
final class RowFrames {
  private static final RowLoader.Frame NONE =
      new RowLoader.Frame(RowLoader.Request.NONE, List.of());

  private final RowLoader loader;
  private RowLoader.Request request = RowLoader.Request.NONE;
  private RowLoader.Frame newest = NONE;

  RowFrames(RowLoader loader) {
    this.loader = loader;
  }

  RowLoader.Frame newest() {
    return newest;
  }

  /** Returns whether the latest request has not been answered yet. */
  boolean isWaiting() {
    return newest.request() != request;
  }

  /** Forgets the rows that have been read, because others are shown. */
  void forget() {
    request = RowLoader.Request.NONE;
    newest = NONE;
  }

  /**
   * Requests the rows in view if they have changed, and takes the rows that have been read.
   *
   * @return whether there are new rows
   */
  boolean ask(RowOrder order, Viewport view, RowLoader.Reading reading, RowTimes times) {
    List<Long> numbers =
        LongStream.range(view.top(), Math.min(order.end(), view.top() + view.rows()))
            .map(order::numberAt)
            .boxed()
            .toList();
    var now = new RowLoader.Request(view.top(), numbers, reading, times);
    if (!now.equals(request)) {
      request = now;
      loader.ask(now);
    }
    var read = loader.poll();
    read.ifPresent(frame -> newest = frame);
    return read.isPresent();
  }
}
