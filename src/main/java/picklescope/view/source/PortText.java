package picklescope.view.source;

import java.util.ArrayList;
import java.util.stream.Collectors;
import picklescope.net.Counters;
import picklescope.net.PortSharing;
import picklescope.net.PortState;
import picklescope.net.UdpPort;
import picklescope.session.ByteSize;
import picklescope.session.Losses;
import picklescope.system.OperatingSystem;

/** Texts about a port for display. */
public final class PortText {

  /** Why a port cannot be shared. */
  public static final String NOT_SHARED =
      "It cannot be shared: the other program has it for itself alone.";

  private PortText() {}

  /**
   * Returns that a port that could not be opened listens now.
   *
   * @param before the port as it was
   */
  public static String opened(UdpPort before) {
    return before.state() instanceof PortState.Failed failed && failed.inUse()
        ? "Port %d is free again and listens.".formatted(before.number())
        : "Port %s listens now.".formatted(before.spec().description());
  }

  /** Returns the state of a port, such as {@code ● listening}. */
  public static String state(UdpPort port) {
    return switch (port.state()) {
      case PortState.Open open when open.others().isEmpty() ->
          "● listening" + sharing(port.sharing()) + where(port);
      case PortState.Open open -> "▲ " + open.others();
      case PortState.Closed _ -> port.spec().isPlain() ? "○ off" : "○ off: " + port.description();
      case PortState.Failed failed -> "✕ " + failed.reason();
    };
  }

  /** Returns its place and its groups, if it does not just receive everywhere. */
  private static String where(UdpPort port) {
    String where = port.description().substring(Integer.toString(port.number()).length());
    boolean isShared = port.sharing() != PortSharing.EXCLUSIVE;
    return isShared && where.startsWith(" on") ? "," + where : where;
  }

  private static String sharing(PortSharing sharing) {
    return switch (sharing) {
      case EXCLUSIVE -> "";
      case REUSE_ADDRESS -> ", shared";
      case REUSE_PORT -> ", spread";
    };
  }

  /** Returns a few characters for the line of a port: its rate, or why it has none. */
  static String brief(PortsStatus.Entry entry) {
    return switch (entry.port().state()) {
      case PortState.Open _ -> RateText.brief(entry.perSecond());
      case PortState.Closed _ -> "off";
      case PortState.Failed failed ->
          switch (failed.cause()) {
            case IN_USE -> "in use";
            case NOT_THERE -> "waits";
            case OTHER -> "failed";
          };
    };
  }

  /** Returns what the line of a port shows. */
  public static SourceLine line(PortsStatus.Entry entry, OperatingSystem system) {
    var port = entry.port();
    return new SourceLine(
        Integer.toString(port.number()),
        PortKind.of(port),
        port.on(),
        brief(entry),
        summary(entry, system));
  }

  /** Returns all that is known of a port, in lines. */
  private static String summary(PortsStatus.Entry entry, OperatingSystem system) {
    var port = entry.port();
    var lines = new ArrayList<String>();
    lines.add("Port %d: %s".formatted(port.number(), state(port)));
    lines.add(rate(entry));
    lines.add(losses(port));
    if (port.state() instanceof PortState.Open open) {
      lines.add(buffer(open, system));
    }
    return String.join("\n", lines);
  }

  /** Returns the number of received datagrams and their rate. */
  public static String rate(PortsStatus.Entry entry) {
    return RateText.received(entry.port().counters().received(), entry.perSecond());
  }

  /** Returns an explanation of the receive buffer of an open port. */
  public static String buffer(PortState.Open open, OperatingSystem system) {
    int wanted = PortState.Open.WANTED_RECEIVE_BUFFER;
    return "The system keeps up to %s of messages that have not been received yet;\n%s were requested.%s"
        .formatted(
            ByteSize.text(open.receiveBufferBytes()),
            ByteSize.text(wanted),
            open.receiveBufferBytes() < wanted ? more(system) : "");
  }

  /** Windows has no limit that an administrator could raise. */
  private static String more(OperatingSystem system) {
    return system
        .raisingReceiveBuffers(PortState.Open.WANTED_RECEIVE_BUFFER)
        .map(command -> "\n%s grants more after: %s".formatted(name(system), command))
        .orElse("");
  }

  private static String name(OperatingSystem system) {
    return system == OperatingSystem.MAC ? "macOS" : "Linux";
  }

  /** Returns whether a port has lost datagrams. */
  public static boolean hasLosses(Counters counters) {
    return Losses.of(counters).any();
  }

  /** Returns the losses of a port, and the size of its receive buffer if it is open. */
  public static String losses(UdpPort port) {
    String losses =
        Losses.of(port.counters()).parts().stream()
            .map(Losses.Part::text)
            .collect(Collectors.joining(" · "));
    return port.state() instanceof PortState.Open(int buffer, _, _)
        ? losses + "\nbuffer " + ByteSize.text(buffer)
        : losses;
  }
}
