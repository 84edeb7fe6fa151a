package picklescope.view.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.capture.program.CaptureInterface;
import picklescope.session.Losses;
import picklescope.session.PassiveCapture;
import picklescope.session.SourceState;
import picklescope.settings.CaptureSetting;

/** Texts about a passive capture for display. */
public final class CaptureText {
  private static final int LONGEST_NAME = 10;

  private CaptureText() {}

  /** Returns what the line of a passive capture shows. */
  public static SourceLine line(SourceEntry entry, CaptureSetting setting) {
    var summary = new ArrayList<String>();
    summary.add("Passive capture of %s: %s".formatted(setting.networkInterface(), state(entry)));
    entry.mendingLine().ifPresent(summary::add);
    summary.addAll(counts(entry));
    return new SourceLine(
        name(setting.networkInterface()),
        kind(entry),
        setting.on(),
        brief(entry),
        String.join("\n", summary));
  }

  /** Returns an interface as it is chosen from a list: its name, its addresses, what it is. */
  public static String choice(CaptureInterface one) {
    return Stream.of(one.name(), String.join(", ", one.addresses()), one.description())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("   "));
  }

  /** Returns the name of an interface; that of Windows may be long. */
  private static String name(String networkInterface) {
    return networkInterface.length() <= LONGEST_NAME
        ? networkInterface
        : networkInterface.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static PortKind kind(SourceEntry entry) {
    return switch (entry.source().state()) {
      case SourceState.Watching(PassiveCapture capture) ->
          isWarned(capture) ? PortKind.WARNED : PortKind.LISTENING;
      case SourceState.Failed _ -> PortKind.FAILED;
      case SourceState.Relaying _,
          SourceState.Publishing _,
          SourceState.Off _,
          SourceState.Opening _ ->
          PortKind.OFF;
    };
  }

  private static boolean isWarned(PassiveCapture capture) {
    return Losses.of(capture.counts()).any() || !capture.recordedTwice().isEmpty();
  }

  private static String brief(SourceEntry entry) {
    return switch (entry.source().state()) {
      case SourceState.Watching _ -> RateText.brief(entry.perSecond());
      case SourceState.Failed _ -> "failed";
      case SourceState.Opening _ -> "…";
      case SourceState.Relaying _, SourceState.Publishing _, SourceState.Off _ -> "off";
    };
  }

  /** Returns the state of a passive capture in words, without the line that mends a failure. */
  public static String state(SourceEntry entry) {
    return switch (entry.source().state()) {
      case SourceState.Watching(PassiveCapture capture) ->
          Stream.concat(
                  Stream.of((isWarned(capture) ? "▲ " : "● ") + capture.text()),
                  capture.recordedTwice().stream())
              .collect(Collectors.joining("\n"));
      case SourceState.Failed failed -> "✕ " + failed.reason(); // its line is beside it, to copy
      case SourceState.Opening _ -> "○ starting";
      case SourceState.Relaying _, SourceState.Publishing _, SourceState.Off _ -> "○ off";
    };
  }

  /** Returns what a passive capture has counted, in lines; empty if it does not watch. */
  public static List<String> counts(SourceEntry entry) {
    if (!(entry.source().state() instanceof SourceState.Watching(PassiveCapture capture))) {
      return List.of();
    }
    String losses = Losses.of(capture.counts()).text();
    String received = RateText.received(entry.received(), entry.perSecond());
    return losses.isEmpty() ? List.of(received) : List.of(received, losses);
  }
}
