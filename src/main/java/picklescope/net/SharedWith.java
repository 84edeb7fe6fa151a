package picklescope.net;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Finds the programs that receive datagrams of a shared port in our place. Linux delivers a unicast
 * datagram to one socket: to one that is bound to the datagram's address if there is such a socket,
 * then to one of IPv4 before one of IPv6, then to the one that was bound last. With {@code
 * SO_REUSEPORT} it chooses by the sender among those that were bound alike. Thread-safe.
 */
final class SharedWith {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_NAMED = 5;

  /** Why a program receives datagrams that we do not receive. */
  private enum Way {
    AS_THE_LAST,
    BY_ADDRESS,
    BY_SENDER
  }

  private record Taking(Way way, String program) {}

  private final int port;
  private final PortSharing sharing;
  private final Set<Long> ours;
  private final Map<Long, String> programs = new HashMap<>();
  private String text = "";
  private long readAt = System.nanoTime() - FRESH_NANOS;

  /**
   * @param ours the numbers of our sockets
   */
  SharedWith(int port, PortSharing sharing, Set<Long> ours) {
    this.port = port;
    this.sharing = sharing;
    this.ours = ours;
  }

  /**
   * Returns who receives what in our place, for the user; empty if nobody does or it is not known.
   * The value is at most a second old. It waits until the system's lists have been read.
   */
  synchronized String text() {
    if (System.nanoTime() - readAt >= FRESH_NANOS) {
      text = read();
      readAt = System.nanoTime();
    }
    return text;
  }

  private String read() {
    var found = new LinkedHashMap<Taking, Set<String>>();
    var rows = SocketRow.at(port).stream().filter(row -> !row.connected()).toList();
    programs.keySet().retainAll(rows.stream().map(SocketRow::inode).toList());
    for (boolean ipv6 : new boolean[] {false, true}) {
      var family = rows.stream().filter(row -> row.ipv6() == ipv6).toList();
      if (family.stream().anyMatch(row -> ours.contains(row.inode()))) {
        compare(family, found);
      }
    }
    return found.entrySet().stream()
        .limit(MOST_NAMED)
        .map(taken -> sentence(taken.getKey(), String.join(", ", taken.getValue())))
        .collect(Collectors.joining(" "));
  }

  /** Compares sockets of one family, the one that was bound last first, with ours. */
  private void compare(List<SocketRow> family, Map<Taking, Set<String>> found) {
    boolean later = true;
    for (var row : family) {
      var address = row.address();
      if (ours.contains(row.inode())) {
        later = false;
      } else if (!address.isAnyLocalAddress()) {
        add(found, Way.BY_ADDRESS, row, address.getHostAddress());
      } else if (sharing == PortSharing.REUSE_PORT) {
        add(found, Way.BY_SENDER, row, "");
      } else if (later) {
        add(found, Way.AS_THE_LAST, row, row.ipv6() ? "IPv6" : "IPv4");
      }
    }
  }

  private void add(Map<Taking, Set<String>> found, Way way, SocketRow row, String what) {
    var taking = new Taking(way, programs.computeIfAbsent(row.inode(), SharedWith::program));
    found.computeIfAbsent(taking, _ -> new TreeSet<>()).add(what);
  }

  private static String program(long inode) {
    return SocketProgram.having(inode).map(SocketProgram::text).orElse("Another program");
  }

  private String sentence(Taking taking, String what) {
    return switch (taking.way) {
      case AS_THE_LAST ->
          ("%s opened port %s later and receives the messages over %s; of these only broadcast and"
                  + " multicast arrive here too. Switch the port off and on to receive them.")
              .formatted(taking.program, port, what);
      case BY_ADDRESS ->
          "%s receives the messages to %s. Close that program to receive them."
              .formatted(taking.program, what);
      case BY_SENDER ->
          "%s shares port %s and receives the messages of some senders instead."
              .formatted(taking.program, port);
    };
  }
}
