package picklescope.ui.text;

import java.util.Objects;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import picklescope.view.text.LeftToRight;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/**
 * Draws lines of code on one canvas, always from left to right: a Python literal has its items in
 * the same order in any script. For the JavaFX thread.
 */
public final class CodePainter {
  private static final double TAG_PADDING = 3;

  private final Text measure = new Text();
  private final GraphicsContext graphics;
  private @Nullable CodeStyle style; // null until it is set

  /** Creates a painter for a canvas. */
  public CodePainter(GraphicsContext graphics) {
    this.graphics = graphics;
  }

  private CodeStyle style() {
    return Objects.requireNonNull(style, "use comes first");
  }

  /** Sets the font and colours of the following lines. */
  public void use(CodeStyle newStyle) {
    style = newStyle;
  }

  /**
   * Draws a line.
   *
   * @param x the left edge of the line
   * @param top the top edge of the line
   * @param right where the line must end: text that does not fit is replaced by an ellipsis
   */
  public void draw(StyledText line, double x, double top, double right) {
    double baseline = top + style().font().ascent();
    double at = x;
    for (var piece : line.pieces()) {
      double width = width(line, piece);
      boolean last = piece.end() == line.text().length();
      double room = last ? right : right - style().font().advance(); // for the ellipsis
      boolean fits = at + width <= room + 0.5 || at + rest(line, piece) <= right + 0.5;
      String text = line.text().substring(piece.start(), piece.end());
      if (!fits) {
        cut(piece.kind(), text, at, baseline, right);
        return;
      }
      if (piece.kind() == TokenKind.TAG) {
        tag(text, at, top, width);
      } else {
        text(piece.kind(), text, at, baseline);
      }
      at += width;
    }
  }

  /** Returns the width of a line from a piece on. */
  private double rest(StyledText line, StyledText.Piece from) {
    double width = 0;
    for (var piece : line.pieces()) {
      width += piece.start() < from.start() ? 0 : width(line, piece);
    }
    return width;
  }

  private double width(StyledText line, StyledText.Piece piece) {
    double padding = piece.kind() == TokenKind.TAG ? 2 * TAG_PADDING : 0;
    return width(line.text(), piece.start(), piece.end()) + padding;
  }

  /** Returns the width of a line in pixels. */
  public double width(StyledText line) {
    double width = 0;
    for (var piece : line.pieces()) {
      width += width(line, piece);
    }
    return width;
  }

  private void tag(String text, double x, double top, double width) {
    // Four lines with open corners look rounded and cost a hundredth of a stroked shape.
    double left = Math.round(x);
    double right = left + Math.round(width) - 1;
    double bottom = top + style().font().lineHeight() - 1;
    graphics.setFill(style().palette().of(TokenKind.TAG).deriveColor(0, 1, 1, 0.7));
    graphics.fillRect(left + 1, top, right - left - 1, 1);
    graphics.fillRect(left + 1, bottom, right - left - 1, 1);
    graphics.fillRect(left, top + 1, 1, bottom - top - 1);
    graphics.fillRect(right, top + 1, 1, bottom - top - 1);
    text(TokenKind.TAG, text, x + TAG_PADDING, top + style().font().ascent());
  }

  private void text(TokenKind kind, String text, double x, double baseline) {
    Font font = kind == TokenKind.CONSTANT ? style().font().bold() : style().font().regular();
    if (!font.equals(graphics.getFont())) {
      graphics.setFont(font);
    }
    graphics.setFill(style().palette().of(kind));
    double at = x;
    for (String run : LeftToRight.runs(text)) {
      graphics.fillText(run, at, baseline);
      at += run.length() == text.length() ? 0 : width(run);
    }
  }

  private void cut(TokenKind kind, String text, double x, double baseline, double right) {
    double advance = style().font().advance();
    int fits = Math.min(text.length(), Math.max(0, (int) ((right - x) / advance) - 1));
    while (fits > 0 && width(text.substring(0, fits)) > right - x - advance) {
      fits--;
    }
    String shown = text.substring(0, fits);
    text(kind, shown, x, baseline);
    text(TokenKind.NOTE, "…", Math.min(x + width(shown), right - advance), baseline);
  }

  private double measured(String run) {
    measure.setFont(style().font().regular());
    measure.setText(run);
    return measure.getLayoutBounds().getWidth();
  }

  private double width(String text) {
    return width(text, 0, text.length());
  }

  /** Returns the width of a part of a text in pixels. */
  private double width(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c > 0x7E && c != '…' || c < 0x20) {
        String part = text.substring(start, end);
        return LeftToRight.runs(part).stream().mapToDouble(this::measured).sum();
      }
    }
    return (end - start) * style().font().advance();
  }
}
