package picklescope.ui.plot;

import java.time.ZoneId;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import picklescope.ui.text.CodeStyle;
import picklescope.view.plot.Crosshair;
import picklescope.view.plot.Crosshair.Reading;
import picklescope.view.plot.ValueText;
import picklescope.view.text.TokenKind;

/** The values at the crosshair: the time, then each series with its value and message. */
final class Readout extends Region {
  private static final int MOST = 16;
  private static final int LONGEST_NAME = 36;
  private static final int LONGEST_VALUE = 28;
  private static final double MARGIN = 7;

  private final Canvas canvas = new Canvas();
  private final ObservableValue<CodeStyle> style;
  private int most = MOST;
  private Crosshair shown = new Crosshair(0, List.of());

  Readout(ObservableValue<CodeStyle> style) {
    this.style = style;
    getStyleClass().add("plot-readout");
    setId("plot-readout");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
    getChildren().add(canvas);
  }

  /** Shows the values at a crosshair, as many as fit into a height. */
  void display(Crosshair crosshair, double height) {
    shown = crosshair;
    double rows = (height - 2 * MARGIN) / style.getValue().font().lineHeight() - 1;
    most = Math.clamp((long) rows, 1, MOST);
    draw();
  }

  private List<Reading> rows() {
    return shown.readings().subList(0, Math.min(most, shown.readings().size()));
  }

  private static String name(Reading reading) {
    return PlotLabels.cut(reading.series().label(), LONGEST_NAME);
  }

  private static String value(Reading reading) {
    return PlotLabels.cut(reading.text(), LONGEST_VALUE);
  }

  private String heading() {
    int more = shown.readings().size() - most;
    return ValueText.clock(shown.time(), ZoneId.systemDefault())
        + (more > 0 ? "  and %d more".formatted(more) : "");
  }

  /** Returns all of it as text. */
  String text() {
    var text = new StringBuilder(heading());
    for (Reading reading : shown.readings()) {
      text.append("\n%s %s #%d".formatted(name(reading), reading.text(), reading.number()));
    }
    return text.toString();
  }

  private int nameWidth() {
    return rows().stream().mapToInt(reading -> name(reading).length()).max().orElse(0);
  }

  private int valueWidth() {
    return rows().stream().mapToInt(reading -> value(reading).length()).max().orElse(0);
  }

  private int numberWidth() {
    return rows().stream()
        .mapToInt(reading -> Long.toString(reading.number()).length() + 1)
        .max()
        .orElse(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    int characters =
        Math.max(heading().length(), 2 + nameWidth() + 2 + valueWidth() + 2 + numberWidth());
    return Math.ceil(characters * style.getValue().font().advance()) + 2 * MARGIN;
  }

  @Override
  protected double computePrefHeight(double width) {
    return (rows().size() + 1) * style.getValue().font().lineHeight() + 2 * MARGIN - 4;
  }

  private void draw() {
    var font = style.getValue().font();
    var palette = style.getValue().palette();
    var colors = SeriesColors.of(palette);
    canvas.setWidth(computePrefWidth(-1));
    canvas.setHeight(computePrefHeight(-1));
    var text = canvas.getGraphicsContext2D();
    text.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    text.setFont(font.regular());
    text.setTextBaseline(VPos.CENTER);
    text.setFill(palette.of(TokenKind.NOTE));
    double y = MARGIN - 2 + font.lineHeight() / 2;
    text.fillText(heading(), MARGIN, y);
    for (Reading reading : rows()) {
      y += font.lineHeight();
      double x = MARGIN;
      text.setFill(SeriesColors.color(colors.of(reading.series().style())));
      SignShapes.fill(text, reading.series().style(), x + font.advance() / 2, y, 4.5);
      x += 2 * font.advance();
      text.fillText(name(reading), x, y);
      x += (nameWidth() + 2) * font.advance();
      text.setFill(palette.of(TokenKind.PLAIN));
      int pad = valueWidth() - value(reading).length();
      text.fillText(value(reading), x + pad * font.advance(), y);
      x += (valueWidth() + 2) * font.advance();
      text.setFill(palette.of(TokenKind.NOTE));
      text.fillText("#" + reading.number(), x, y);
    }
  }
}
