package picklescope.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A UDP socket of this process as Linux describes it (proc(5)), with properties that Java does not
 * offer.
 *
 * @param inode the number of the socket in {@code /proc/net/udp}
 * @param descriptor the file descriptor, valid until the channel is closed
 */
record OwnSocket(long inode, int descriptor) {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/self/net/udp"), Path.of("/proc/self/net/udp6"));
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final String SOCKET = "socket:[";

  private static final int LOCAL_ADDRESS = 1;
  private static final int INODE = 9;
  private static final int DROPS = 12;

  /** Returns whether this system lists its sockets. */
  static boolean known() {
    return TABLES.stream().anyMatch(Files::isReadable);
  }

  /** Returns the socket that this process has most recently bound to the given port. */
  static Optional<OwnSocket> boundTo(int port) {
    String suffix = ":%04X".formatted(port);
    Map<Long, Integer> ours = descriptorsByInode();
    return rows().stream()
        .filter(row -> row[LOCAL_ADDRESS].endsWith(suffix))
        .map(row -> Long.parseLong(row[INODE]))
        .filter(ours::containsKey)
        .max(Comparator.naturalOrder())
        .map(inode -> new OwnSocket(inode, ours.get(inode)));
  }

  /**
   * Returns how many datagrams the system has dropped at this socket; empty if it is not listed.
   */
  Optional<Long> drops() {
    String wanted = Long.toString(inode);
    return rows().stream()
        .filter(row -> row[INODE].equals(wanted))
        .map(row -> Long.parseLong(row[DROPS]))
        .findFirst();
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
        // A computer without IPv6 has no udp6 table, and other systems have neither.
      }
    }
    return rows;
  }

  private static Map<Long, Integer> descriptorsByInode() {
    var found = new HashMap<Long, Integer>();
    try (var descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        String target = targetOf(descriptor);
        if (target.startsWith(SOCKET)) {
          found.put(
              Long.parseLong(target, SOCKET.length(), target.length() - 1, 10),
              Integer.parseInt(descriptor.getFileName().toString()));
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return found;
  }

  private static String targetOf(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed since it was listed
    }
  }
}
