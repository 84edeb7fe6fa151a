package picklescope.session;

import java.util.Optional;
import java.util.function.Function;
import picklescope.capture.program.CaptureInterface;
import picklescope.event.Datagram;
import picklescope.event.SourceNames;
import picklescope.net.Ports;

/**
 * Which port or relay of a session receives a datagram that a passive capture has seen come to this
 * computer: the name of its source; empty if none does, or if it has never received anything.
 */
record Receivers(Ports ports, Relays relays) implements Function<Datagram, Optional<String>> {
  @Override
  public Optional<String> apply(Datagram seen) {
    var to = SeenDatagrams.to(seen);
    String by = seen.source().equals(CaptureInterface.ANY) ? "" : seen.source();
    if (ports.receives(to, by)) {
      return Optional.of(SourceNames.port(to.getPort()));
    }
    return relays.receives(to) ? Optional.of(SourceNames.relay(to.getPort())) : Optional.empty();
  }
}
