package picklescope.view.source;

import java.util.ArrayList;
import java.util.List;
import picklescope.feed.Publisher;
import picklescope.feed.PublisherState;
import picklescope.python.text.VisibleText;
import picklescope.session.SourceState;
import picklescope.settings.PublishSetting;

/** Texts about the publishing of the live capture for display. */
final class PublishText {
  private static final int LONGEST_NAME = 10;

  private PublishText() {}

  /** Returns what its line shows. */
  static SourceLine line(SourceEntry entry, PublishSetting setting) {
    var summary = new ArrayList<String>();
    summary.add("Publishing to %s: %s".formatted(setting.server(), state(entry)));
    summary.addAll(counts(entry));
    return new SourceLine(
        name(setting.server()),
        kind(entry.source().state()),
        setting.on(),
        brief(entry),
        String.join("\n", summary));
  }

  /** Returns the computer of an address. */
  private static String name(String server) {
    String name = "→ " + server.replaceFirst("^\\w+://(.*@)?", "").replaceFirst(":\\d+$", "");
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static PortKind kind(SourceState state) {
    return switch (state) {
      case SourceState.Publishing(Publisher publisher, _) -> kind(publisher.state());
      case SourceState.Failed _ -> PortKind.FAILED;
      case SourceState.Relaying _,
          SourceState.Watching _,
          SourceState.Off _,
          SourceState.Opening _ ->
          PortKind.OFF;
    };
  }

  private static PortKind kind(PublisherState state) {
    return switch (state.phase()) {
      case CONNECTING -> PortKind.OFF;
      case PUBLISHING -> state.overwritten() > 0 ? PortKind.WARNED : PortKind.LISTENING;
      case WAITING -> PortKind.WARNED;
      case FAILED -> PortKind.FAILED;
    };
  }

  private static String brief(SourceEntry entry) {
    return switch (entry.source().state()) {
      case SourceState.Publishing(Publisher publisher, _) ->
          switch (publisher.state().phase()) {
            case CONNECTING -> "…";
            case PUBLISHING -> RateText.brief(entry.perSecond());
            case WAITING -> "waits";
            case FAILED -> "failed";
          };
      case SourceState.Failed _ -> "failed";
      case SourceState.Opening _ -> "…";
      case SourceState.Relaying _, SourceState.Watching _, SourceState.Off _ -> "off";
    };
  }

  /** Returns its state in words. */
  static String state(SourceEntry entry) {
    return switch (entry.source().state()) {
      case SourceState.Publishing(Publisher publisher, _) -> state(publisher);
      case SourceState.Failed failed -> "✕ " + failed.whole();
      case SourceState.Opening _ -> "○ connecting";
      case SourceState.Relaying _, SourceState.Watching _, SourceState.Off _ ->
          "○ off: nothing is published";
    };
  }

  private static String state(Publisher publisher) {
    var state = publisher.state();
    return switch (state.phase()) {
      case CONNECTING -> "○ connecting";
      case PUBLISHING ->
          "%s publishes all that this window records, as %s. Who reaches the server reads it."
              .formatted(kind(state).sign(), publisher.host());
      case WAITING ->
          "▲ %s Recording goes on; it is tried again each second.".formatted(state.problem());
      case FAILED -> "✕ " + state.problem();
    };
  }

  /** Returns what it has counted, in lines; empty if nothing is published. */
  static List<String> counts(SourceEntry entry) {
    if (!(entry.source().state() instanceof SourceState.Publishing publishing)) {
      return List.of();
    }
    var state = publishing.publisher().state();
    var lines = new ArrayList<String>();
    lines.add("%,d published · %,.0f/s".formatted(entry.received(), entry.perSecond()));
    if (state.earlier() > 0) {
      lines.add("%,d of an earlier recording published".formatted(state.earlier()));
    }
    for (String other : publishing.othersWaiting()) {
      lines.add(
          "An earlier recording waits to be published to %1$s, and is not published here. Publish to %1$s to send it."
              .formatted(VisibleText.line(other)));
    }
    if (state.waiting() > 0) {
      lines.add("%,d not acknowledged by the server yet".formatted(state.waiting()));
    }
    if (state.overwritten() > 0) {
      lines.add(
          "%,d lost: overwritten in the recording before they could be published"
              .formatted(state.overwritten()));
    }
    return lines;
  }
}
