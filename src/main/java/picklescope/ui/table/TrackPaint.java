package picklescope.ui.table;

import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.GraphicsContext;
import picklescope.ui.text.CodeStyle;
import picklescope.view.table.RowOrder;
import picklescope.view.table.RowRules;
import picklescope.view.table.TrackMarks;
import picklescope.view.table.TrackScan;
import picklescope.view.text.ScrollTrack;
import picklescope.view.text.TokenKind;

/** Paints marked rows at the left and coloured rows at the right of the scroll bar's track. */
final class TrackPaint {
  private static final double PART = 2; // pixels
  private static final double MARGIN = 1;
  private static final long PAUSE_NANOS = 250_000_000;

  private final TrackScan scan;
  private final ObservableValue<CodeStyle> style;
  private TrackMarks marks = TrackMarks.NONE;
  private CodeStyle painted;
  private long lastAsked;

  TrackPaint(TrackScan scan, ObservableValue<CodeStyle> style) {
    this.scan = scan;
    this.style = style;
    painted = style.getValue();
  }

  /** Asks for the marks of the rows, four times a second at most; returns whether to paint. */
  boolean update(RowOrder order, RowRules rules, ScrollTrack track) {
    long now = System.nanoTime();
    if (now - lastAsked > PAUSE_NANOS) {
      lastAsked = now;
      scan.ask(order, rules, (int) (track.length() / PART));
    }
    var found = scan.poll();
    found.ifPresent(newMarks -> marks = newMarks);
    boolean restyled = painted != style.getValue();
    painted = style.getValue();
    return found.isPresent() || restyled;
  }

  void paint(GraphicsContext graphics, ScrollTrack track) {
    if (!track.scrolls()) {
      return;
    }
    var palette = style.getValue().palette();
    double width = graphics.getCanvas().getWidth();
    double middle = Math.floor(width / 2);
    double height = track.length() / Math.max(1, marks.parts());
    for (int part = 0; part < marks.parts(); part++) {
      double y = part * height;
      var color = marks.colors().get(part);
      if (color.isPresent()) {
        graphics.setFill(RuleColors.strong(color.get(), palette));
        graphics.fillRect(middle, y, width - middle - MARGIN, Math.max(PART, height));
      }
      if (marks.marked().get(part)) {
        graphics.setFill(palette.of(TokenKind.NAME));
        graphics.fillRect(MARGIN, y, middle - 2 * MARGIN, Math.max(PART, height) + 1);
      }
    }
  }
}
