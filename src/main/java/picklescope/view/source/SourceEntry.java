package picklescope.view.source;

import picklescope.session.PassiveCapture;
import picklescope.session.RunningRelay;
import picklescope.session.Source;
import picklescope.session.SourceState;

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
      case SourceState.Relaying(RunningRelay relay) -> {
        var counters = relay.relay().counters();
        yield counters.received() + counters.answers();
      }
      case SourceState.Watching(PassiveCapture capture) -> capture.counts().messages();
      case SourceState.Off _, SourceState.Opening _, SourceState.Failed _ -> 0;
    };
  }

  /** Returns the name of the source. */
  public String name() {
    return source.name();
  }
}
