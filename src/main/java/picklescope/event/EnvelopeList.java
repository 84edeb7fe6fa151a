package picklescope.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picklescope.pickle.PickleException;
import picklescope.python.Call;
import picklescope.python.PyValue;

/**
 * Envelopes that are tried in order: a payload is read with the first that matches it. If none
 * does, it is read as far as the first one gets that finds a value. Calls are written with the
 * first.
 *
 * @param envelopes two to {@value #MAX_SIZE}, none of them a list
 */
public record EnvelopeList(List<Envelope> envelopes) implements Envelope {
  static final int MAX_SIZE = 16;

  /** Copies the list. */
  public EnvelopeList {
    envelopes = List.copyOf(envelopes);
    if (envelopes.size() < 2 || envelopes.size() > MAX_SIZE) {
      throw new IllegalArgumentException("expected 2 to %s envelopes".formatted(MAX_SIZE));
    }
  }

  @Override
  public String text() {
    return envelopes.stream().map(Envelope::text).collect(Collectors.joining(", "));
  }

  @Override
  public String help() {
    return "the first of these that matches: " + text();
  }

  @Override
  public boolean namesSender() {
    return envelopes.stream().anyMatch(Envelope::namesSender);
  }

  @Override
  public boolean readsCalls() {
    return envelopes.getFirst().readsCalls();
  }

  @Override
  public int skipped() {
    return envelopes.getFirst().skipped();
  }

  @Override
  public Event decode(Datagram datagram, String sender) {
    return first(datagram, sender, envelope -> envelope.decode(datagram, sender));
  }

  @Override
  public Event decoded(Datagram datagram, String sender, PyValue value) {
    return first(datagram, sender, envelope -> envelope.decoded(datagram, sender, value));
  }

  @Override
  public Event event(Datagram datagram, String sender, PyValue value) {
    return first(datagram, sender, envelope -> envelope.event(datagram, sender, value));
  }

  private Event first(Datagram datagram, String sender, Function<Envelope, Event> decode) {
    Optional<Event> partly = Optional.empty();
    var unread = new ArrayList<RawNetworkEvent>(); // as many as envelopes, if none has matched
    for (Envelope envelope : envelopes) {
      Event event = decode.apply(envelope);
      switch (event) {
        case NetworkEvent call when call.misfit().isEmpty() -> {
          return call;
        }
        case NetworkEvent call -> partly = partly.isEmpty() ? Optional.of(call) : partly;
        case RawNetworkEvent raw when raw.isWhole() -> {
          return assessed(raw);
        }
        case RawNetworkEvent raw -> {
          boolean found = raw.content().filter(content -> !content.isEmpty()).isPresent();
          partly = partly.isEmpty() && found ? Optional.of(raw) : partly;
          unread.add(raw);
        }
      }
    }
    return assessed(
        partly.orElseGet(() -> new RawNetworkEvent(datagram, sender, reasons(unread), skipped())));
  }

  /** Returns an event with the pickle that is not only data, if one of the envelopes expects it. */
  private Event assessed(Event event) {
    if (!(event instanceof RawNetworkEvent raw)) {
      return event;
    }
    var assessed = raw;
    for (Envelope envelope : envelopes) {
      assessed = assessed.orAt(envelope.skipped());
    }
    return assessed;
  }

  /** Returns why none of the envelopes has matched. */
  private String reasons(List<RawNetworkEvent> events) {
    return IntStream.range(0, events.size())
        .mapToObj(i -> "%s: %s".formatted(envelopes.get(i).text(), events.get(i).reason()))
        .collect(Collectors.joining("; "));
  }

  @Override
  public boolean mayHaveAttribute(byte[] payload, byte[] name) {
    return envelopes.stream().anyMatch(envelope -> envelope.mayHaveAttribute(payload, name));
  }

  @Override
  public byte[] encode(Call call, int protocol) throws PickleException {
    return envelopes.getFirst().encode(call, protocol);
  }
}
