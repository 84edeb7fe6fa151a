package picklescope.session;

import java.util.Optional;
import java.util.function.Supplier;
import picklescope.event.Datagram;
import picklescope.event.DatagramHeader;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.filter.Subject;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/**
 * A datagram that is read and decoded only if a filter needs more than its header. For one thread.
 */
final class LazySubject implements Subject {
  private final EventDecoder decoder;
  private final DatagramHeader header;
  private final Supplier<Datagram> source;
  private Optional<Datagram> datagram = Optional.empty();
  private Optional<Event> event = Optional.empty();

  /**
   * Creates a subject; the datagram is not read.
   *
   * @param header the header of the current datagram
   * @param source returns the current datagram
   */
  LazySubject(EventDecoder decoder, DatagramHeader header, Supplier<Datagram> source) {
    this.decoder = decoder;
    this.header = header;
    this.source = source;
  }

  /** To be called when the header has become that of another datagram. */
  void next() {
    datagram = Optional.empty();
    event = Optional.empty();
  }

  @Override
  public DatagramHeader header() {
    return header;
  }

  @Override
  public String sender() {
    return decoder.envelope(header).namesSender() ? event().sender() : decoder.computer(header);
  }

  @Override
  public Event event() {
    if (event.isEmpty()) {
      event = Optional.of(decoder.decode(datagram()));
    }
    return event.get();
  }

  private Datagram datagram() {
    if (datagram.isEmpty()) {
      datagram = Optional.of(source.get());
    }
    return datagram.get();
  }

  @Override
  public Optional<PyValue> attribute(PyStr name) {
    if (event.isEmpty()
        && !decoder.envelope(header).mayHaveAttribute(datagram().payload(), name.utf8())) {
      return Optional.empty();
    }
    return event() instanceof NetworkEvent call ? call.attributes().get(name) : Optional.empty();
  }
}
