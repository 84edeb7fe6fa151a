package picklescope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picklescope.net.doctor.Finding;
import picklescope.net.doctor.OtherSources;
import picklescope.net.doctor.Topic;
import picklescope.net.doctor.Verdict;
import picklescope.python.text.Counted;
import picklescope.settings.CaptureSetting;
import picklescope.settings.PublishSetting;
import picklescope.settings.RelaySetting;

/**
 * What relays and passive captures are for the question why nothing is heard at a port.
 *
 * @param sources returns them as they are now
 * @param seen returns what passive captures have seen come to ports of this computer
 */
record SourceFindings(Supplier<List<Source>> sources, Supplier<Map<Integer, Long>> seen)
    implements OtherSources {
  private static final String SWITCH_ON = "Switch it on at the left.";

  @Override
  public Map<Integer, Long> arrived() {
    return seen.get();
  }

  /** Returns what is found at a port; nothing if no relay has it and no capture watches it. */
  @Override
  public List<Finding> at(int port) {
    var found = new ArrayList<Finding>();
    for (var source : sources.get()) {
      switch (source.setting()) {
        case RelaySetting relay when relay.port() == port -> found.add(relay(relay, source));
        case CaptureSetting capture
            when capture.ports().isEmpty() || capture.ports().contains(port) ->
            capture(capture, source, port).ifPresent(found::add);
        case RelaySetting _, CaptureSetting _, PublishSetting _ -> {}
      }
    }
    return found;
  }

  private static Finding relay(RelaySetting setting, Source source) {
    String name = "Relay %s".formatted(setting.port());
    return switch (source.state()) {
      case SourceState.Relaying(RunningRelay relay) -> relay(name, setting, relay);
      case SourceState.Failed failed ->
          finding(Verdict.PROBLEM, "%s has failed: %s".formatted(name, failed.whole()), "");
      case SourceState.Opening _ ->
          finding(Verdict.NOTE, name + " is being opened: its targets are looked up.", "");
      case SourceState.Off _, SourceState.Watching _, SourceState.Publishing _ ->
          finding(Verdict.PROBLEM, name + " is switched off.", SWITCH_ON);
    };
  }

  private static Finding relay(String name, RelaySetting setting, RunningRelay relay) {
    String refusing =
        relay.refusedBy().stream()
            .map(target -> "%s port %s".formatted(target.getHostString(), target.getPort()))
            .sorted()
            .collect(Collectors.joining(", "));
    String found =
        "%s receives here, and passes on to %s. %s."
            .formatted(
                name,
                String.join(", ", setting.targets()),
                come(relay.relay().counters().received()));
    String faults = relay.plan().isNone() ? "" : " On purpose: " + relay.plan().text() + ".";
    String refused = refusing.isEmpty() ? "" : " Nothing listens at " + refusing + ".";
    boolean isWell = faults.isEmpty() && refused.isEmpty();
    return finding(isWell ? Verdict.GOOD : Verdict.NOTE, found + faults + refused, "");
  }

  private static Optional<Finding> capture(CaptureSetting setting, Source source, int port) {
    String name = setting.networkInterface();
    return switch (source.state()) {
      case SourceState.Watching(PassiveCapture capture) ->
          Optional.of(
              finding(
                  Verdict.GOOD,
                  "A passive capture watches port %s on %s. %s."
                      .formatted(port, name, come(capture.counts().messages())),
                  ""));
      case SourceState.Failed(String reason, Optional<String> line) ->
          Optional.of(
              new Finding(
                  Topic.PORT,
                  Verdict.PROBLEM,
                  "%s is not watched: %s".formatted(name, reason),
                  "",
                  line));
      case SourceState.Off _,
          SourceState.Opening _,
          SourceState.Relaying _,
          SourceState.Publishing _ ->
          Optional.empty();
    };
  }

  private static String come(long count) {
    return count == 0
        ? "No message has come"
        : Counted.of(count, "message has come", "messages have come");
  }

  private static Finding finding(Verdict verdict, String found, String advice) {
    return new Finding(Topic.PORT, verdict, found, advice, Optional.empty());
  }
}
