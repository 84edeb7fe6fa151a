package picklescope.view.empty;

import picklescope.view.source.PortsStatus;
import picklescope.view.source.SourcesStatus;

/**
 * What decides which page is shown instead of a table.
 *
 * @param source what the table shows
 * @param rows how many rows there are without the filter
 * @param chosen how many of them the filter has chosen so far
 * @param isFiltered whether the filter has looked at all of them
 * @param cleared whether rows were cleared
 * @param paused whether the table is paused
 * @param waiting how many messages came since then
 * @param ports the listening ports
 * @param sources the relays and passive captures
 */
public record Situation(
    Source source,
    long rows,
    long chosen,
    boolean isFiltered,
    boolean cleared,
    boolean paused,
    long waiting,
    PortsStatus ports,
    SourcesStatus sources) {
  /** What a table shows. */
  public enum Source {
    /** The messages that arrive. */
    LIVE,

    /** A file that is being read. */
    FILE_READING,

    /** A file that has been read. */
    FILE
  }
}
