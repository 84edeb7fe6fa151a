package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/** Wireshark's reader, where it is installed: a second opinion on our files. */
final class Tshark {
  private static final List<String> FIELDS =
      List.of(
          "frame.time_epoch",
          "ip.src",
          "ipv6.src",
          "ip.dst",
          "ipv6.dst",
          "udp.srcport",
          "udp.dstport",
          "udp.payload",
          "frame.packet_flags_direction",
          "ip.checksum.status",
          "udp.checksum.status",
          "_ws.malformed",
          "_ws.expert.severity");

  private static final int WARNING = 0x600000;

  private Tshark() {}

  static void assumeInstalled() {
    assumeInstalled("tshark");
  }

  static void assumeInstalled(String program) {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
        "skipped: " + program + " is not installed");
  }

  /** Every datagram's time, addresses, ports, payload and direction; no complaint about any. */
  static void assertHolds(List<Datagram> expected, Path... files)
      throws IOException, InterruptedException {
    var actual = new ArrayList<String>();
    for (Path file : files) {
      actual.addAll(rows(file));
    }
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(line(expected.get(i)), actual.get(i), "datagram " + (i + 1));
    }
  }

  /** How many packets tshark finds; it has to read the file to its end without a complaint. */
  static int count(Path file) throws IOException, InterruptedException {
    return rows(file).size();
  }

  /** Returns the given fields of each packet as tshark prints them, separated by a bar. */
  static List<String> fields(Path file, String... fields) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
    command.addAll(List.of("-T", "fields", "-E", "separator=|"));
    Arrays.stream(fields).forEach(field -> command.addAll(List.of("-e", field)));
    return lines(command);
  }

  /** Time, ports and payload of each datagram, separated by bars, whose fragments it joins. */
  static List<String> datagrams(Path file) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString(), "-Y", "udp"));
    command.addAll(List.of("-d", "udp.port==0-65535,data"));
    command.addAll(List.of("-T", "fields", "-E", "separator=|", "-e", "frame.time_epoch"));
    command.addAll(List.of("-e", "udp.srcport", "-e", "udp.dstport", "-e", "udp.payload"));
    return lines(command);
  }

  /** The computers that the file itself names, as tshark lists them. */
  static List<String> hosts(Path file) throws IOException, InterruptedException {
    return lines(List.of("tshark", "-r", file.toString(), "-q", "-z", "hosts")).stream()
        .filter(line -> line.contains("\t"))
        .sorted()
        .toList();
  }

  /** The blocks of a pcapng file, as tshark explains them. */
  static String blocks(Path file) throws IOException, InterruptedException {
    String format = "read_format:MIME Files Format";
    return String.join("\n", lines(List.of("tshark", "-r", file.toString(), "-X", format, "-V")));
  }

  private static List<String> rows(Path file) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
    command.addAll(List.of("-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE"));
    // The payloads are random: no other protocol is to be seen in them.
    command.addAll(List.of("-d", "udp.port==0-65535,data"));
    command.addAll(List.of("-T", "fields", "-E", "separator=|"));
    FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
    return lines(command).stream().map(Tshark::withoutNotes).toList();
  }

  private static List<String> lines(List<String> command) throws IOException, InterruptedException {
    var errors = Files.createTempFile("tshark", ".err");
    try {
      var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), () -> read(errors));
      assertTrue(!read(errors).contains("cut short"), () -> read(errors));
      return out.lines().toList();
    } finally {
      Files.delete(errors);
    }
  }

  /** Comments and notes ("possible traceroute") are no complaints; warnings and errors are. */
  private static String withoutNotes(String row) {
    int severity = row.lastIndexOf('|') + 1;
    boolean harmless =
        Arrays.stream(row.substring(severity).split(","))
            .allMatch(value -> value.isEmpty() || Integer.decode(value) < WARNING);
    return harmless ? row.substring(0, severity) : row;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String line(Datagram datagram) {
    boolean in = datagram.direction() == Direction.IN;
    var source = in ? datagram.remote() : datagram.local();
    var destination = in ? datagram.local() : datagram.remote();
    boolean ipv6 = source.getAddress().getAddress().length == 16;
    String from = text(source.getAddress());
    String to = text(destination.getAddress());
    return String.join(
        "|",
        "%d.%09d"
            .formatted(
                datagram.timeNanos() / 1_000_000_000L, datagram.timeNanos() % 1_000_000_000L),
        ipv6 ? "" : from,
        ipv6 ? from : "",
        ipv6 ? "" : to,
        ipv6 ? to : "",
        Integer.toString(source.getPort()),
        Integer.toString(destination.getPort()),
        HexFormat.of().formatHex(datagram.payload()),
        in ? "0x00000001" : "0x00000002",
        ipv6 ? "" : "1",
        "1",
        "",
        "");
  }

  /** IPv6 as RFC 5952 shortens it. */
  private static String text(java.net.InetAddress address) {
    if (address.getAddress().length == 4) {
      return address.getHostAddress();
    }
    String full = address.getHostAddress().replaceAll("%.*", "");
    var longest = java.util.regex.Pattern.compile("(^|:)0(:0)+(:|$)").matcher(full);
    String best = "";
    while (longest.find()) {
      if (longest.group().length() > best.length()) {
        best = longest.group();
      }
    }
    return best.isEmpty() ? full : full.replaceFirst(java.util.regex.Pattern.quote(best), "::");
  }
}
