package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ViewportTest {
  private final Viewport viewport = new Viewport();

  ViewportTest() {
    viewport.resize(10);
    viewport.update(0, 100);
  }

  @Test
  void followsTheEnd() {
    assertEquals(90, viewport.top());
    viewport.update(0, 1_000_000);
    assertEquals(999_990, viewport.top());
    assertEquals(0, viewport.below());
  }

  @Test
  void staysWhereItWasScrolledTo() {
    viewport.scrollBy(-5);
    viewport.update(0, 1_000);
    assertEquals(85, viewport.top());
    assertEquals(905, viewport.below());
    assertFalse(viewport.following());
    viewport.follow();
    assertEquals(990, viewport.top());
  }

  @Test
  void scrollingDownAtTheEndFollowsAgain() {
    viewport.scrollBy(-5);
    viewport.scrollBy(100);
    assertFalse(viewport.following());
    assertEquals(90, viewport.top());
    viewport.scrollBy(1);
    assertTrue(viewport.following());
  }

  @Test
  void revealsWithTheLeastMove() {
    viewport.scrollTo(50);
    viewport.reveal(55);
    assertEquals(50, viewport.top());
    viewport.reveal(60);
    assertEquals(51, viewport.top());
    viewport.reveal(3);
    assertEquals(3, viewport.top());
  }

  @Test
  void isPushedOnWhenTheOldestAreLetGo() {
    viewport.scrollTo(20);
    viewport.update(60, 200);
    assertEquals(60, viewport.top());
  }

  @Test
  void fewerRowsThanFitStartAtTheTop() {
    viewport.update(0, 4);
    assertEquals(0, viewport.top());
    assertEquals(0, viewport.lastTop());
  }
}
