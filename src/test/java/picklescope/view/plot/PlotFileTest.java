package picklescope.view.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;
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

class PlotFileTest {
  private static final long SECOND = 1_000_000_000;
  private static final TimeRange RANGE = new TimeRange(SECOND, 4 * SECOND);

  private final SeriesStore store = new SeriesStore(Long.MAX_VALUE);

  private static PlotSeries plotted(String name, Points points, States states) {
    var kind = points.size() > 0 ? SeriesLine.Kind.NUMBERS : SeriesLine.Kind.STATES;
    return new PlotSeries(new PlottedSeries(name), "", name, 0, kind, points, states);
  }

  private PlotSeries numbers(String name, double... values) throws Exception {
    Series series = store.add();
    for (int i = 0; i < values.length; i++) {
      series.append(i * SECOND, 10L * i + 10, values[i]);
    }
    return plotted(name, series.points(), States.NONE);
  }

  private static PlotSeries states(String name, String... values) throws Exception {
    var series = new StateSeries();
    for (int i = 0; i < values.length; i++) {
      series.append(i * SECOND + SECOND / 2, 10L * i + 15, values[i]);
    }
    return plotted(name, Points.NONE, series.states());
  }

  @Test
  void aTableHasALineForEachMessageInViewWithTheStatesThen() throws Exception {
    var text = new StringBuilder();
    PlotCsv.write(
        List.of(
            numbers("a", 1, 2, Double.NaN, 4, 0.1, 6),
            states("=b", "x", "=HYPERLINK(\"x\")", "x,y", "z"),
            numbers("c", 7, 8)),
        RANGE,
        text);
    assertEquals(
        """
        time,number,a,'=b,c\r
        1.000000000,20,2.0,x,8.0\r
        1.500000000,25,,"'=HYPERLINK(""x"")",\r
        2.000000000,30,nan,"'=HYPERLINK(""x"")",\r
        2.500000000,35,,"x,y",\r
        3.000000000,40,4.0,"x,y",\r
        3.500000000,45,,z,\r
        4.000000000,50,0.1,,\r
        """,
        text.toString());
  }

  /** As of a lab whose computers have other clocks: the states are those at the times. */
  @Test
  void aTableHasTheStatesOfItsTimesThoughMessagesComeLate() throws Exception {
    var states = new StateSeries();
    states.append(SECOND, 1, "off");
    states.append(3 * SECOND, 2, "on");
    states.append(4 * SECOND, 4, "on");
    var late = store.add();
    late.append(2 * SECOND, 3, 7);
    var text = new StringBuilder();
    PlotCsv.write(
        List.of(
            plotted("s", Points.NONE, states.states()), plotted("n", late.points(), States.NONE)),
        RANGE,
        text);
    assertEquals(
        """
        time,number,s,n\r
        1.000000000,1,off,\r
        3.000000000,2,on,\r
        2.000000000,3,off,7.0\r
        """,
        text.toString());
  }

  @Test
  void aPictureHasItsPixels() throws Exception {
    var random = new SplittableRandom(TestSeed.get());
    var raster = new Raster(17, 9);
    for (int i = 0; i < raster.pixels().length; i++) {
      raster.pixels()[i] = 0xFF00_0000 | random.nextInt();
    }
    var file = ByteBuffer.wrap(PngFile.bytes(raster));
    assertEquals(0x89504E47_0D0A1A0AL, file.getLong());
    var header = chunk(file, "IHDR");
    assertEquals(17, header.getInt());
    assertEquals(9, header.getInt());
    var packed = chunk(file, "IDAT");
    var rows = new byte[9 * (1 + 3 * 17)];
    var inflater = new Inflater();
    inflater.setInput(packed);
    assertEquals(rows.length, inflater.inflate(rows));
    inflater.end();
    for (int y = 0; y < 9; y++) {
      int[] sum = new int[3];
      for (int x = 0; x < 17; x++) {
        for (int part = 0; part < 3; part++) {
          sum[part] += rows[y * (1 + 3 * 17) + 1 + x * 3 + part];
        }
        int color = (sum[0] & 0xFF) << 16 | (sum[1] & 0xFF) << 8 | sum[2] & 0xFF;
        assertEquals(raster.get(x, y) & 0xFFFFFF, color);
      }
    }
    assertEquals(0, chunk(file, "IEND").remaining());
    assertFalse(file.hasRemaining());
  }

