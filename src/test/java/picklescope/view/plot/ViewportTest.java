package picklescope.view.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewportTest {
  private static final long SECOND = 1_000_000_000;

  private final Viewport viewport = new Viewport();

  @BeforeEach
  void fill() {
    viewport.setData(new TimeRange(0, 100 * SECOND), 110 * SECOND);
  }

  @Test
  void followsAllOrTheLastSeconds() {
    assertEquals(new TimeRange(0, 100 * SECOND), viewport.range());
    assertTrue(viewport.follows());
    viewport.showLast(5);
    assertEquals(new TimeRange(105 * SECOND, 110 * SECOND), viewport.range());
    viewport.setData(new TimeRange(0, 100 * SECOND), 120 * SECOND);
    assertEquals(new TimeRange(115 * SECOND, 120 * SECOND), viewport.range());
    assertTrue(viewport.follows());
    viewport.pause();
    viewport.setData(new TimeRange(0, 130 * SECOND), 130 * SECOND);
    assertEquals(new TimeRange(115 * SECOND, 120 * SECOND), viewport.range());
    assertFalse(viewport.follows());
  }

  @Test
  void aTimeKeepsItsPlaceWhileZooming() {
    viewport.zoom(0.5, 20 * SECOND);
    assertEquals(new TimeRange(10 * SECOND, 60 * SECOND), viewport.range());
    assertEquals(0.2, viewport.range().share(20 * SECOND), 1e-9);
    viewport.zoom(0, 20 * SECOND);
    assertEquals(TimeRange.SHORTEST, viewport.range().length());
    viewport.zoom(Double.POSITIVE_INFINITY, 20 * SECOND);
    assertTrue(viewport.range().to() > viewport.range().from());
  }

  @Test
  void zoomingWhileItFollowsTheLastSecondsFollowsOn() {
    viewport.showLast(10);
    viewport.zoom(2, 107 * SECOND);
    assertTrue(viewport.follows());
    assertEquals(new TimeRange(90 * SECOND, 110 * SECOND), viewport.range());
  }

  @Test
  void goesBackStepByStep() {
    viewport.show(new TimeRange(10, 20_000));
    viewport.zoom(0.5, 10);
    viewport.zoom(0.5, 10);
    viewport.move(0.1);
    assertTrue(viewport.back());
    assertEquals(new TimeRange(10, 20_000), viewport.range());
    assertTrue(viewport.back());
    assertTrue(viewport.isAll());
    assertFalse(viewport.back());
  }

  @Test
  void movesByAShareOfWhatIsInView() {
    viewport.show(new TimeRange(10 * SECOND, 20 * SECOND));
    viewport.move(-0.5);
    assertEquals(new TimeRange(5 * SECOND, 15 * SECOND), viewport.range());
  }
}
