package picklescope.view.plot;

import java.net.InetAddress;
import java.util.List;
import picklescope.session.SeriesResult;

/** Replaces series by several: a list by its items, and one of several senders by theirs. */
final class SeriesParts {
  private static final int MOST_SENDERS = 8;

  private final SeriesList series;
  private final PlotRuns runs;

  SeriesParts(SeriesList series, PlotRuns runs) {
    this.series = series;
    this.runs = runs;
  }

  /** Replaces lists by their items; returns whether there was one. */
  boolean splitLists() {
    boolean any = false;
    for (PlotSeries one : series.all()) {
      List<String> items =
          one.isEmpty()
              ? runs.result(one.query()).map(SeriesResult::parts).orElse(List.of())
              : List.of();
      if (!items.isEmpty()) {
        String where = one.query().where().text();
        series.replace(one, items.stream().map(item -> SeriesText.of(item, where)).toList());
        any = true;
      }
    }
    return any;
  }

  /**
   * Replaces series without a condition that have messages of several computers by one for each, up
   * to {@value #MOST_SENDERS}: a line from one to the other and back would mean nothing. Returns
   * whether there was one.
   */
  boolean splitSenders() {
    boolean any = false;
    for (PlotSeries one : series.all()) {
      if (one.query().where().text().isBlank() && addresses(one).size() <= MOST_SENDERS) {
        any |= splitBySender(one);
      }
    }
    return any;
  }

  /** Returns the computers whose messages a series has, the first 16. */
  List<InetAddress> addresses(PlotSeries one) {
    return runs.result(one.query()).map(SeriesResult::addresses).orElse(List.of());
  }

  /** Replaces a series by one for each of several computers; returns whether there are several. */
  boolean splitBySender(PlotSeries one) {
    List<InetAddress> addresses = addresses(one);
    boolean several = addresses.size() > 1 && series.all().contains(one);
    if (several) {
      series.replace(
          one,
          addresses.stream()
              .map(address -> SeriesText.of(one.query(), address.getHostAddress()))
              .toList());
    }
    return several;
  }
}
