package picklescope.view.source;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picklescope.python.text.Counted;
import picklescope.send.relay.FaultCounts;
import picklescope.send.relay.RelayRule;
import picklescope.session.Losses;
import picklescope.session.Relays;
import picklescope.session.RunningRelay;
import picklescope.session.Source;
import picklescope.session.SourceState;
import picklescope.settings.RelaySetting;

/** Texts about a relay for display. */
public final class RelayText {
  /** What is to be known about every relay. */
  public static final String SENDER = "The receiver sees this computer's address as the sender's.";

  private RelayText() {}

  /** Returns what the line of a relay shows. */
  public static SourceLine line(SourceEntry entry, RelaySetting setting) {
    var summary = new ArrayList<String>();
    summary.add("Relay %d: %s".formatted(setting.port(), state(entry.source(), setting)));
    summary.addAll(counts(entry));
    summary.add(SENDER);
    return new SourceLine(
        setting.port() + "→",
        kind(entry.source()),
        setting.on(),
        brief(entry),
        String.join("\n", summary));
  }

  private static PortKind kind(Source source) {
    return switch (source.state()) {
      case SourceState.Relaying(RunningRelay relay) ->
          isWarned(relay) ? PortKind.WARNED : PortKind.LISTENING;
      case SourceState.Watching _,
          SourceState.Publishing _,
          SourceState.Off _,
          SourceState.Opening _ ->
          PortKind.OFF;
      case SourceState.Failed _ -> PortKind.FAILED;
    };
  }

  private static boolean isWarned(RunningRelay relay) {
    return !relay.plan().isNone()
        || !relay.ruleProblem().isEmpty()
        || !relay.circle().isEmpty()
        || !relay.relay().advice().isEmpty()
        || !relay.held().list().isEmpty()
        || Losses.of(relay.relay().counters()).any();
  }

  private static String brief(SourceEntry entry) {
    return switch (entry.source().state()) {
      case SourceState.Relaying(RunningRelay relay) -> {
        int held = relay.held().list().size();
        yield held == 0 ? RateText.brief(entry.perSecond()) : "%,d held".formatted(held);
      }
      case SourceState.Watching _, SourceState.Publishing _, SourceState.Off _ -> "off";
      case SourceState.Opening _ -> "…";
      case SourceState.Failed _ -> "failed";
    };
  }

  /** Returns the faults that a relay has on purpose; empty if it has none or is not open. */
  static String faultsOn(Source source) {
    return source.state() instanceof SourceState.Relaying(RunningRelay relay)
            && !relay.plan().isNone()
        ? relay.plan().text()
        : "";
  }

  /** Returns the state of a relay in words. */
  public static String state(Source source, RelaySetting setting) {
    return switch (source.state()) {
      case SourceState.Relaying(RunningRelay relay) -> running(relay, setting);
      case SourceState.Watching _, SourceState.Publishing _, SourceState.Off _ -> "○ off";
      case SourceState.Opening _ -> "○ looking up its targets";
      case SourceState.Failed failed -> "✕ " + failed.whole();
    };
  }

  private static String running(RunningRelay relay, RelaySetting setting) {
    var lines = new ArrayList<String>();
    lines.add(
        (isWarned(relay) ? "▲" : "●") + " passes on to " + String.join(", ", setting.targets()));
    if (!relay.circle().isEmpty()) {
      lines.add(Relays.circleText(relay.circle()));
    }
    if (relay.relay().options().vizardAnswers()) {
      lines.add("What comes to the port from the computer of a target is an answer.");
    }
    if (!relay.relay().advice().isEmpty()) {
      lines.add(relay.relay().advice());
    }
    if (!relay.plan().isNone()) {
      lines.add("faults are on: " + relay.plan().text());
    }
    if (!relay.rules().isEmpty()) {
      lines.add("rules: " + rules(relay));
    }
    int held = relay.held().list().size();
    if (held > 0) {
      lines.add(Counted.of(held, "message is held", "messages are held"));
    }
    if (!relay.ruleProblem().isEmpty()) {
      lines.add(relay.ruleProblem());
    }
    if (!relay.refusedBy().isEmpty()) {
      lines.add("nothing listens at " + addresses(relay));
    }
    if (!relay.relay().problem().isEmpty()) {
      lines.add(relay.relay().problem());
    }
    if (!relay.undecided().isNone()) {
      lines.add(relay.undecided().text());
    }
    return String.join("\n", lines);
  }

  private static String rules(RunningRelay relay) {
    return relay.rules().stream().map(RelayRule::text).collect(Collectors.joining("; "));
  }

  private static String addresses(RunningRelay relay) {
    return relay.refusedBy().stream()
        .map(RelayText::address)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String address(InetSocketAddress target) {
    return "%s port %d".formatted(target.getHostString(), target.getPort());
  }

  /** Returns what a relay has done, in lines; empty if it is not open. */
  public static List<String> counts(SourceEntry entry) {
    if (!(entry.source().state() instanceof SourceState.Relaying(RunningRelay relay))) {
      return List.of();
    }
    var counters = relay.relay().counters();
    var lines = new ArrayList<String>();
    lines.add(RateText.received(entry.received(), entry.perSecond()));
    lines.add(
        "%,d passed on · %s"
            .formatted(counters.sent(), Counted.of(counters.sentBack(), "answer", "answers")));
    lines.add(Losses.of(counters).text());
    faults(relay.faultCounts()).ifPresent(lines::add);
    return List.copyOf(lines);
  }

  private static Optional<String> faults(FaultCounts faults) {
    var parts = new ArrayList<String>();
    add(parts, "%,d lost", faults.lost() + faults.tooMany());
    add(parts, "%,d doubled", faults.duplicated());
    add(parts, "%,d overtaken", faults.reordered());
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("on purpose: " + String.join(" · ", parts));
  }

  private static void add(List<String> parts, String format, long count) {
    if (count > 0) {
      parts.add(format.formatted(count));
    }
  }
}
