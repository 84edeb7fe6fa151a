package picklescope.ui.plot;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import picklescope.stream.series.States;
import picklescope.ui.text.CodeStyle;
import picklescope.view.plot.Area;
import picklescope.view.plot.MarkLabels;
import picklescope.view.plot.PlotColors;
import picklescope.view.plot.PlotFrame;
import picklescope.view.plot.PlotFrame.Axis;
import picklescope.view.plot.PlotFrame.Band;
import picklescope.view.plot.PlotFrame.Panel;
import picklescope.view.plot.PlotSeries;
import picklescope.view.plot.Tick;
import picklescope.view.text.LeftToRight;
import picklescope.view.text.TokenKind;

/** Draws the text of a plot around its picture, and that in the bands. */
final class PlotLabels {
  private static final double GAP = 6;

  private final Canvas left = new Canvas();
  private final Canvas right = new Canvas();
  private final Canvas below = new Canvas();
  private final Canvas inBands = new Canvas();
  private final Canvas titles = new Canvas();
  private final Canvas besideMarks = new Canvas();

  PlotLabels() {
    for (Node node : nodes()) {
      node.setMouseTransparent(true);
    }
  }

  Node[] nodes() {
    return new Node[] {left, right, below, inBands, titles, besideMarks};
  }

  /** Draws the text of a frame in a size. */
  void draw(PlotFrame frame, double width, double height, CodeStyle style, PlotColors colors) {
    Area plot = frame.plot();
    place(left, 0, 0, plot.x(), height);
    place(right, plot.right(), 0, width - plot.right(), height);
    place(below, 0, plot.bottom(), width, height - plot.bottom());
    drawTimes(frame, style);
    var leftText = begin(left, style, TextAlignment.RIGHT);
    var rightText = begin(right, style, TextAlignment.LEFT);
    for (Panel panel : frame.panels()) {
      panel.left().ifPresent(axis -> drawAxis(leftText, axis, panel.area(), plot.x() - GAP));
      panel.right().ifPresent(axis -> drawAxis(rightText, axis, panel.area(), GAP));
    }
    drawBands(frame, style, colors, leftText);
    drawTitles(frame, style, colors);
    drawMarks(frame, style, colors);
  }

  private static void place(Canvas canvas, double x, double y, double width, double height) {
    canvas.relocate(x, y);
    canvas.setWidth(Math.max(0, width));
    canvas.setHeight(Math.max(0, height));
  }

  private static GraphicsContext begin(Canvas canvas, CodeStyle style, TextAlignment alignment) {
    var graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    graphics.setFont(style.font().regular());
    graphics.setFill(style.palette().of(TokenKind.NOTE));
    graphics.setTextAlign(alignment);
    graphics.setTextBaseline(VPos.CENTER);
    return graphics;
  }

  private static void drawAxis(GraphicsContext text, Axis axis, Area area, double x) {
    for (Tick tick : axis.ticks()) {
      text.fillText(tick.label(), x, area.bottom() - tick.share() * area.height());
    }
  }

  private void drawTimes(PlotFrame frame, CodeStyle style) {
    var text = begin(below, style, TextAlignment.CENTER);
    for (Tick tick : frame.timeTicks()) {
      double half = tick.label().length() * style.font().advance() / 2;
      double x = frame.plot().x() + tick.share() * frame.plot().width();
      x = Math.clamp(x, half + 2, Math.max(half + 2, below.getWidth() - half - 2));
      text.fillText(tick.label(), x, below.getHeight() / 2);
    }
  }

  /** Draws the names of series in the gutter and of states in their bands. */
  private void drawBands(
      PlotFrame frame, CodeStyle style, PlotColors colors, GraphicsContext names) {
    if (frame.bands().isEmpty()) {
      place(inBands, 0, 0, 0, 0);
      return;
    }
    double top = frame.bands().getFirst().area().y();
    double bottom = frame.bands().getLast().area().bottom();
    place(inBands, frame.plot().x(), top, frame.plot().width(), bottom - top);
    var text = begin(inBands, style, TextAlignment.LEFT);
    text.setFill(style.palette().of(TokenKind.PLAIN));
    double advance = style.font().advance();
    int fits = (int) ((frame.plot().x() - GAP) / advance);
    for (Band band : frame.bands()) {
      double y = band.area().y() + band.area().height() / 2;
      names.setFill(SeriesColors.color(colors.of(band.series().style())));
      names.fillText(cut(band.series().label(), fits), frame.plot().x() - GAP, y);
      drawStates(text, frame, band, y - top, advance);
    }
  }

  private static void drawStates(
      GraphicsContext text, PlotFrame frame, Band band, double y, double advance) {
    States states = band.series().states();
    int from = Math.max(0, states.indexAt(frame.range().from()));
    double free = 0;
    for (int i = from; i < states.runs().size(); i++) {
      States.Run run = states.runs().get(i);
      if (run.from() > frame.range().to()) {
        break;
      }
      double x = Math.max(free, frame.x(run.from()) - frame.plot().x());
      double end = Math.min(frame.x(states.endOf(i)) - frame.plot().x(), frame.plot().width());
      int fits = (int) ((end - x - 8) / advance);
      if (fits >= Math.min(2, run.name().length())) {
        text.fillText(cut(run.name(), fits), x + 4, y);
        free = end;
      }
    }
  }

  /** Draws the name of each panel if there are several. */
  private void drawTitles(PlotFrame frame, CodeStyle style, PlotColors colors) {
    boolean shown = frame.panels().size() > 1;
    Area plot = frame.plot();
    double widest =
        frame.panels().stream()
            .mapToInt(panel -> panel.lines().getFirst().series().label().length())
            .max()
            .orElse(0);
    double width = Math.min((widest + 2) * style.font().advance() + 6, plot.width());
    place(titles, plot.x() + 2, plot.y(), shown ? width : 0, shown ? plot.height() : 0);
    if (!shown) {
      return;
    }
    var text = begin(titles, style, TextAlignment.LEFT);
    double line = style.font().lineHeight();
    for (Panel panel : frame.panels()) {
      PlotSeries series = panel.lines().getFirst().series();
      double y = panel.area().y() - plot.y() + 2;
      String name = cut(series.label(), (int) (width / style.font().advance()) - 1);
      text.setFill(SeriesColors.color(colors.background()));
      text.setGlobalAlpha(0.8);
      text.fillRect(0, y, name.length() * style.font().advance() + 8, line);
      text.setGlobalAlpha(1);
      text.setFill(SeriesColors.color(colors.of(series.style())));
      text.fillText(name, 4, y + line / 2);
    }
  }

  private void drawMarks(PlotFrame frame, CodeStyle style, PlotColors colors) {
    var all = MarkLabels.of(frame, style.font().advance());
    Area plot = frame.plot();
    double height = style.font().lineHeight();
    place(besideMarks, plot.x(), plot.y(), all.isEmpty() ? 0 : plot.width(), height);
    var text = begin(besideMarks, style, TextAlignment.LEFT);
    for (MarkLabels.Label label : all) {
      text.setFill(SeriesColors.color(colors.of(label.style())));
      text.fillText(LeftToRight.held(label.text()), label.x() - plot.x(), height / 2);
    }
  }

  /** Returns a text of so many characters at most. */
  static String cut(String text, int most) {
    String visible = text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
    return LeftToRight.held(visible);
  }
}
