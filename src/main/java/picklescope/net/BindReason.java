package picklescope.net;

import java.io.IOException;
import java.util.Locale;

/** Why a port could not be opened, and what to do, in the user's words. */
final class BindReason {
  private BindReason() {}

  static String of(int port, IOException e) {
    String system = e.getMessage() == null ? e.toString() : e.getMessage();
    String said = system.toLowerCase(Locale.ROOT);
    // The JDK passes on the system's words: EADDRINUSE and EACCES of Linux and macOS, WSAEADDRINUSE
    // and WSAEACCES of Windows.
    if (said.contains("in use") || said.contains("only one usage")) {
      return "Port %d is in use by another program. Close that program, or listen on another port."
          .formatted(port);
    }
    if (said.contains("denied") || said.contains("forbidden") || said.contains("permission")) {
      return port < 1024
          ? "Port %d: no permission. Ports below 1024 are for the system; choose one from 1024 on."
              .formatted(port)
          : "Port %d: no permission. The system keeps it for itself; choose another port."
              .formatted(port);
    }
    if (said.contains("too many open files")) {
      return "Port %d: too many open files. Switch other ports off, or raise the system's limit."
          .formatted(port);
    }
    return "Port %d cannot be opened: %s. Choose another port.".formatted(port, system);
  }
}
