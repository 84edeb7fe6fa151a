package picklescope.view.table;

import java.util.List;
import java.util.stream.LongStream;

/** Asks the loader for the rows in view, once for each change, and holds what it has read last. */
final class RowFrames {
  private static final RowLoader.Frame NONE = new RowLoader.Frame(RowLoader.Wish.NONE, List.of());

  private final RowLoader loader;
  private RowLoader.Wish wish = RowLoader.Wish.NONE;
  private RowLoader.Frame newest = NONE;

  RowFrames(RowLoader loader) {
    this.loader = loader;
  }

  RowLoader.Frame newest() {
    return newest;
  }

  /** Whether what was asked for last has not come yet. */
  boolean isWaiting() {
    return newest.wish() != wish;
  }

  /** The rows that have been read are no longer those to be shown. */
  void forget() {
    wish = RowLoader.Wish.NONE;
    newest = NONE;
  }

  /**
   * Asks for what is in view, and takes what has been read.
   *
   * @return whether there is something new
   */
  boolean ask(RowOrder order, Viewport view, RowLoader.Reading reading, RowTimes times) {
    List<Long> numbers =
        LongStream.range(view.top(), Math.min(order.end(), view.top() + view.rows()))
            .map(order::numberAt)
            .boxed()
            .toList();
    var now = new RowLoader.Wish(view.top(), numbers, reading, times);
    if (!now.equals(wish)) {
      wish = now;
      loader.ask(now);
    }
    var read = loader.poll();
    read.ifPresent(frame -> newest = frame);
    return read.isPresent();
  }
}
