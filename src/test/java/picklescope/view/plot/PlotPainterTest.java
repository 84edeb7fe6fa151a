package picklescope.view.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.session.SeriesLine;
import picklescope.settings.PlottedSeries;
import picklescope.stream.series.Points;
import picklescope.stream.series.Series;
import picklescope.stream.series.SeriesStore;
import picklescope.stream.series.StateSeries;
import picklescope.stream.series.States;
import picklescope.view.plot.PlotFrame.Axis;
import picklescope.view.plot.PlotFrame.Band;
import picklescope.view.plot.PlotFrame.Line;
import picklescope.view.plot.PlotFrame.Panel;

class PlotPainterTest {
  private static final Area PLOT = new Area(60, 10, 100, 80);
  private static final TimeRange RANGE = new TimeRange(0, 100_000);
  private static final PlotColors COLORS =
      new PlotColors(
          0xFF000000, 0xFF101010, 0xFF202020, 0xFFFFFFFF, List.of(0xFFFF0000, 0xFF00FF00));

  private static PlotSeries plotted(int style, Points points, States states) {
    var kind = points.size() > 0 ? SeriesLine.Kind.NUMBERS : SeriesLine.Kind.STATES;
    return new PlotSeries(new PlottedSeries("x"), "", "x", style, kind, points, states);
  }

  private static Raster paint(
      double scale, List<Panel> panels, List<Band> bands, List<PlotSeries> marks) {
    var frame = new PlotFrame(RANGE, PLOT, List.of(new Tick(0.5, "")), panels, bands, marks);
    var raster = new Raster((int) (100 * scale), (int) (80 * scale));
    PlotPainter.paint(frame, COLORS, scale, raster);
    return raster;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2})
  void bandsHaveTheColoursOfTheirStates(double scale) throws Exception {
    var states = new StateSeries();
    states.append(20_000, 1, "a");
    states.append(60_000, 2, "b");
    states.append(90_000, 3, "b");
    var area = new Area(60, 30, 100, 20);
    var raster =
        paint(
            scale,
            List.of(),
            List.of(new Band(area, plotted(0, Points.NONE, states.states()))),
            List.of());
    int middle = (int) (30 * scale);
    assertEquals(0xFF000000, raster.get((int) (10 * scale), middle));
    assertEquals(COLORS.ofState(0), raster.get((int) (40 * scale), middle));
    assertEquals(COLORS.ofState(1), raster.get((int) (75 * scale), middle));
    assertEquals(0xFF000000, raster.get((int) (95 * scale), middle), "after the last message");
    assertEquals(0xFF000000, raster.get((int) (40 * scale), (int) (50 * scale)));
    assertEquals(0xFFFF0000, raster.get((int) (20 * scale), middle), "where it begins");
  }

  @Test
  void marksAreDashedLinesWithASign() throws Exception {
    Series series = new SeriesStore(Long.MAX_VALUE).add();
    series.append(50_000, 1, 7);
    var raster = paint(1, List.of(), List.of(), List.of(plotted(1, series.points(), States.NONE)));
    int green = 0xFF00FF00;
    long drawn = IntStream.range(12, 80).filter(y -> raster.get(50, y) == green).count();
    assertTrue(drawn > 25 && drawn < 45, drawn + " of 68 pixels");
    assertEquals(green, raster.get(52, 5), "the sign at the top");
    assertEquals(0xFF000000, raster.get(60, 30));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2})
  void aPanelHasItsGridAndItsLines(double scale) throws Exception {
    Series series = new SeriesStore(Long.MAX_VALUE).add();
    for (int i = 0; i <= 1_000; i++) {
      series.append(i * 100L, i + 1, 5);
    }
    var axis = new Axis(0, 10, List.of(new Tick(0.25, "2.5")));
    var line = new Line(plotted(0, series.points(), States.NONE), axis);
    var area = new Area(60, 10, 100, 40);
    var panel = new Panel(area, Optional.of(axis), Optional.empty(), List.of(line));
    var raster = paint(scale, List.of(panel), List.of(), List.of());
    int x = (int) (97 * scale);
    assertEquals(0xFFFF0000, raster.get(x, (int) (20 * scale)), "the line");
    assertEquals(0xFF101010, raster.get(x, (int) (30 * scale)), "the grid");
    assertEquals(0xFF202020, raster.get(x, (int) (40 * scale) - 1), "the edge");
    assertEquals(0xFF101010, raster.get((int) (50 * scale), (int) (35 * scale)), "the time");
    assertEquals(0xFF000000, raster.get(x, (int) (60 * scale)), "below");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e12, 1e12, -1e308, 1e308, Double.NEGATIVE_INFINITY, Double.NaN})
  void whatIsFarFromTheZoomedValuesEndsToo(double value) throws Exception {
    Series series = new SeriesStore(Long.MAX_VALUE).add();
    series.append(10_000, 1, 5);
    series.append(50_000, 2, value);
    series.append(90_000, 3, 5);
    var axis = new Axis(0, 10, List.of());
    var line = new Line(plotted(0, series.points(), States.NONE), axis);
    var panel =
        new Panel(new Area(60, 10, 100, 40), Optional.of(axis), Optional.empty(), List.of(line));
    var raster =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> paint(1, List.of(panel), List.of(), List.of()));
    assertEquals(0xFFFF0000, raster.get(10, 20), "the first point");
    assertEquals(0xFFFF0000, raster.get(90, 20), "the last point");
  }
}
