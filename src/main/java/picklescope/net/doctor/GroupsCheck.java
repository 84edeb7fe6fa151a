package picklescope.net.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import picklescope.system.OperatingSystem;

/** Broadcast addresses, and the multicast groups that programs of this computer have joined. */
record GroupsCheck(OperatingSystem system) {
  private static final Path IPV4 = Path.of("/proc/self/net/igmp");
  private static final Path IPV6 = Path.of("/proc/self/net/igmp6");
  private static final int MOST = 16;
  private static final int IPV4_DIGITS = 8;

  /**
   * A group that was joined.
   *
   * @param group its address
   * @param at the name of the network interface
   */
  record Joined(InetAddress group, String at) {
    /** Returns whether it is one of the system's own, which each computer joins. */
    boolean isOfSystem() {
      byte[] bytes = group.getAddress();
      boolean ipv4 = bytes.length == 4;
      // 224.0.0.1; ff01::1, ff02::1 and the solicited nodes ff02::1:ff00:0/104 (RFC 4291)
      return ipv4
          ? HexFormat.of().formatHex(bytes).equals("e0000001")
          : group.isMCNodeLocal() || group.isMCLinkLocal();
    }

    /** Returns the group for the user. */
    String text() {
      return InterfaceAddresses.text(group) + " at " + at;
    }
  }

  List<Finding> findings(List<InterfaceAddresses> interfaces) {
    String broadcasts =
        interfaces.stream()
            .flatMap(one -> one.broadcasts().stream())
            .map(InterfaceAddresses::text)
            .distinct()
            .limit(MOST)
            .collect(Collectors.joining(", "));
    String toAll =
        broadcasts.isEmpty()
            ? "This computer is in no network with broadcasts."
            : "Broadcasts to %s arrive at each open port.".formatted(broadcasts);
    if (system != OperatingSystem.LINUX) {
      return List.of(
          Finding.good(Topic.GROUPS, toAll),
          Finding.unknown(
                  Topic.GROUPS,
                  "Which multicast groups are joined is not read on this system.",
                  "This lists them:")
              .with(
                  system == OperatingSystem.WINDOWS
                      ? "netsh interface ipv4 show joins"
                      : "netstat -g"));
    }
    String joined =
        joined().stream()
            .filter(one -> !one.isOfSystem())
            .map(Joined::text)
            .distinct()
            .limit(MOST)
            .collect(Collectors.joining(", "));
    return List.of(
        Finding.good(
            Topic.GROUPS,
            joined.isEmpty()
                ? toAll + " No program has joined a multicast group: messages to one do not arrive."
                : toAll + " Multicast groups that programs have joined: " + joined + "."));
  }

  private static List<Joined> joined() {
    var all = new ArrayList<>(ofIpv4(text(IPV4)));
    all.addAll(ofIpv6(text(IPV6)));
    return all;
  }

  /** Returns the text of a file, in which names of interfaces may be any bytes. */
  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // without IPv6 there is no igmp6
    }
  }

  /** Reads {@code /proc/net/igmp}: a line for each interface, then one for each of its groups. */
  static List<Joined> ofIpv4(String text) {
    var joined = new ArrayList<Joined>();
    String at = "";
    for (String line : text.split("\n")) {
      String[] words = line.strip().split("\\s+");
      if (line.isEmpty() || line.startsWith("Idx")) {
        continue;
      }
      if (!Character.isWhitespace(line.charAt(0)) && words.length > 1) {
        at = words[1];
      } else if (words[0].length() == IPV4_DIGITS) {
        var bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
        bytes.putInt(Integer.parseUnsignedInt(words[0], 16));
        joined.add(new Joined(address(bytes.array()), at));
      }
    }
    return joined;
  }

  /** Reads {@code /proc/net/igmp6}: a line for each group. */
  static List<Joined> ofIpv6(String text) {
    return text.lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 2 && words[2].length() == 32)
        .map(words -> new Joined(address(HexFormat.of().parseHex(words[2])), words[1]))
        .toList();
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for arrays of another length
    }
  }
}
