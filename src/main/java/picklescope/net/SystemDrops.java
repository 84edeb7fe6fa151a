package picklescope.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How many datagrams Linux has dropped at one of our sockets: the last column of {@code
 * /proc/net/udp} and {@code /proc/net/udp6} (proc(5)), in the line of the socket's inode. Any
 * thread.
 */
final class SystemDrops {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/self/net/udp"), Path.of("/proc/self/net/udp6"));
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final int LOCAL_ADDRESS = 1;
  private static final int INODE = 9;
  private static final int DROPS = 12;

  private final String inode;
  private long count;
  private long readAt = System.nanoTime() - FRESH_NANOS;

  private SystemDrops(String inode) {
    this.inode = inode;
  }

  /** Whether this system says what it drops. */
  static boolean known() {
    return TABLES.stream().anyMatch(Files::isReadable);
  }

  /** The socket that this process has just bound to that port. */
  static Optional<SystemDrops> of(int port) {
    Set<String> ours = ownSocketInodes();
    String suffix = ":%04X".formatted(port);
    return rows().stream()
        .filter(row -> row[LOCAL_ADDRESS].endsWith(suffix) && ours.contains(row[INODE]))
        .map(row -> row[INODE])
        .max((a, b) -> Long.compareUnsigned(Long.parseLong(a), Long.parseLong(b)))
        .map(SystemDrops::new);
  }

  /** Drops since the socket was opened, at most a quarter of a second old. */
  synchronized long count() {
    return System.nanoTime() - readAt < FRESH_NANOS ? count : refreshed();
  }

  /** Drops since the socket was opened, as they are now. */
  synchronized long refreshed() {
    for (String[] row : rows()) {
      if (row[INODE].equals(inode)) {
        count = Long.parseLong(row[DROPS]);
      }
    }
    readAt = System.nanoTime();
    return count;
  }

  private static List<String[]> rows() {
    var rows = new ArrayList<String[]>();
    for (Path table : TABLES) {
      try {
        for (String line : Files.readString(table, StandardCharsets.US_ASCII).split("\n")) {
          String[] row = line.strip().split("\\s+");
          if (row.length > DROPS && !row[0].equals("sl")) {
            rows.add(row);
          }
        }
      } catch (IOException e) {
        // A machine without IPv6 has no udp6 table, another system neither: nothing is known.
      }
    }
    return rows;
  }

  private static Set<String> ownSocketInodes() {
    var inodes = new HashSet<String>();
    try (var descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        String target = targetOf(descriptor);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    } catch (IOException e) {
      return Set.of();
    }
    return inodes;
  }

  private static String targetOf(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed since it was listed
    }
  }
}
