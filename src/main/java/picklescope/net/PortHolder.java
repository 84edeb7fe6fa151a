package picklescope.net;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Finds the programs that have a port that could not be opened. Thread-safe. */
final class PortHolder {
  /** A program that is not known. */
  static final String UNKNOWN = "another program";

  /** This program itself. */
  static final String OURS = "Picklescope itself";

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_NAMED = 3;

  private final int port;
  private Set<Long> sockets = Set.of();
  private String text = UNKNOWN;
  private long readAt = System.nanoTime() - FRESH_NANOS;

  PortHolder(int port) {
    this.port = port;
  }

  /**
   * Returns the programs for the user, such as {@code python3 (process 1234)}; {@link #UNKNOWN} if
   * the system does not tell. The value is at most a second old. It waits until the system's lists
   * have been read: not for the receive loop's thread.
   */
  synchronized String text() {
    if (System.nanoTime() - readAt >= FRESH_NANOS) {
      read();
      readAt = System.nanoTime();
    }
    return text;
  }

  private void read() {
    var now =
        SocketRow.at(port).stream().map(SocketRow::inode).collect(Collectors.toUnmodifiableSet());
    if (now.equals(sockets)) {
      return; // to list all descriptors takes longer than to list the sockets
    }
    sockets = now;
    var programs = new TreeSet<String>();
    for (long socket : now) {
      SocketProgram.having(socket).map(PortHolder::text).ifPresent(programs::add);
    }
    text =
        programs.isEmpty()
            ? UNKNOWN
            : programs.stream().limit(MOST_NAMED).collect(Collectors.joining(" and "));
  }

  private static String text(SocketProgram program) {
    return program.process() == ProcessHandle.current().pid() ? OURS : program.text();
  }
}
