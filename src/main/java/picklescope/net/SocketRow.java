package picklescope.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A UDP socket of this computer as Linux lists it in {@code /proc/net/udp} and {@code
 * /proc/net/udp6} (proc(5)).
 *
 * @param ipv6 whether it was opened for IPv6, and then usually receives IPv4 too
 * @param hexAddress the local address as Linux writes it
 * @param port the local port
 * @param connected whether it receives from one sender only
 * @param inode the number of the socket
 * @param drops how many datagrams the system has dropped at it
 */
record SocketRow(
    boolean ipv6, String hexAddress, int port, boolean connected, long inode, long drops) {
  private static final Path IPV4_TABLE = Path.of("/proc/self/net/udp");
  private static final Path IPV6_TABLE = Path.of("/proc/self/net/udp6");

  private static final int LOCAL = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final int DROPS = 12;
  private static final String CONNECTED = "01"; // TCP_ESTABLISHED, also of UDP

  /** Returns whether this system lists its sockets. */
  static boolean areKnown() {
    return Files.isReadable(IPV4_TABLE) || Files.isReadable(IPV6_TABLE);
  }

  /**
   * Returns the sockets at a port, those for IPv4 first. Of those of the same family and address
   * the one that was bound last comes first, which is the one that receives unicast datagrams.
   */
  static List<SocketRow> at(int port) {
    return ending(":%04X".formatted(port));
  }

  /** Returns all sockets. */
  static List<SocketRow> all() {
    return ending("");
  }

  private static List<SocketRow> ending(String suffix) {
    var found = new ArrayList<SocketRow>();
    for (String[] row : rows(IPV4_TABLE, suffix)) {
      found.add(of(false, row));
    }
    for (String[] row : rows(IPV6_TABLE, suffix)) {
      found.add(of(true, row));
    }
    return found;
  }

  private static SocketRow of(boolean ipv6, String[] row) {
    int colon = row[LOCAL].indexOf(':');
    return new SocketRow(
        ipv6,
        row[LOCAL].substring(0, colon),
        Integer.parseInt(row[LOCAL].substring(colon + 1), 16),
        row[STATE].equals(CONNECTED),
        Long.parseLong(row[INODE]),
        Long.parseLong(row[DROPS]));
  }

  /** Returns the rows whose local address has an end. */
  private static List<String[]> rows(Path table, String end) {
    var rows = new ArrayList<String[]>();
    try {
      for (String line : Files.readString(table, StandardCharsets.US_ASCII).split("\n")) {
        String[] row = line.contains(end) ? line.strip().split("\\s+") : new String[0];
        if (row.length > DROPS && row[LOCAL].endsWith(end) && row[LOCAL].contains(":")) {
          rows.add(row);
        }
      }
    } catch (IOException e) {
      // A computer without IPv6 has no udp6 table, and other systems have neither.
    }
    return rows;
  }

  /** Returns the local address. An IPv4 address in an IPv6 socket is an IPv4 address. */
  InetAddress address() {
    var bytes = ByteBuffer.allocate(hexAddress.length() / 2).order(ByteOrder.nativeOrder());
    for (int at = 0; at < hexAddress.length(); at += 8) { // words, each as the processor has it
      bytes.putInt(Integer.parseUnsignedInt(hexAddress, at, at + 8, 16));
    }
    try {
      return InetAddress.getByAddress(bytes.array());
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for arrays of another length
    }
  }
}
