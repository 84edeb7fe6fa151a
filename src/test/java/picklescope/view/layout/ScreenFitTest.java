package picklescope.view.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.settings.WindowBounds;

class ScreenFitTest {
  private static final ScreenFit.Area FULL_HD = new ScreenFit.Area(0, 0, 1920, 1040);
  private static final ScreenFit.Area RIGHT = new ScreenFit.Area(1920, 0, 2560, 1400);

  private static WindowBounds window(double x, double y, double width, double height) {
    return new WindowBounds(x, y, width, height, false);
  }

  @Test
  void aWindowOnAScreenStaysAsItWas() {
    var kept = window(100, 50, 1280, 800);
    assertEquals(new ScreenFit(kept, true), ScreenFit.of(kept, List.of(FULL_HD)));
    var other = window(2000, 100, 2400, 1300);
    assertEquals(new ScreenFit(other, true), ScreenFit.of(other, List.of(FULL_HD, RIGHT)));
  }

  /** A screen of 3840 x 2160 pixels, at 100 and then at 200 per cent. */
  @Test
  void aWindowIsNotLargerThanAScreenWhoseScaleWasRaised() {
    var kept = new WindowBounds(0, 0, 3800, 2050, true);
    assertEquals(
        new ScreenFit(new WindowBounds(0, 0, 1920, 1040, true), true),
        ScreenFit.of(kept, List.of(FULL_HD)));
  }

  @Test
  void aWindowOnAScreenThatHasGoneIsPlacedByTheSystem() {
    var kept = window(2000, 100, 2400, 1300);
    assertEquals(
        new ScreenFit(window(2000, 100, 1920, 1040), false), ScreenFit.of(kept, List.of(FULL_HD)));
    for (var hidden :
        List.of(
            window(-1270, 0, 1280, 800), window(0, -40, 1280, 800), window(0, 1035, 1280, 800))) {
      assertEquals(new ScreenFit(hidden, false), ScreenFit.of(hidden, List.of(FULL_HD)));
    }
  }
}
