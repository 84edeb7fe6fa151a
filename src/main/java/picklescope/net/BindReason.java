package picklescope.net;

import java.io.IOException;
import java.util.Locale;
import picklescope.system.OperatingSystem;

/**
 * The message for the user when a port could not be opened: the reason, and what to do.
 *
 * @param port the port
 * @param sharing how it was to be shared
 * @param system the system that refused it
 */
record BindReason(int port, PortSharing sharing, OperatingSystem system) {
  private static final int RESERVED = 1024;

  /** Returns whether another program has the port. */
  static boolean isInUse(IOException e) {
    // The JDK's message contains that of the system: EADDRINUSE and EACCES of Linux and macOS. On
    // Windows it reports WSAEADDRINUSE and WSAEACCES, for a port that another program has for
    // itself alone or that Windows has reserved, as the first of them.
    String lower = system(e).toLowerCase(Locale.ROOT);
    return lower.contains("in use") || lower.contains("only one usage");
  }

  /**
   * Returns the message for a port that a program has.
   *
   * @param program the program for the user
   */
  static String inUse(int port, String program) {
    return program.equals(PortHolder.OURS)
        ? "Port %s is in use by %s: a source or a send has it. End that, or choose another port."
            .formatted(port, program)
        : "Port %s is in use by %s. Close that program, or listen on another port."
            .formatted(port, program);
  }

  private static String system(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /**
   * Returns the message for an error of the system, with who has the port if the system tells. It
   * waits until the system's lists have been read: not for the receive loop's thread.
   */
  String withHolder(IOException e) {
    return isInUse(e) && system == OperatingSystem.LINUX
        ? inUse(port, new PortHolder(port).text())
        : of(e);
  }

  /** Returns the message for an error of the system. */
  String of(IOException e) {
    if (isInUse(e)) {
      return system == OperatingSystem.WINDOWS ? inUseOnWindows() : inUse(port, PortHolder.UNKNOWN);
    }
    String reason = system(e);
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("denied") || lower.contains("forbidden") || lower.contains("permission")) {
      return port < RESERVED && system != OperatingSystem.WINDOWS
          ? "Port %s: no permission. Ports below %s are reserved; choose one from %2$s on."
              .formatted(port, RESERVED)
          : "Port %s: no permission. The system has reserved it; choose another port."
              .formatted(port);
    }
    if (lower.contains("too many open files")) {
      return "Port %s: too many open files. Switch other ports off, or raise the system's limit."
          .formatted(port);
    }
    return "Port %s cannot be opened: %s. Choose another port.".formatted(port, reason);
  }

  /** A second socket on all addresses of a port fails unless both programs share it. */
  private String inUseOnWindows() {
    String by = sharing == PortSharing.EXCLUSIVE ? "program" : "program that does not share it";
    return ("Port %s is in use by another %s, or Windows has reserved it. Close that program, or"
            + " listen on another port. To see its messages too, watch them by a passive"
            + " capture, or let a relay at another port pass them on to it.")
        .formatted(port, by);
  }
}
