package picklescope.view.text;

/**
 * A scroll bar's geometry: which of many rows are in view, on a track of so many pixels. The thumb
 * never becomes too small to be seen and dragged, whatever the number of rows. What scrolls
 * sideways has pixels for rows.
 *
 * @param begin the index of the first row
 * @param size the number of rows
 * @param shown how many rows fit into the view
 * @param top the index of the first row in view; a part of a row is a fraction
 * @param length the length of the track in pixels
 */
public record ScrollTrack(long begin, long size, int shown, double top, double length) {
  /** The least length of the thumb in pixels, unless the track is shorter than twice that. */
  public static final double LEAST_THUMB = 24;

  /** A track without rows. */
  public static final ScrollTrack NONE = new ScrollTrack(0, 0, 1, 0, 0);

  /** Returns the track with another length. */
  public ScrollTrack withLength(double newLength) {
    return new ScrollTrack(begin, size, shown, top, newLength);
  }

  /** Returns the track scrolled to another row, as far as there are rows. */
  public ScrollTrack withTop(double newTop) {
    return new ScrollTrack(
        begin, size, shown, Math.clamp(newTop, begin, (double) lastTop()), length);
  }

  /** Returns whether not all rows fit into the view. */
  public boolean scrolls() {
    return size > shown;
  }

  /** Returns the highest index that can be topmost. */
  public long lastTop() {
    return begin + Math.max(0, size - shown);
  }

  /** Returns the length of the thumb in pixels. */
  public double thumb() {
    double fair = size == 0 ? length : length * Math.min(1, (double) shown / size);
    return Math.min(length, Math.max(fair, Math.min(LEAST_THUMB, length / 2)));
  }

  /** Returns where the thumb begins, in pixels from the beginning of the track. */
  public double start() {
    return scrolls() ? (length - thumb()) * (top - begin) / (lastTop() - begin) : 0;
  }

  /** Returns the topmost row if the thumb begins at a pixel. */
  public double topAt(double start) {
    double room = length - thumb();
    return room <= 0
        ? begin
        : begin + Math.clamp(start / room, 0.0, 1.0) * (lastTop() - (double) begin);
  }

  /** Returns by how many rows the view moves when the thumb moves by a pixel. */
  public double rowsPerPixel() {
    return length > thumb() ? (lastTop() - begin) / (length - thumb()) : 0;
  }

  /** Returns the topmost row after a click on the track: a page up, a page down, or the same. */
  public double paged(double pixel) {
    if (pixel < start()) {
      return withTop(top - shown).top;
    }
    return pixel > start() + thumb() ? withTop(top + shown).top : top;
  }
}
