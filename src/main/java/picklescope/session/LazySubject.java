package picklescope.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picklescope.event.Datagram;
import picklescope.event.DatagramHeader;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.filter.Subject;
import picklescope.pickle.CallScan;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * A datagram that is read and decoded only if a filter needs more than its header, and only the
 * arguments that it needs, if that is certain to give the same values. For one thread.
 */
final class LazySubject implements Subject {
  private final EventDecoder decoder;
  private final DatagramHeader header;
  private final Supplier<Datagram> source;
  private final Optional<CallScan> scan;
  private Optional<byte[]> payload = Optional.empty();
  private Optional<Event> event = Optional.empty();
  private Known known = Known.NOTHING;

  /** What is known of the current datagram's arguments. */
  private enum Known {
    NOTHING,
    /** The scan has found them. */
    BY_SCAN,
    /** Only the event has them. */
    BY_EVENT
  }

  /**
   * Creates a subject; the datagram is not read.
   *
   * @param header the header of the current datagram
   * @param source returns the current datagram
   * @param keywords the only keyword arguments that are asked for, if nothing else but they and
   *     {@link #data} is asked for; else empty
   */
  LazySubject(
      EventDecoder decoder,
      DatagramHeader header,
      Supplier<Datagram> source,
      Optional<List<PyStr>> keywords) {
    this.decoder = decoder;
    this.header = header;
    this.source = source;
    this.scan = keywords.map(CallScan::new);
  }

  /** To be called when the header has become that of another datagram. */
  void next() {
    payload = Optional.empty();
    event = Optional.empty();
    known = Known.NOTHING;
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
      event = Optional.of(decoder.decode(source.get()));
      known = Known.BY_EVENT;
    }
    return event.get();
  }

  @Override
  public Optional<PyTuple> data() {
    return isScanned() ? Optional.of(scan.orElseThrow().positional()) : Subject.super.data();
  }

  @Override
  public Optional<PyValue> attribute(PyStr name) {
    if (isScanned()) {
      return scan.orElseThrow().keyword(name);
    }
    boolean decoded = event.isPresent();
    return decoded || decoder.envelope(header).mayHaveAttribute(payload(), name.raw())
        ? Subject.super.attribute(name)
        : Optional.empty();
  }

  private boolean isScanned() {
    if (known == Known.NOTHING) {
      Envelope envelope = decoder.envelope(header);
      boolean found =
          scan.isPresent()
              && envelope.readsCalls()
              && scan.get().scan(payload(), envelope.skipped());
      known = found ? Known.BY_SCAN : Known.BY_EVENT;
    }
    return known == Known.BY_SCAN;
  }

  private byte[] payload() {
    if (payload.isEmpty()) {
      payload = Optional.of(header.payload());
    }
    return payload.get();
  }
}
