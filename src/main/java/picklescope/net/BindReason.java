package picklescope.net;

import java.io.IOException;
import java.util.Locale;

/** The message for the user when a port could not be opened: the reason, and what to do. */
final class BindReason {
  private BindReason() {}

  /** Returns whether another program has the port. */
  static boolean isInUse(IOException e) {
    // The JDK's message contains that of the system: EADDRINUSE and EACCES of Linux and macOS,
    // WSAEADDRINUSE and WSAEACCES of Windows.
    String lower = system(e).toLowerCase(Locale.ROOT);
    return lower.contains("in use") || lower.contains("only one usage");
  }

  /**
   * Returns the message for a port that a program has.
   *
   * @param program the program for the user
   */
  static String inUse(int port, String program) {
    return "Port %d is in use by %s. Close that program, or listen on another port."
        .formatted(port, program);
  }

  private static String system(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  static String of(int port, IOException e) {
    if (isInUse(e)) {
      return inUse(port, PortHolder.UNKNOWN);
    }
    String system = system(e);
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.contains("denied") || lower.contains("forbidden") || lower.contains("permission")) {
      return port < 1024
          ? "Port %d: no permission. Ports below 1024 are reserved; choose one from 1024 on."
              .formatted(port)
          : "Port %d: no permission. The system has reserved it; choose another port."
              .formatted(port);
    }
    if (lower.contains("too many open files")) {
      return "Port %d: too many open files. Switch other ports off, or raise the system's limit."
          .formatted(port);
    }
    return "Port %d cannot be opened: %s. Choose another port.".formatted(port, system);
  }
}
