package picklescope.view.source;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picklescope.feed.HostDescription;
import picklescope.feed.HostSource;
import picklescope.python.text.VisibleText;
import picklescope.session.LabClocks;
import picklescope.session.LabCounts;
import picklescope.session.LabState;

/**
 * A host of the lab that is watched, for display.
 *
 * @param name its name
 * @param line what its line shows
 * @param state what it does, in words
 * @param details what is known of it, in lines
 */
public record LabHostLine(String name, SourceLine line, String state, List<String> details) {
  private static final int LONGEST_NAME = 10;
  private static final int MOST_SOURCES = 20;
  private static final int MOST_NAMES = 10;

  /**
   * Returns a host as it is now.
   *
   * @param lab whether its broker can be reached
   * @param perSecond how many messages of it a second have come lately
   */
  public static LabHostLine of(LabCounts host, LabState lab, double perSecond) {
    String name = host.host().text();
    String state = state(host, lab);
    var details = details(host, perSecond);
    String brief = lab instanceof LabState.Connected ? RateText.brief(perSecond) : "waits";
    var line =
        new SourceLine(
            name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…",
            kind(host, lab),
            true,
            brief,
            "%s: %s\n%s".formatted(name, state, String.join("\n", details)));
    return new LabHostLine(name, line, state, details);
  }

  private static PortKind kind(LabCounts host, LabState lab) {
    return switch (lab) {
      case LabState.Connected _ -> host.lost().isEmpty() ? PortKind.LISTENING : PortKind.WARNED;
      case LabState.Connecting _ -> PortKind.OFF;
      case LabState.Waiting _ -> PortKind.WARNED;
      case LabState.Failed _ -> PortKind.FAILED;
    };
  }

  private static String state(LabCounts host, LabState lab) {
    String sign = kind(host, lab).sign();
    return switch (lab) {
      case LabState.Connected _ ->
          host.lost().isEmpty()
              ? sign + " is read; nothing is lost"
              : sign + " is read; some messages are lost";
      case LabState.Connecting _ -> sign + " connecting";
      case LabState.Waiting(String problem) ->
          "%s %s It is tried again each second.".formatted(sign, problem);
      case LabState.Failed(String problem) -> "%s %s".formatted(sign, problem);
    };
  }

  private static List<String> details(LabCounts host, double perSecond) {
    var lines = new ArrayList<String>();
    lines.add(RateText.received(host.received(), perSecond));
    host.lost().forEach(loss -> lines.add("lost: " + loss.text()));
    if (host.late() > 0) {
      lines.add("%,d came late, after newer ones of others".formatted(host.late()));
    }
    host.description().ifPresent(description -> lines.addAll(sources(description)));
    host.clock().ifPresent(clock -> lines.add(LabClocks.text(clock)));
    host.description().ifPresent(description -> lines.addAll(names(description)));
    return lines;
  }

  private static List<String> sources(HostDescription description) {
    var lines = new ArrayList<String>();
    var sources = description.sources();
    sources.stream().limit(MOST_SOURCES).map(LabHostLine::text).forEach(lines::add);
    if (sources.size() > MOST_SOURCES) {
      lines.add("and %d more".formatted(sources.size() - MOST_SOURCES));
    }
    return lines;
  }

  private static String text(HostSource source) {
    String envelope = source.envelope().isEmpty() ? "" : ", envelope " + source.envelope();
    return VisibleText.line("%s: %s%s".formatted(source.name(), source.state(), envelope));
  }

  private static List<String> names(HostDescription description) {
    var names = description.names();
    if (names.isEmpty()) {
      return List.of();
    }
    String some =
        names.entrySet().stream()
            .limit(MOST_NAMES)
            .map(one -> text(one.getKey()) + " = " + one.getValue())
            .collect(Collectors.joining(", "));
    String more =
        names.size() > MOST_NAMES ? " and %d more".formatted(names.size() - MOST_NAMES) : "";
    return List.of(VisibleText.line("names: " + some + more));
  }

  private static String text(InetAddress address) {
    return String.valueOf(address.getHostAddress());
  }
}
