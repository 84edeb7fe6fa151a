package picklescope.stream;

import java.util.List;

/**
 * All streams as they are at a moment. Immutable.
 *
 * @param rows the streams in the order in which they began; that of {@link StreamKey.Others} is the
 *     last, if there is one
 * @param messages how many messages were counted
 * @param withoutValue how many messages are in no stream, because the expression by which they are
 *     grouped has no value for them
 */
public record StreamsSnapshot(List<StreamRow> rows, long messages, long withoutValue) {
  /** Nothing was counted yet. */
  public static final StreamsSnapshot EMPTY = new StreamsSnapshot(List.of(), 0, 0);

  /** Copies the list. */
  public StreamsSnapshot {
    rows = List.copyOf(rows);
  }
}
