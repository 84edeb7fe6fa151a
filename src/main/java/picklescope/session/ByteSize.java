package picklescope.session;

import java.util.Locale;

/** Sizes in bytes as texts for the user. */
public final class ByteSize {
  private ByteSize() {}

  /** Returns a size with its unit: kB, MB, GB, each 1,024 of the previous one. */
  public static String text(long bytes) {
    if (bytes < 1 << 20) {
      return String.format(Locale.ROOT, "%,d kB", Math.ceilDiv(bytes, 1 << 10));
    }
    return bytes < 1L << 30
        ? number(bytes / (double) (1 << 20)) + " MB"
        : number(bytes / (double) (1L << 30)) + " GB";
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : value < 10
            ? String.format(Locale.ROOT, "%.2f", value)
            : String.format(Locale.ROOT, "%,.1f", value);
  }
}
