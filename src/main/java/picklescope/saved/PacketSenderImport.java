package picklescope.saved;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picklescope.event.HexText;
import picklescope.file.AtomicFile;
import picklescope.python.source.SourceException;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The saved packets of Packet Sender: its {@code packets.ini} (as Qt's QSettings writes it), and
 * the JSON that it exports. Its UDP packets become raw hex sends; others (TCP, SSL, HTTP) are
 * counted and skipped.
 *
 * <p>Source: Packet Sender's {@code src/packet.cpp} ({@code saveToDB}, {@code ExportJSON}).
 */
public final class PacketSenderImport {
  /**
   * The packets of a file.
   *
   * @param skipped the number of packets that are not UDP, or have unreadable bytes
   */
  public record Result(List<SavedSend> sends, int skipped) {}

  private static final int MAX_BYTES = 64 << 20;

  private PacketSenderImport() {}

  /**
   * Reads a file; blocks for the disk.
   *
   * @throws IOException if it cannot be read or has neither format; the message is for the user
   */
  public static Result read(Path file) throws IOException {
    String text = text(file);
    boolean isJson = text.strip().startsWith("[") && text.strip().endsWith("]");
    var packets = isJson ? json(file, text) : ini(text);
    if (packets.isEmpty()) {
      throw new IOException(
          "%s contains no packets. Choose Packet Sender's packets.ini, or a file that it exported."
              .formatted(file));
    }
    var sends = new ArrayList<SavedSend>();
    packets.forEach(packet -> send(packet).ifPresent(sends::add));
    return new Result(sends, packets.size() - sends.size());
  }

  /**
   * Returns whether a file may be one of Packet Sender: an ini file or a JSON array; blocks for the
   * disk.
   */
  public static boolean mayBe(Path file) throws IOException {
    return file.toString().endsWith(".ini") || text(file).strip().startsWith("[");
  }

  private static String text(Path file) throws IOException {
    var bytes = ByteBuffer.wrap(AtomicFile.read(file, MAX_BYTES));
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  private static List<Map<String, String>> json(Path file, String text) throws IOException {
    try {
      var packets = new ArrayList<Map<String, String>>();
      for (JsonNode node : SavedSendsParser.JSON.readTree(text)) {
        var packet = new LinkedHashMap<String, String>();
        node.forEachEntry((name, value) -> packet.put(name, value.asString("")));
        packets.add(packet);
      }
      return packets;
    } catch (JacksonException e) {
      var at = e.getLocation();
      String where = at == null ? "" : ", line %s".formatted(at.getLineNr());
      throw new IOException("%s%s: %s".formatted(file, where, e.getOriginalMessage()), e);
    } catch (NumberFormatException e) { // Jackson's own exceptions are others
      throw new IOException("%s has a number that is too large.".formatted(file), e);
    }
  }

  /** Reads sections as packets, whatever the name of their array. */
  private static List<Map<String, String>> ini(String text) {
    var packets = new LinkedHashMap<String, Map<String, String>>();
    String section = "";
    for (String line : text.split("\\R")) {
      if (line.startsWith("[") && line.endsWith("]")) {
        section = QtIni.key(line.substring(1, line.length() - 1));
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 0 || line.startsWith(";")) {
        continue;
      }
      String key = section + "/" + QtIni.key(line.substring(0, equals).strip());
      int slash = key.lastIndexOf('/');
      packets
          .computeIfAbsent(key.substring(0, slash), _ -> new LinkedHashMap<>())
          .put(
              key.substring(slash + 1).toLowerCase(Locale.ROOT),
              QtIni.value(line.substring(equals + 1).strip()));
    }
    packets.forEach((name, packet) -> packet.putIfAbsent("name", name));
    packets.values().removeIf(packet -> !packet.containsKey("hexstring"));
    return List.copyOf(packets.values());
  }

  private static Optional<SavedSend> send(Map<String, String> packet) {
    String hex = packet.getOrDefault("hexstring", "").strip();
    String name = packet.getOrDefault("name", "").strip();
    if (!packet.getOrDefault("tcporudp", "").strip().equalsIgnoreCase("udp") || name.isEmpty()) {
      return Optional.empty();
    }
    try {
      HexText.bytes(hex);
    } catch (SourceException e) {
      return Optional.empty();
    }
    String host = packet.getOrDefault("toip", "").strip();
    String port = packet.getOrDefault("port", "").strip();
    String to = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    return Optional.of(
        SavedSend.of(name, Message.of(MessageForm.HEX, hex), to)
            .named(name, "Packet Sender", "", "")
            .repeated(rhythm(packet.getOrDefault("repeat", "0"))));
  }

  /** Converts Packet Sender's repetition time in seconds, of which 0 means once. */
  private static Optional<Rhythm> rhythm(String seconds) {
    try {
      double every = Double.parseDouble(seconds.strip());
      return every > 0 && every <= 86_400
          ? Optional.of(Rhythm.everyMillis(every * 1_000))
          : Optional.empty();
    } catch (IllegalArgumentException e) { // no number, or too small
      return Optional.empty();
    }
  }
}
