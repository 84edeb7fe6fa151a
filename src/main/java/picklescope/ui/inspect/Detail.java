package picklescope.ui.inspect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.PyBytes;
import picklescope.ui.text.StyledText;

/**
 * All that is said of one datagram.
 *
 * @param kind one word: {@code network event}, {@code bare}, {@code raw}
 * @param facts number, way and addresses
 * @param explanation what the kind means
 * @param value the value's text
 * @param payload the bytes
 */
record Detail(
    String kind, String facts, String explanation, List<StyledText> value, byte[] payload) {
  static Detail of(Event event) {
    var datagram = event.datagram();
    String facts = facts(event);
    return switch (event) {
      case NetworkEvent call ->
          new Detail(
              call.bare() ? "bare" : "network event",
              facts,
              call.bare()
                  ? "One pickled value, not a call's arguments and keywords;"
                      + " shown as the only positional argument."
                  : "A call: the callback gets a viz.NetworkEvent.",
              value(call),
              datagram.payload());
      case RawNetworkEvent raw ->
          new Detail(
              "raw",
              facts,
              "Bytes as they are: the callback gets a viz.RawNetworkEvent. Not a call, because: "
                  + raw.reason(),
              value(raw),
              datagram.payload());
    };
  }

  private static String facts(Event event) {
    var datagram = event.datagram();
    boolean in = datagram.direction() == Direction.IN;
    String remote = event.address() + ":" + datagram.remote().getPort();
    String who = in && !event.sender().equals(event.address()) ? event.sender() + " " : "";
    return "#%d  %s  %s%s  %s port %d  %,d bytes"
        .formatted(
            datagram.number(),
            in ? "from" : "to",
            who,
            remote,
            in ? "on" : "from",
            datagram.local().getPort(),
            datagram.payload().length);
  }

  private static List<StyledText> value(NetworkEvent call) {
    var lines = new ValueLines();
    lines.add("e.data = ", call.data());
    for (var entry : call.attributes().entries()) {
      lines.add("e." + entry.key() + " = ", entry.value());
    }
    return lines.lines();
  }

  private static List<StyledText> value(RawNetworkEvent raw) {
    var lines = new ValueLines();
    Optional<String> text = text(raw.rawData());
    if (text.isPresent()) {
      lines.note("as text (UTF-8)");
      lines.addText(text.get());
      lines.note("");
    }
    lines.add("e.raw_data = ", PyBytes.of(raw.rawData().clone()));
    return lines.lines();
  }

  /** The bytes as text, if they are: UTF-8 without control characters but line ends and tabs. */
  private static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean controls =
          text.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0);
      return controls || text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
