package picklescope.view.plot;

import java.util.Arrays;

/**
 * A picture of opaque pixels, on which lines are drawn smoothly. Colours are ARGB; places are those
 * of pixels, whose centres are at halves. For one thread.
 */
public final class Raster {
  private static final int OPAQUE = 0xFF00_0000;

  private final int width;
  private final int height;
  private final int[] pixels;

  /** Creates a picture, black. */
  public Raster(int width, int height) {
    this(width, height, new int[width * height]);
  }

  /** Creates a picture in an array of as many pixels, row by row. */
  public Raster(int width, int height, int[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** Returns the width in pixels. */
  public int width() {
    return width;
  }

  /** Returns the height in pixels. */
  public int height() {
    return height;
  }

  /** Returns the pixels, row by row; not a copy. */
  @SuppressWarnings("ArrayReturn")
  public int[] pixels() {
    return pixels;
  }

  /** Returns the colour of a pixel. */
  public int get(int x, int y) {
    return pixels[y * width + x];
  }

  /** Fills all. */
  void fill(int color) {
    Arrays.fill(pixels, color);
  }

  /** Fills the pixels of a rectangle from the first to before the last of each direction. */
  void fill(int x0, int y0, int x1, int y1, int color) {
    int left = Math.max(0, x0);
    int right = Math.min(width, x1);
    for (int y = Math.max(0, y0); y < Math.min(height, y1) && left < right; y++) {
      Arrays.fill(pixels, y * width + left, y * width + right, color);
    }
  }

  /** Fills a column from one row to before another, within a clip. */
  void column(int x, int y0, int y1, int color) {
    int end = Math.min(height, y1) * width;
    for (int at = Math.max(0, y0) * width + x; at < end; at += width) {
      pixels[at] = color;
    }
  }

  /** Mixes a colour into a pixel, if it is in the picture. */
  void blend(int x, int y, int color, double share) {
    if (x < 0 || y < 0 || x >= width || y >= height || share <= 0) {
      return;
    }
    int at = y * width + x;
    pixels[at] = share >= 1 ? color : mixed(pixels[at], color, (int) (share * 256));
  }

  /** Returns a mixture of colours: the first at 0, the second at 256. */
  static int mixed(int below, int above, int share) {
    int rest = 256 - share;
    int redBlue = ((below & 0xFF00FF) * rest + (above & 0xFF00FF) * share) >>> 8;
    int green = ((below & 0x00FF00) * rest + (above & 0x00FF00) * share) >>> 8;
    return OPAQUE | redBlue & 0xFF00FF | green & 0x00FF00;
  }

  /**
   * Draws a line of a thickness, clipped to rows.
   *
   * @param top the first row
   * @param bottom the row after the last
   */
  void line(
      double x0,
      double y0,
      double x1,
      double y1,
      double thickness,
      int top,
      int bottom,
      int color) {
    boolean steep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
    if (steep) {
      steps(y0, x0, y1, x1, thickness, true, top, bottom, color);
    } else {
      steps(x0, y0, x1, y1, thickness, false, top, bottom, color);
    }
  }

  /** Draws step by step along the longer direction a; b is the other one. */
  private void steps(
      double a0,
      double b0,
      double a1,
      double b1,
      double thickness,
      boolean steep,
      int top,
      int bottom,
      int color) {
    double from = Math.min(a0, a1);
    double to = Math.max(a0, a1);
    double slope = a1 == a0 ? 0 : (b1 - b0) / (a1 - a0);
    double half = thickness / 2 * Math.sqrt(1 + slope * slope);
    int first = (int) Math.floor(Math.max(from, steep ? top : 0));
    int last = (int) Math.ceil(Math.min(to, steep ? bottom : width));
    for (int a = first; a < last; a++) {
      double share = Math.min(a + 1, to) - Math.max(a, from); // of this step that the line has
      double centre = b0 + (Math.clamp(a + 0.5, from, to) - a0) * slope;
      int low = (int) Math.floor(centre - half);
      int high = (int) Math.ceil(centre + half);
      for (int b = low; b < high; b++) {
        double part = Math.min(b + 1, centre + half) - Math.max(b, centre - half);
        int y = steep ? a : b;
        if (y >= top && y < bottom) {
          blend(steep ? b : a, y, color, part * Math.min(1, share));
        }
      }
    }
  }

  /** Draws the part of a sign around a place that is in the picture, however far that is. */
  void sign(Sign sign, double x, double y, double radius, int color) {
    int bottom = (int) Math.min(height - 1.0, y + radius);
    int right = (int) Math.min(width - 1.0, x + radius);
    for (int py = (int) Math.floor(Math.max(0, y - radius)); py <= bottom; py++) {
      for (int px = (int) Math.floor(Math.max(0, x - radius)); px <= right; px++) {
        blend(px, py, color, sign.share(px - x, py - y, radius));
      }
    }
  }
}
