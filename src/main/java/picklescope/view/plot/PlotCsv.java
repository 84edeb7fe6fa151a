package picklescope.view.plot;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import picklescope.export.EventCsv;
import picklescope.python.text.FloatText;
import picklescope.stream.series.Points;
import picklescope.stream.series.States;

/**
 * The numbers and states of a plot as CSV (RFC 4180): the time in seconds since 1970, the number of
 * the message, and a column for each series. A state is written where it begins. A gap is {@code
 * nan}; a message without the value has an empty cell.
 */
public final class PlotCsv {
  private PlotCsv() {}

  /** The next point of a series. */
  private static final class Position {
    private final int column;
    private final PlotSeries series;
    private final int end;
    private int index;

    Position(int column, PlotSeries series, TimeRange range) {
      this.column = column;
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

    String cell() {
      return isNumbers()
          ? FloatText.of(series.points().value(index))
          : EventCsv.textCell(series.states().runs().get(index).name());
    }
  }

  /** Writes what series have in a range. */
  public static void write(List<PlotSeries> series, TimeRange range, Appendable to)
      throws IOException {
    to.append("time,number");
    var next =
        new PriorityQueue<Position>(
            Comparator.comparingLong(Position::number).thenComparingInt(one -> one.column));
    for (int i = 0; i < series.size(); i++) {
      to.append(',').append(EventCsv.textCell(series.get(i).name()));
      var position = new Position(i, series.get(i), range);
      if (position.hasNext()) {
        next.add(position);
      }
    }
    end(to);
    while (!next.isEmpty()) {
      writeLine(next, series.size(), to);
    }
  }

  private static void writeLine(PriorityQueue<Position> next, int columns, Appendable to)
      throws IOException {
    Position first = next.element();
    long number = first.number();
    to.append(BigDecimal.valueOf(first.time(), 9).toPlainString());
    to.append(',').append(Long.toString(number));
    int column = 0;
    while (!next.isEmpty() && next.element().number() == number) {
      Position one = next.remove();
      for (; column <= one.column; column++) {
        to.append(',');
      }
      to.append(one.cell());
      one.index++;
      if (one.hasNext()) {
        next.add(one);
      }
    }
    for (; column < columns; column++) {
      to.append(',');
    }
    end(to);
  }

  private static void end(Appendable to) throws IOException {
    to.append("\r\n");
  }
}
