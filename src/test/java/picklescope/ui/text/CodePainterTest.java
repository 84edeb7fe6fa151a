package picklescope.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/** Lines of code drawn on a canvas. */
@ExtendWith(ApplicationExtension.class)
class CodePainterTest {
  private static final Palette PALETTE =
      new Palette(
          Map.of(TokenKind.STRING, Color.BLACK, TokenKind.NOTE, Color.BLACK),
          Color.BLUE,
          Color.GRAY,
          Color.GRAY,
          Color.RED,
          List.of(Color.GREEN));
  private static final int WIDTH = 400;
  private static final int HEIGHT = 40;

  @Start
  void start(Stage stage) {
    stage.setWidth(WIDTH);
  }

  private static <T> T fx(Callable<T> action) {
    return WindowHarness.fx(action);
  }

  private static StyledText line(String text) {
    return StyledText.of(text, TokenKind.STRING);
  }

  private static CodePainter painter(Canvas canvas) {
    var painter = new CodePainter(canvas.getGraphicsContext2D());
    painter.use(new CodeStyle(CodeFont.ofSize(13), PALETTE));
    return painter;
  }

  private static WritableImage drawn(String text) {
    var canvas = new Canvas(WIDTH, HEIGHT);
    painter(canvas).draw(line(text), 0, 4, WIDTH);
    var parameters = new SnapshotParameters();
    parameters.setViewport(new Rectangle2D(0, 0, WIDTH, HEIGHT));
    return canvas.snapshot(parameters, null);
  }

  private static double width(String text) {
    return painter(new Canvas()).width(line(text));
  }

  /**
   * What is drawn of the first characters stays as it is when others follow, so each character is
   * to the right of those before it.
   */
  @Test
  void charactersAreDrawnFromLeftToRight() {
    String text = "['\u05e9\u05dc\u05d5\u05dd (1)', 2, '\u05d0\u05d1']";
    var whole = fx(() -> drawn(text));
    double before = 0;
    for (int end = 1; end <= text.length(); end++) {
      String start = text.substring(0, end);
      var image = fx(() -> drawn(start));
      double right = fx(() -> width(start));
      assertTrue(right > before, start);
      for (int x = 0; x < (int) Math.floor(right) - 2; x++) {
        for (int y = 0; y < HEIGHT; y++) {
          assertEquals(
              whole.getPixelReader().getArgb(x, y),
              image.getPixelReader().getArgb(x, y),
              start + " at " + x);
        }
      }
      before = right;
    }
  }

  /** The ellipsis is to the right of the characters that are drawn before it. */
  @Test
  void theEllipsisDoesNotCoverAPieceBeforeIt() {
    var pieces =
        List.of(
            new StyledText.Piece(0, 8, TokenKind.STRING),
            new StyledText.Piece(8, 12, TokenKind.STRING));
    var line = new StyledText("01234567abcd", pieces);
    double advance = fx(() -> width("0"));
    var before = fx(() -> drawn("0123456"));
    int same = (int) Math.floor(7 * advance) - 2;
    var cut =
        fx(() -> {
          var canvas = new Canvas(WIDTH, HEIGHT);
          painter(canvas).draw(line, 0, 4, 8 * advance + 3);
          var parameters = new SnapshotParameters();
          parameters.setViewport(new Rectangle2D(0, 0, WIDTH, HEIGHT));
          return canvas.snapshot(parameters, null);
        });
    var eight = fx(() -> drawn("01234567"));
    boolean seven = true;
    boolean digit = true;
    for (int x = 0; x < (int) (8 * advance); x++) {
      for (int y = 0; y < HEIGHT; y++) {
        int there = cut.getPixelReader().getArgb(x, y);
        seven &= x >= same || there == before.getPixelReader().getArgb(x, y);
        digit &= x < same + 3 || there == eight.getPixelReader().getArgb(x, y);
      }
    }
    assertTrue(seven, "seven digits as they are");
    assertFalse(digit, "the ellipsis in place of the eighth");
  }
}