  private static ByteBuffer chunk(ByteBuffer file, String type) {
    int length = file.getInt();
    var all = new byte[4 + length];
    file.get(all);
    assertEquals(type, new String(all, 0, 4, StandardCharsets.US_ASCII));
    var crc = new CRC32();
    crc.update(all);
    assertEquals((int) crc.getValue(), file.getInt());
    return ByteBuffer.wrap(all, 4, length).slice();
  }

  @Test
  void aDrawingHasLinesBandsAndEscapedText() throws Exception {
    var series = numbers("a < b & \"c\"", 1, 2, Double.NaN, 4, 5);
    var area = new Area(50, 10, 300, 100);
    var axis = new Axis(0, 5, ValueTicks.of(0, 5, 5));
    var panel =
        new Panel(area, Optional.of(axis), Optional.empty(), List.of(new Line(series, axis)));
    var band = new Band(new Area(50, 120, 300, 20), states("s\u0001", "<x>", "y", "y", "z"));
    var frame =
        new PlotFrame(
            RANGE,
            area,
            List.of(new Tick(0.5, "t")),
            List.of(panel),
            List.of(band),
            List.of(states("m", "1", "2", "3")));
    var colors =
        new PlotColors(0xFFFFFFFF, 0xFF111111, 0xFF222222, 0xFF333333, List.of(0xFF010203));
    String svg = SvgFile.text(frame, colors, 400, 200);
    assertTrue(svg.startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\""), svg);
    assertTrue(svg.contains(">a &lt; b &amp; &quot;c&quot;</text>"), svg);
    assertTrue(svg.contains(">&lt;x&gt;</text>"), svg);
    assertTrue(svg.contains(">s\uFFFD</text>"), svg);
    assertTrue(svg.contains("d=\"M-50.0 90.0L50.0 70.0M250.0 30.0L350.0 10.0\""), svg);
    assertTrue(svg.contains("stroke-dasharray"), svg);
    long opened = Pattern.compile("<[a-zA-Z]").matcher(svg).results().count();
    long closed = Pattern.compile("</|/>").matcher(svg).results().count();
    assertEquals(opened, closed);
  }

  @Test
  void aDrawingHasNumbersOnly() throws Exception {
    var axis = new Axis(0, 1e-3, List.of());
    var area = new Area(50, 10, 300, 100);
    var line = new Line(numbers("x", 0, 1, 1e308, -1e308, 1), axis);
    var panel = new Panel(area, Optional.of(axis), Optional.empty(), List.of(line));
    var frame = new PlotFrame(RANGE, area, List.of(), List.of(panel), List.of(), List.of());
    var colors =
        new PlotColors(0xFFFFFFFF, 0xFF111111, 0xFF222222, 0xFF333333, List.of(0xFF010203));
    String svg = SvgFile.text(frame, colors, 400, 200);
    assertFalse(svg.contains("Infinity"), svg);
  }

  @Test
  void aDrawingOfManyMarksIsBounded() throws Exception {
    Series series = store.add();
    for (int i = 0; i < 20_000; i++) {
      series.append(SECOND + i * 100_000L, i + 1, i);
    }
    var marks = plotted("m", series.points(), States.NONE);
    var area = new Area(50, 10, 300, 100);
    var frame = new PlotFrame(RANGE, area, List.of(), List.of(), List.of(), List.of(marks));
    var colors =
        new PlotColors(0xFFFFFFFF, 0xFF111111, 0xFF222222, 0xFF333333, List.of(0xFF010203));
    String svg = SvgFile.text(frame, colors, 400, 200);
    long drawn = svg.lines().filter(line -> line.contains("stroke-dasharray")).count();
    assertTrue(drawn > 300 && drawn <= 5_000, drawn + " marks");
  }
}
