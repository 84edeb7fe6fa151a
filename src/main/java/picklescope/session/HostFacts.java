package picklescope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picklescope.capture.Journal;
import picklescope.event.Envelopes;
import picklescope.event.SourceNames;
import picklescope.feed.HostLosses;
import picklescope.feed.HostSource;
import picklescope.feed.Publisher;
import picklescope.net.PortState;
import picklescope.net.Ports;
import picklescope.net.UdpPort;
import picklescope.settings.CaptureSetting;
import picklescope.settings.PublishSetting;
import picklescope.settings.RelaySetting;

/** What a session publishes about itself. Thread-safe. */
final class HostFacts implements Publisher.Facts {
  private final Ports ports;
  private final Journal journal;
  private final Supplier<Envelopes> envelopes;
  private final Supplier<List<Source>> others;

  /**
   * Creates it.
   *
   * @param others returns the relays and passive captures
   */
  HostFacts(
      Ports ports, Journal journal, Supplier<Envelopes> envelopes, Supplier<List<Source>> others) {
    this.ports = ports;
    this.journal = journal;
    this.envelopes = envelopes;
    this.others = others;
  }

  @Override
  public HostLosses losses() {
    var dropped = journal.dropped();
    long refused = journal.state().refused(); // read later: it would count as dropped else
    long bySystem = Math.max(0, dropped.noted() + dropped.unnoted() - refused);
    return new HostLosses(bySystem, refused, 0, dropped.packets());
  }

  @Override
  public List<HostSource> sources() {
    var sources = new ArrayList<HostSource>();
    ports.list().forEach(port -> sources.add(source(port)));
    for (var other : others.get()) {
      switch (other.setting()) {
        case RelaySetting relay ->
            sources.add(new HostSource(other.name(), state(other), envelope(relay.port())));
        case CaptureSetting _ -> sources.add(new HostSource(other.name(), state(other), ""));
        case PublishSetting _ -> {}
      }
    }
    return sources;
  }

  private HostSource source(UdpPort port) {
    String state =
        switch (port.state()) {
          case PortState.Open _ -> "listening";
          case PortState.Closed _ -> "off";
          case PortState.Failed failed -> "failed: " + failed.reason();
        };
    return new HostSource(SourceNames.port(port.number()), state, envelope(port.number()));
  }

  private String envelope(int port) {
    return envelopes.get().of(port).text();
  }

  private static String state(Source source) {
    return switch (source.state()) {
      case SourceState.Relaying _ -> "relaying";
      case SourceState.Watching _ -> "watching";
      case SourceState.Failed failed -> "failed: " + failed.whole();
      case SourceState.Off _, SourceState.Opening _, SourceState.Publishing _ -> "off";
    };
  }
}
