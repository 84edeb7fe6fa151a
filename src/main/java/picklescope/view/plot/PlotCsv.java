package picklescope.view.plot;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import picklescope.export.EventCsv;
import picklescope.python.text.FloatText;
import picklescope.stream.series.Points;
import picklescope.stream.series.States;

/**
 * The numbers and states of a plot as CSV (RFC 4180): the time in seconds since 1970, the number of
 * the message, and a column for each series. A gap is {@code nan}; a message without the number has
 * an empty cell. A state is that at the message, as it is drawn, also if the message is another's.
 */
public final class PlotCsv {
  private PlotCsv() {}

  /** The next point of a series. */
  private static final class Position {
    private final PlotSeries series;
    private final int end;
    private int index;

    Position(PlotSeries series, TimeRange range) {
      this.series = series;
      boolean numbers = isNumbers();
      Points points = series.points();
      States states = series.states();
      index = numbers ? points.indexOf(range.from()) : states.indexAt(range.from() - 1) + 1;
      end = numbers ? points.indexOf(range.to() + 1) : states.indexAt(range.to()) + 1;
    }

    private boolean isNumbers() {
      return series.points().size() > 0;
    }

    boolean hasNext() {
      return index < end;
    }

    long time() {
      return isNumbers() ? series.points().time(index) : series.states().runs().get(index).from();
    }

    long number() {
      return isNumbers()
          ? series.points().number(index)
          : series.states().runs().get(index).number();
    }

    /** Returns the cell of the line with a message, and goes on if it has its point. */
    String cell(long number, long time) {
      boolean isPoint = hasNext() && number() == number;
      int at = index;
      if (isPoint) {
        index++;
      }
      if (isNumbers()) {
        return isPoint ? FloatText.of(series.points().value(at)) : "";
      }
      States states = series.states();
      int run = isPoint ? at : states.indexAt(time);
      boolean isOver = run < 0 || time > states.end();
      return isOver ? "" : EventCsv.textCell(states.runs().get(run).name());
    }
  }

  /** Writes what series have in a range. */
  public static void write(List<PlotSeries> series, TimeRange range, Appendable to)
      throws IOException {
    to.append("time,number");
    for (var one : series) {
      to.append(',').append(EventCsv.textCell(one.name()));
    }
    end(to);
    var positions = series.stream().map(one -> new Position(one, range)).toList();
    var next = new PriorityQueue<>(Comparator.comparingLong(Position::number));
    positions.stream().filter(Position::hasNext).forEach(next::add);
    while (!next.isEmpty()) {
      long number = next.element().number();
      long time = next.element().time();
      var here = new ArrayList<Position>();
      while (!next.isEmpty() && next.element().number() == number) {
        here.add(next.remove());
      }
      writeLine(positions, number, time, to);
      here.stream().filter(Position::hasNext).forEach(next::add);
    }
  }

  private static void writeLine(List<Position> positions, long number, long time, Appendable to)
      throws IOException {
    to.append(BigDecimal.valueOf(time, 9).toPlainString());
    to.append(',').append(Long.toString(number));
    for (var one : positions) {
      to.append(',').append(one.cell(number, time));
    }
    end(to);
  }

  private static void end(Appendable to) throws IOException {
    to.append("\r\n");
  }
}
