package picklescope.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Whether a program captures on the loopback interface of this Linux computer. Linux lists the
 * sockets of such programs in {@code /proc/net/packet} (packet(7)). Used on one thread.
 */
final class LoopbackCaptures {
  private static final Path TABLE = Path.of("/proc/self/net/packet");
  private static final long ASK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int INTERFACE = 4;
  private static final String ALL_INTERFACES = "0";
  private static final String LOOPBACK = "1"; // LOOPBACK_IFINDEX of Linux's net/flow.h

  private final Path table;
  private long asked = System.nanoTime() - ASK_NANOS;
  private boolean active;

  LoopbackCaptures() {
    this(TABLE);
  }

  LoopbackCaptures(Path table) {
    this.table = table;
  }

  /** Returns whether a program captured 0.1 s ago or later; true if that cannot be found out. */
  boolean areActive() {
    long now = System.nanoTime();
    if (now - asked >= ASK_NANOS) {
      asked = now;
      active = ask();
    }
    return active;
  }

  private boolean ask() {
    try (var rows = Files.lines(table)) {
      return rows.skip(1).anyMatch(LoopbackCaptures::isOfLoopback);
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isOfLoopback(String row) {
    String[] columns = row.strip().split("\\s+");
    return columns.length <= INTERFACE
        || columns[INTERFACE].equals(ALL_INTERFACES)
        || columns[INTERFACE].equals(LOOPBACK);
  }
}
