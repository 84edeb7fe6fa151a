package picklescope.view.source;

import java.util.List;
import java.util.Optional;
import picklescope.feed.Publisher;
import picklescope.session.Source;
import picklescope.session.SourceCounts;
import picklescope.session.SourceState;
import picklescope.settings.CaptureSetting;
import picklescope.settings.PublishSetting;
import picklescope.settings.RelaySetting;

/**
 * A relay or a passive capture as it was when it was last asked.
 *
 * @param received how many messages it has recorded since it was opened
 * @param perSecond how many messages a second it has recorded lately
 */
public record SourceEntry(Source source, long received, double perSecond) {
  /** Returns how many messages a source has recorded since it was opened. */
  public static long received(Source source) {
    return switch (source.state()) {
      case SourceState.Publishing(Publisher publisher, _) -> publisher.state().confirmed();
      case SourceState.Relaying _,
          SourceState.Watching _,
          SourceState.Off _,
          SourceState.Opening _,
          SourceState.Failed _ ->
          SourceCounts.of(source.state()).recorded();
    };
  }

  /** Returns what its line shows. */
  public SourceLine line() {
    return switch (source.setting()) {
      case RelaySetting relay -> RelayText.line(this, relay);
      case CaptureSetting capture -> CaptureText.line(this, capture);
      case PublishSetting publish -> PublishText.line(this, publish);
    };
  }

  /** Returns its state in words, without {@link #mendingLine}. */
  public String state() {
    return switch (source.setting()) {
      case RelaySetting relay -> RelayText.state(source, relay);
      case CaptureSetting _ -> CaptureText.state(this);
      case PublishSetting _ -> PublishText.state(this);
    };
  }

  /** Returns the command that repairs a failed passive capture; empty if there is none. */
  public Optional<String> mendingLine() {
    return source.state() instanceof SourceState.Failed failed
            && source.setting() instanceof CaptureSetting
        ? failed.line()
        : Optional.empty();
  }

  /** Returns what it has counted, in lines; empty if it is not open. */
  public List<String> counts() {
    return switch (source.setting()) {
      case RelaySetting _ -> RelayText.counts(this);
      case CaptureSetting _ -> CaptureText.counts(this);
      case PublishSetting _ -> PublishText.counts(this);
    };
  }

  /** Returns whether messages come from it; else they are published there. */
  public boolean isSource() {
    return !(source.setting() instanceof PublishSetting);
  }

  /** Returns the ports that it receives at or watches; empty if it watches all, or publishes. */
  public List<Integer> ports() {
    return switch (source.setting()) {
      case RelaySetting relay -> List.of(relay.port());
      case CaptureSetting capture -> capture.ports();
      case PublishSetting _ -> List.of();
    };
  }

  SourcesStatus.Item item() {
    return new SourcesStatus.Item(name(), line(), ports(), RelayText.faultsOn(source), totals());
  }

  private Totals totals() {
    var counts = SourceCounts.of(source.state());
    return Totals.of(counts, counts.recorded() == 0 ? 0 : perSecond);
  }

  /** Returns the name of the source. */
  public String name() {
    return source.name();
  }
}
