package picklescope.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrollTrackTest {
  private static final double LENGTH = 300;
  private static final int SHOWN = 14;

  private static ScrollTrack of(long rows, double top) {
    return new ScrollTrack(0, rows, SHOWN, top, LENGTH);
  }

  @ParameterizedTest
  @ValueSource(longs = {15, 188, 688, 50_000, 10_000_000, Integer.MAX_VALUE})
  void theThumbCanAlwaysBeSeenAndReachesBothEnds(long rows) {
    assertTrue(of(rows, 0).thumb() >= ScrollTrack.LEAST_THUMB, "its length");
    assertEquals(0, of(rows, 0).start());
    var end = of(rows, rows - SHOWN);
    assertEquals(LENGTH, end.start() + end.thumb(), 1e-6);
    assertEquals(0, end.topAt(-5));
    assertEquals(rows - SHOWN, end.topAt(LENGTH));
  }

  @Test
  void theThumbShowsTheShareOfRowsInView() {
    assertEquals(LENGTH / 2, of(2 * SHOWN, 0).thumb(), 1e-9);
    assertEquals(LENGTH / 4, of(2 * SHOWN, 7).start(), 1e-9);
  }

  @Test
  void whatFitsDoesNotScroll() {
    for (long rows : new long[] {0, 1, SHOWN}) {
      assertFalse(of(rows, 0).scrolls());
      assertEquals(LENGTH, of(rows, 0).thumb());
      assertEquals(0, of(rows, 0).start());
      assertEquals(0, of(rows, 0).topAt(100));
      assertEquals(0, of(rows, 0).paged(299));
    }
  }

  @Test
  void aShortTrackHasRoomBesideTheThumb() {
    var track = new ScrollTrack(0, 1000, 2, 0, 30);
    assertEquals(15, track.thumb());
    assertEquals(0, new ScrollTrack(0, 1000, 2, 0, 0).topAt(0));
  }

  @Test
  void aClickBesideTheThumbPages() {
    var track = of(1000, 500);
    assertEquals(500 - SHOWN, track.paged(0));
    assertEquals(500 + SHOWN, track.paged(LENGTH - 1));
    assertEquals(500, track.paged(track.start() + 1));
    assertEquals(0, of(1000, 3).paged(-1), "no farther than to the first row");
    assertEquals(1000 - SHOWN, of(1000, 980).paged(LENGTH), "nor than to the last");
  }

  @Test
  void rowsThatBeginLaterHaveTheWholeTrackToo() {
    var track = new ScrollTrack(1_000_000, 500, SHOWN, 1_000_000, LENGTH);
    assertEquals(0, track.start());
    assertEquals(1_000_000, track.topAt(0));
    assertEquals(1_000_486, track.topAt(LENGTH));
  }

  @Test
  void theThumbFollowsThePointerWithoutAJump() {
    var track = of(1000, 400);
    var drag = new ScrollDrag(track, track.start() + 10);
    assertEquals(400, drag.to(track, track.start() + 10, 0), 1e-9);
    double top = drag.to(track, track.start() + 60, 0);
    assertEquals(50, track.withTop(top).start() - track.start(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_234_567, 5_000_001, 9_999_986})
  void anyRowOfTenMillionIsReachedByWholePixels(long wanted) {
    var track = of(10_000_000, 0);
    var drag = new ScrollDrag(track, 10);
    double pixel = 10;
    double top = 0;
    for (int aside = 0; aside <= 6 * ScrollDrag.ASIDE; aside += (int) ScrollDrag.ASIDE) {
      top = drag.to(track, pixel, aside);
      for (int i = 0; i < LENGTH && top < wanted; i++) {
        top = drag.to(track, ++pixel, aside);
      }
      for (int i = 0; i < LENGTH && top > wanted; i++) {
        top = drag.to(track, --pixel, aside);
      }
    }
    assertEquals(wanted, Math.round(top));
  }

  @Test
  void backAtTheTrackTheDragGoesOnFromWhereItIs() {
    var track = of(10_000_000, 0);
    var drag = new ScrollDrag(track, 10);
    drag.to(track, 100, 0);
    double fine = drag.to(track, 100, 130);
    fine = drag.to(track, 110, 130);
    assertEquals(fine, drag.to(track, 110, 0), 1e-3);
    assertEquals(fine + track.rowsPerPixel(), drag.to(track, 111, 0), 1e-3);
  }
}
