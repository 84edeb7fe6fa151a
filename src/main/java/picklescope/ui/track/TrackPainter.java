package picklescope.ui.track;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.Palette;
import picklescope.view.text.LeftToRight;
import picklescope.view.text.TokenKind;
import picklescope.view.track.Figure;
import picklescope.view.track.GridLine;
import picklescope.view.track.Point;
import picklescope.view.track.TrackGrid;
import picklescope.view.track.TrackScene;

/** Draws a scene of the track on a canvas. */
final class TrackPainter {
  private static final double DOT = 6; // pixels
  private static final double FADED = 0.35;

  private final GraphicsContext graphics;
  private final Palette palette;
  private final Font font;

  TrackPainter(GraphicsContext graphics, CodeStyle style) {
    this.graphics = graphics;
    palette = style.palette();
    font = style.font().regular();
  }

  /** Draws the grid and the objects of a scene. */
  void draw(TrackScene scene) {
    graphics.clearRect(0, 0, scene.width(), scene.height());
    graphics.setFont(font);
    graphics.setTextBaseline(VPos.CENTER);
    grid(TrackGrid.of(scene), scene);
    scene.figures().forEach(this::trail);
    scene.figures().forEach(this::figure);
  }

  private void grid(TrackGrid grid, TrackScene scene) {
    graphics.setLineWidth(1);
    for (GridLine line : grid.vertical()) {
      graphics.setStroke(lineColor(line));
      double x = Math.floor(line.at()) + 0.5;
      graphics.strokeLine(x, 0, x, scene.height());
    }
    for (GridLine line : grid.horizontal()) {
      graphics.setStroke(lineColor(line));
      double y = Math.floor(line.at()) + 0.5;
      graphics.strokeLine(0, y, scene.width(), y);
    }
    graphics.setFill(palette.of(TokenKind.PUNCTUATION));
    graphics.setTextAlign(TextAlignment.CENTER);
    for (GridLine line : grid.vertical()) {
      graphics.fillText(line.label(), line.at(), scene.height() - font.getSize());
    }
    graphics.setTextAlign(TextAlignment.LEFT);
    for (GridLine line : grid.horizontal()) {
      graphics.fillText(line.label(), 4, line.at() - font.getSize() * 0.65);
    }
  }

  private Color lineColor(GridLine line) {
    return line.isAxis() ? palette.of(TokenKind.PUNCTUATION) : palette.line();
  }

  private Color color(Figure figure) {
    var color = palette.series(figure.index());
    return figure.silent() ? color.deriveColor(0, 1, 1, FADED) : color;
  }

  private void trail(Figure figure) {
    List<Figure.Spot> spots = figure.trail();
    graphics.setStroke(color(figure).deriveColor(0, 1, 1, 0.7));
    graphics.setLineWidth(1.5);
    graphics.beginPath();
    for (int i = 0; i < spots.size(); i++) {
      Point at = spots.get(i).at();
      if (i == 0) {
        graphics.moveTo(at.x(), at.y());
      } else {
        graphics.lineTo(at.x(), at.y());
      }
    }
    graphics.stroke();
  }

  private void figure(Figure figure) {
    var color = color(figure);
    Point at = figure.at();
    graphics.setStroke(color);
    graphics.setFill(color);
    graphics.setLineWidth(2.5);
    figure.heading().ifPresent(heading -> arrow(at, heading));
    graphics.fillOval(at.x() - DOT, at.y() - DOT, 2 * DOT, 2 * DOT);
    graphics.setTextAlign(TextAlignment.LEFT);
    String name = LeftToRight.held(figure.name());
    graphics.setFill(palette.of(TokenKind.PLAIN));
    graphics.fillText(
        figure.silent() ? name + " (silent)" : name, at.x() + DOT + 5, at.y() + font.getSize());
  }

  /** Draws an arrow; one that points at the viewer is only a ring. */
  private void arrow(Point at, Point heading) {
    double length = Math.hypot(heading.x(), heading.y());
    double tipX = at.x() + heading.x();
    double tipY = at.y() + heading.y();
    if (length <= DOT) {
      graphics.strokeOval(at.x() - DOT - 3, at.y() - DOT - 3, 2 * (DOT + 3), 2 * (DOT + 3));
      return;
    }
    double alongX = heading.x() / length;
    double alongY = heading.y() / length;
    graphics.strokeLine(at.x(), at.y(), tipX - 4 * alongX, tipY - 4 * alongY);
    graphics.fillPolygon(
        new double[] {tipX, tipX - 9 * alongX + 4.5 * alongY, tipX - 9 * alongX - 4.5 * alongY},
        new double[] {tipY, tipY - 9 * alongY - 4.5 * alongX, tipY - 9 * alongY + 4.5 * alongX},
        3);
  }

  /** Draws the ruler between two points. */
  void ruler(Point from, Point to, String distance) {
    graphics.setStroke(palette.accent());
    graphics.setFill(palette.of(TokenKind.PLAIN));
    graphics.setLineWidth(1.5);
    graphics.strokeLine(from.x(), from.y(), to.x(), to.y());
    graphics.strokeOval(from.x() - 3, from.y() - 3, 6, 6);
    graphics.strokeOval(to.x() - 3, to.y() - 3, 6, 6);
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.fillText(distance, (from.x() + to.x()) / 2, (from.y() + to.y()) / 2 - font.getSize());
  }
}
