package picklescope.net.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picklescope.net.doctor.SystemPrograms.Ended;
import picklescope.system.OperatingSystem;

/**
 * How many datagrams came for ports at which nobody listens, since the computer was started.
 *
 * @param toUs those to an address of this computer
 * @param toAll broadcasts and multicasts, if the system counts them
 */
record UnheardTotals(long toUs, long toAll) {
  private static final Path IPV4 = Path.of("/proc/self/net/snmp");
  private static final Path IPV6 = Path.of("/proc/self/net/snmp6");

  private static final Pattern OF_WINDOWS = Pattern.compile("=\\s*(\\d+)\\s*$", Pattern.MULTILINE);
  private static final Pattern OF_MAC =
      Pattern.compile(
          "(\\d+) (dropped due to no socket|broadcast/multicast datagrams? (?:undeliv|drop))");

  /** The numbers of a protocol of Windows: received, for no port, errors, sent. */
  private static final int NUMBERS = 4;

  /** Reads them; empty if the system does not tell. */
  static Optional<UnheardTotals> now(SystemPrograms programs, OperatingSystem system) {
    return switch (system) {
      case LINUX -> ofLinux(text(IPV4), text(IPV6));
      case WINDOWS -> {
        var ipv4 = printed(programs, "udp").flatMap(UnheardTotals::ofWindows);
        var ipv6 = printed(programs, "udpv6").flatMap(UnheardTotals::ofWindows);
        yield ipv4.map(one -> ipv6.map(one::plus).orElse(one));
      }
      case MAC -> printed(programs, "udp").flatMap(UnheardTotals::ofMac);
      case OTHER -> Optional.empty();
    };
  }

  private static Optional<String> printed(SystemPrograms programs, String protocol) {
    return programs.run("netstat", "-s", "-p", protocol) instanceof Ended(int code, String output)
            && code == 0
        ? Optional.of(output)
        : Optional.empty();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return ""; // a computer without IPv6 has no snmp6
    }
  }

  /** Reads {@code /proc/net/snmp} and {@code /proc/net/snmp6} (proc(5), RFC 4113). */
  static Optional<UnheardTotals> ofLinux(String ipv4, String ipv6) {
    List<String> rows = ipv4.lines().filter(line -> line.startsWith("Udp: ")).toList();
    if (rows.size() < 2) {
      return Optional.empty();
    }
    List<String> names = List.of(rows.get(0).split("\\s+"));
    List<String> values = List.of(rows.get(1).split("\\s+"));
    return Optional.of(
        new UnheardTotals(
            value(names, values, "NoPorts") + value(ipv6, "Udp6NoPorts"),
            value(names, values, "IgnoredMulti") + value(ipv6, "Udp6IgnoredMulti")));
  }

  private static long value(List<String> names, List<String> values, String name) {
    int at = names.indexOf(name);
    return at < 0 || at >= values.size() ? 0 : SocketList.number(values.get(at)).orElse(0);
  }

  private static long value(String lines, String name) {
    return lines
        .lines()
        .map(line -> line.split("\\s+"))
        .filter(row -> row.length > 1 && row[0].equals(name))
        .mapToLong(row -> SocketList.number(row[1]).orElse(0))
        .findFirst()
        .orElse(0);
  }

  /**
   * Reads what {@code netstat -s -p udp} of Windows prints, whose words are in the language of the
   * system.
   */
  static Optional<UnheardTotals> ofWindows(String output) {
    var numbers = OF_WINDOWS.matcher(output).results().map(found -> found.group(1)).toList();
    return numbers.size() < NUMBERS
        ? Optional.empty()
        : Optional.of(new UnheardTotals(SocketList.number(numbers.get(1)).orElse(0), 0));
  }

  /** Reads what {@code netstat -s -p udp} of macOS prints. */
  static Optional<UnheardTotals> ofMac(String output) {
    var found = OF_MAC.matcher(output).results().toList();
    long toUs = sum(found, true);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new UnheardTotals(toUs, sum(found, false)));
  }

  private static long sum(List<MatchResult> found, boolean toUs) {
    return found.stream()
        .filter(one -> one.group(2).startsWith("dropped") == toUs)
        .mapToLong(one -> SocketList.number(one.group(1)).orElse(0))
        .sum();
  }

  private UnheardTotals plus(UnheardTotals other) {
    return new UnheardTotals(toUs + other.toUs, toAll + other.toAll);
  }

  /** Returns what came since an earlier reading. */
  UnheardTotals since(UnheardTotals before) {
    return new UnheardTotals(Math.max(0, toUs - before.toUs), Math.max(0, toAll - before.toAll));
  }
}
