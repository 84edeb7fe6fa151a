package picklescope.ui.plot;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import picklescope.ui.text.CodeStyle;
import picklescope.view.plot.IntervalHistogram;
import picklescope.view.plot.PlotSeries;
import picklescope.view.plot.TimeRange;
import picklescope.view.plot.ValueText;
import picklescope.view.text.TokenKind;

/** The distribution of the times between the messages of a series, as bars and in words. */
final class IntervalChart extends Region {
  private static final int CHARACTERS = 36;
  private static final double BARS_HEIGHT = 44;
  private static final double MARGIN = 4;

  private final Canvas canvas = new Canvas();
  private final ObservableValue<CodeStyle> style;

  IntervalChart(ObservableValue<CodeStyle> style) {
    this.style = style;
    setId("plot-intervals");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinWidth(USE_PREF_SIZE);
    getChildren().add(canvas);
  }

  /** Shows the distribution of a series in a range. */
  void display(Optional<PlotSeries> series, TimeRange range) {
    var graphics = canvas.getGraphicsContext2D();
    canvas.setWidth(computePrefWidth(-1));
    canvas.setHeight(computePrefHeight(-1));
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    setAccessibleText("");
    series.ifPresent(one -> draw(graphics, one, range));
  }

  private void draw(GraphicsContext graphics, PlotSeries series, TimeRange range) {
    var histogram = IntervalHistogram.of(series.points(), range);
    var font = style.getValue().font();
    var palette = style.getValue().palette();
    String text = histogram.text();
    String title = "Intervals of " + PlotLabels.cut(series.label(), CHARACTERS - 14);
    setAccessibleText(title + ": " + text.replace("\n", " · "));
    graphics.setFont(font.regular());
    graphics.setTextBaseline(VPos.TOP);
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setFill(palette.of(TokenKind.NOTE));
    graphics.fillText(text.isEmpty() ? "" : title, 0, 0);
    double top = font.lineHeight() + MARGIN;
    graphics.setFill(
        SeriesColors.color(SeriesColors.of(palette).of(series.style())).deriveColor(0, 1, 1, 0.8));
    long[] bars = histogram.bars();
    double pitch = canvas.getWidth() / bars.length;
    for (int i = 0; i < bars.length; i++) {
      double height = bars[i] == 0 ? 0 : Math.max(1, BARS_HEIGHT * bars[i] / histogram.highest());
      graphics.fillRect(
          Math.round(i * pitch), top + BARS_HEIGHT - height, Math.max(1, pitch - 1), height);
    }
    if (!text.isEmpty()) {
      double below = top + BARS_HEIGHT + 2;
      graphics.setFill(palette.of(TokenKind.NOTE));
      graphics.fillText(ValueText.seconds(histogram.from()), 0, below);
      graphics.setTextAlign(TextAlignment.RIGHT);
      graphics.fillText(ValueText.seconds(histogram.to()), canvas.getWidth(), below);
      graphics.setTextAlign(TextAlignment.LEFT);
      graphics.setFill(palette.of(TokenKind.PLAIN));
      for (String line : text.lines().toList()) {
        below += font.lineHeight();
        graphics.fillText(line, 0, below);
      }
    }
  }

  @Override
  protected double computePrefWidth(double height) {
    return Math.ceil(CHARACTERS * style.getValue().font().advance());
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(4 * style.getValue().font().lineHeight() + BARS_HEIGHT + 2 * MARGIN);
  }
}
