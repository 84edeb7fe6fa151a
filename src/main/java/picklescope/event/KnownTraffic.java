package picklescope.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import picklescope.python.PyValue;
import picklescope.python.PyValues;

/**
 * Programs other than a plain {@code viz.addNetwork} whose messages come to the ports of Vizard, as
 * far as their public documentation tells.
 *
 * <p>Sources: Luma3DS, {@code input_redirection.c} (port 4950; 12 or 20 bytes); players of Warframe
 * (github.com/Flowseal/zapret-discord-youtube, issues 3507 and 6210, which refer to topic 733845 of
 * forums.warframe.com: UDP 4950 and 4955 by default; nothing of the messages is published); Vizard
 * 7, Reference, viznet (example ports 14950 and 14951; {@code send(id, *args, **kw)}; {@code
 * CLIENT_CONNECT_EVENT}, {@code CLIENT_DISCONNECT_EVENT}, {@code SERVER_DISCONNECT_EVENT}; the
 * layout and the ids are not published).
 */
public enum KnownTraffic {
  /** Buttons of a games console, from a program that stands in for its controls. */
  CONSOLE_INPUT(
      "Not Vizard: this looks like the input redirection of a games console (Luma3DS), which uses"
          + " port 4950 too: buttons, touch screen and sticks. Stop that program, or use another"
          + " port."),

  /** Perhaps a game, of whose messages only the ports are known. */
  GAME(
      "Perhaps not Vizard: both sides use port 4950 or 4955, as the game Warframe does by default"
          + " according to its players. What its messages look like is not published."),

  /** Perhaps viznet. */
  VIZNET(
      "Perhaps viznet, for which Vizard's documentation has these ports: a message has the id of"
          + " its event, from viznet.id('MyEvent'), and the arguments; clients connect and"
          + " disconnect by messages too. Where the id lies, and which ids these have, is not"
          + " published.");

  private static final int VIZARD_PORT = 4950;
  private static final Set<Integer> GAME_PORTS = Set.of(4950, 4955);
  private static final Set<Integer> VIZNET_PORTS = Set.of(14_950, 14_951);

  private final String hint;

  KnownTraffic(String hint) {
    this.hint = hint;
  }

  /** Returns which of them a message probably belongs to; empty for all others. Takes no time. */
  public static Optional<KnownTraffic> of(Event event) {
    var datagram = event.datagram();
    int remote = datagram.remote().getPort();
    return switch (event) {
      case RawNetworkEvent raw when isConsoleInput(raw.rawData()) -> Optional.of(CONSOLE_INPUT);
      case RawNetworkEvent raw
          when raw.port() == VIZARD_PORT
              && GAME_PORTS.contains(remote)
              && raw.content().isEmpty()
              && !isText(raw.rawData()) ->
          Optional.of(GAME);
      case NetworkEvent call
          when VIZNET_PORTS.contains(call.port())
              || VIZNET_PORTS.contains(remote)
              || namesViznet(call.data().items()) ->
          Optional.of(VIZNET);
      case RawNetworkEvent _, NetworkEvent _ -> Optional.empty();
    };
  }

  /** Returns what it is and what is not known of it, for the user. */
  public String hint() {
    return hint;
  }

  /**
   * Buttons that are up in 12 bits; the touch screen, 0x02000000 while nothing touches it, or with
   * bit 24; the circle pad in 24 bits; the C stick, whose lowest byte is 0x81; three buttons.
   */
  private static boolean isConsoleInput(byte[] payload) {
    if (payload.length != 12 && payload.length != 20) {
      return false;
    }
    long touch = word(payload, 4);
    boolean controls =
        word(payload, 0) <= 0xfff
            && (touch == 0x0200_0000L || touch >>> 24 == 1)
            && word(payload, 8) <= 0xff_ffff
            && word(payload, 8) > 0;
    return controls
        && (payload.length == 12 || (word(payload, 12) & 0xff) == 0x81 && word(payload, 16) <= 7);
  }

  /** Returns a number of 32 bits, the lowest first. */
  private static long word(byte[] bytes, int at) {
    long word = 0;
    for (int i = 3; i >= 0; i--) {
      word = word << 8 | bytes[at + i] & 0xff;
    }
    return word;
  }

  private static boolean isText(byte[] payload) {
    for (byte one : payload) {
      if (one < ' ' && one != '\n' && one != '\r' && one != '\t') {
        return false;
      }
    }
    return true;
  }

  private static boolean namesViznet(List<PyValue> data) {
    return data.stream()
        .limit(2)
        .flatMap(value -> PyValues.text(value).stream())
        .anyMatch(text -> text.regionMatches(true, 0, "viznet", 0, 6));
  }
}
