package picklescope.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A UDP socket of this process as Linux describes it (proc(5)), with properties that Java does not
 * offer.
 *
 * @param port the local port
 * @param inode the number of the socket in {@code /proc/net/udp}
 * @param descriptor the file descriptor, valid until the channel is closed
 */
record OwnSocket(int port, long inode, int descriptor) {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final String SOCKET = "socket:[";

  /** Returns the socket that this process has most recently bound to the given port. */
  static Optional<OwnSocket> boundTo(int port) {
    return boundTo(port, _ -> true);
  }

  /** Returns which of such sockets this process has most recently bound to the given port. */
  static Optional<OwnSocket> boundTo(int port, Predicate<SocketRow> which) {
    Map<Long, Integer> ours = descriptorsByInode();
    return SocketRow.at(port).stream()
        .filter(which)
        .filter(row -> ours.containsKey(row.inode()))
        .findFirst()
        .map(
            row -> new OwnSocket(port, row.inode(), Objects.requireNonNull(ours.get(row.inode()))));
  }

  /**
   * Returns how many datagrams the system has dropped at this socket; empty if it is not listed.
   */
  Optional<Long> drops() {
    return SocketRow.at(port).stream()
        .filter(row -> row.inode() == inode)
        .map(SocketRow::drops)
        .findFirst();
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
