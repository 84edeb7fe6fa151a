package picklescope.system;

import java.util.Locale;

/** The operating systems that differ in what this program does. */
public enum OperatingSystem {
  /** Linux. */
  LINUX,
  /** Windows 10 and newer. */
  WINDOWS,
  /** macOS. */
  MAC,
  /** Another one, such as FreeBSD. */
  OTHER;

  /** Returns the system on which this program runs. */
  public static OperatingSystem running() {
    return of(System.getProperty("os.name"));
  }

  /** Returns the system that Java calls by a name ({@code os.name}). */
  static OperatingSystem of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      return WINDOWS;
    }
    if (lower.startsWith("mac")) {
      return MAC;
    }
    return lower.equals("linux") ? LINUX : OTHER;
  }
}
