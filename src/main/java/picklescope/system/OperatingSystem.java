package picklescope.system;

import java.util.Locale;
import java.util.Optional;

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

  /**
   * Returns the command by which an administrator raises the limit of receive buffers of sockets;
   * empty if the system has no such limit.
   *
   * @param bytes the size of the buffer that is to be granted
   */
  public Optional<String> raisingReceiveBuffers(int bytes) {
    return switch (this) {
      case LINUX -> Optional.of("sudo sysctl -w net.core.rmem_max=" + bytes);
      // The limit includes what the system needs for itself.
      case MAC -> Optional.of("sudo sysctl kern.ipc.maxsockbuf=" + bytes / 8 * 9);
      case WINDOWS, OTHER -> Optional.empty();
    };
  }
}
