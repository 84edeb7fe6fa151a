package picklescope.view.text;

/**
 * A drag of a scroll bar's thumb. The thumb follows the pointer; farther beside the track each
 * pixel moves the view by fewer rows, so that any row of millions can be reached.
 */
public final class ScrollDrag {
  /** The distance from the track, in pixels, that makes the drag ten times as fine. */
  public static final double ASIDE = 60;

  private static final double FINEST = 0.2; // rows for each pixel

  private double grabbed;
  private double fineness = 1;
  private double from;
  private double fromTop;
  private double top;

  /** Begins a drag at a pixel of the track. */
  public ScrollDrag(ScrollTrack track, double pixel) {
    grabbed = pixel - track.start();
    top = track.top();
  }

  /**
   * Returns the topmost row when the pointer is at a pixel.
   *
   * @param track the track as it is now; there may be more rows than at the beginning
   * @param aside the distance of the pointer from the track, in pixels
   */
  public double to(ScrollTrack track, double pixel, double aside) {
    double wanted = fineness(track, aside);
    if (wanted != fineness) {
      fineness = wanted;
      grabbed = pixel - track.withTop(top).start();
      from = pixel;
      fromTop = top;
    }
    top =
        fineness == 1
            ? track.topAt(pixel - grabbed)
            : track.withTop(fromTop + (pixel - from) * track.rowsPerPixel() / fineness).top();
    return top;
  }

  private static double fineness(ScrollTrack track, double aside) {
    double fine = Math.pow(10, Math.floor(Math.max(0, aside) / ASIDE));
    return Math.max(1, Math.min(fine, track.rowsPerPixel() / FINEST));
  }
}
