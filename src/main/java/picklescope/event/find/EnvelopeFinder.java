package picklescope.event.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.event.CustomEnvelope;
import picklescope.event.Datagram;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.FormatEnvelope;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.pickle.PickleException;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;

/**
 * Finds the envelopes with which messages are the calls that were sent. The messages may have come
 * in any order, among others; each envelope gives each call for one of them at least.
 *
 * <p>Work is bounded whatever arrived: so many messages, values, and attempts. Where a message
 * alone may take much, each of several may take its share.
 */
public final class EnvelopeFinder {
  /** The most messages that are looked at; the newest of more. */
  public static final int MAX_MESSAGES = 64;

  /** The most envelopes that are offered. */
  public static final int MAX_FOUND = 5;

  private static final int PROTOCOL = 4;
  private static final int MAX_TRIED = 400;
  private static final int DECODED = 8; // times the size of all messages
  private static final int ALWAYS_DECODED = 1 << 19; // bytes

  private static final int APART = 2; // cost of arguments that do not lie side by side

  private static final List<String> FORMATS =
      List.of("json", "msgpack", "osc", "csv", "csv sep=;", "csv sep=space", "csv sep=tab", "text");

  private final List<Call> sent;
  private final List<Arrival> arrived;
  private final List<Arrival> raw; // those that are no pickles
  private final long mostDecoded; // bytes
  private final Call call; // the one that can least be mistaken for another value
  private final List<FoundEnvelope> found = new ArrayList<>();
  private final Set<String> tried = new LinkedHashSet<>();
  private long decoded;

  private EnvelopeFinder(List<Call> sent, List<Datagram> arrived) {
    this.sent = sent;
    this.arrived =
        arrived.subList(Math.max(0, arrived.size() - MAX_MESSAGES), arrived.size()).stream()
            .map(Arrival::of)
            .toList();
    raw = this.arrived.stream().filter(arrival -> !arrival.isPickle()).toList();
    mostDecoded = ALWAYS_DECODED + DECODED * this.arrived.stream().mapToLong(Arrival::size).sum();
    call = sent.stream().max(Comparator.comparingInt(EnvelopeFinder::weight)).orElseThrow();
  }

  /**
   * Returns the envelopes, the one that suits most calls first; empty if there is none. May take
   * seconds.
   *
   * @param sent the calls, at least one
   */
  public static List<FoundEnvelope> find(List<Call> sent, List<Datagram> arrived) {
    return new EnvelopeFinder(sent, arrived).find();
  }

  /** Returns how much a call contains. */
  private static int weight(Call call) {
    return new Repr().call("", call).length() + 4 * (call.keywords().size() > 0 ? 1 : 0);
  }

  private List<FoundEnvelope> find() {
    tryOne("auto");
    if (found.isEmpty()) {
      tryOne("bare");
      if (!raw.isEmpty()) {
        formats();
      }
      arrived.forEach(this::lookInto);
    }
    return List.copyOf(found);
  }

  private void formats() {
    FORMATS.forEach(this::tryOne);
    String names = StructLayouts.names(call);
    if (!names.isEmpty()) {
      tryOne("csv " + names);
      tryOne("csv sep=; " + names);
    }
  }

  private void lookInto(Arrival arrival) {
    if (isDone()) {
      return;
    }
    List<Place> places = Places.in(arrival, arrived.size());
    arrival.pickles().keySet().stream()
        .filter(skipped -> skipped > 0 && beginsWithZeros(arrival, skipped)) // as it writes them
        .forEach(skipped -> tryOne("skip " + skipped));
    record Pair(Located data, Located attributes, int cost) {}
    var pairs = new ArrayList<Pair>();
    List<Located> attributes = KeywordPlaces.of(call.keywords(), places, arrived.size());
    for (Located data : ArgumentPlaces.of(call.arguments(), places, arrived.size())) {
      for (Located named : attributes) {
        if (data.skipped() < 0 || named.skipped() < 0 || data.skipped() == named.skipped()) {
          pairs.add(new Pair(data, named, data.cost() + named.cost() + apart(data, named)));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::cost));
    for (Pair pair : pairs) {
      if (isDone() || pair.cost() >= ArgumentPlaces.PIECES && !found.isEmpty()) {
        return;
      }
      tryOne(arrival.datagram(), pair.data(), pair.attributes());
    }
    if (!arrival.isPickle()) {
      StructLayouts.of(arrival.datagram().payload(), call).forEach(this::tryOne);
    }
  }

  private static boolean beginsWithZeros(Arrival arrival, int count) {
    byte[] payload = arrival.datagram().payload();
    return Arrays.equals(payload, 0, count, new byte[count], 0, count);
  }

  private static int apart(Located data, Located named) {
    boolean both = data.fills().size() == 1 && named.fills().size() == 1;
    if (!both) {
      return 0;
    }
    Place one = data.fills().getFirst().place();
    Place other = named.fills().getFirst().place();
    boolean beside =
        one == other
            || one.around().isPresent()
                && other.around().isPresent()
                && one.around().get() == other.around().get()
            || other.around().isPresent() && other.around().get() == one
            || one.around().isPresent() && one.around().get() == other;
    return beside ? 0 : APART;
  }

  private boolean isDone() {
    return found.size() >= MAX_FOUND || tried.size() >= MAX_TRIED || decoded > mostDecoded;
  }

  private void tryOne(Datagram datagram, Located data, Located attributes) {
    var fills = new ArrayList<>(data.fills());
    fills.addAll(attributes.fills());
    Counting counting =
        fills.stream()
            .filter(Fill.Items.class::isInstance)
            .map(Fill.Items.class::cast)
            .findFirst()
            .map(items -> new Counting(Optional.of(items.place()), items.to()))
            .orElse(Counting.FROM_START);
    int skipped = Math.max(data.skipped(), attributes.skipped());
    var expressions = new HashMap<String, String>();
    expressions.put("skip", skipped > 0 ? Integer.toString(skipped) : "");
    expressions.put("data", data.source().apply(counting));
    expressions.put("attributes", attributes.source().apply(counting));
    String reading = text(expressions);
    if (fills.isEmpty() || tried.contains(reading)) {
      return;
    }
    WriteSource.of(fills, datagram.payload())
        .filter(write -> beginAlike(reading, datagram.payload(), write.prefix()))
        .filter(write -> canBeWritten(expressions, write))
        .ifPresent(write -> expressions.put(write.name(), write.text()));
    if (tryOne(reading) && !text(expressions).equals(reading)) {
      FoundEnvelope last = found.removeLast();
      found.add(
          new FoundEnvelope(envelope(text(expressions)).orElse(last.envelope()), last.converted()));
    }
  }

  private static String text(Map<String, String> expressions) {
    return CustomEnvelope.text(name -> expressions.getOrDefault(name, ""));
  }

  /** Returns whether all messages with these calls begin with the same bytes: no length or time. */
  private boolean beginAlike(String reading, byte[] payload, int prefix) {
    Envelope envelope = envelope(reading).orElseThrow();
    for (Arrival arrival : arrived) {
      byte[] other = arrival.datagram().payload();
      if (!Arrays.equals(payload, 0, prefix, other, 0, Math.min(prefix, other.length))) {
        decoded += arrival.size();
        Event event = arrival.event(envelope);
        if (sent.stream().anyMatch(one -> match(one, event) != Match.NONE)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns whether what the envelope writes is read as the same call. */
  private boolean canBeWritten(Map<String, String> reading, WriteSource.Written write) {
    var expressions = new HashMap<>(reading);
    expressions.put(write.name(), write.text());
    Optional<Envelope> envelope = envelope(text(expressions));
    if (envelope.isEmpty()) {
      return false;
    }
    try {
      for (Call one : sent) {
        byte[] payload = envelope.get().encode(one, PROTOCOL);
        var from = arrived.getFirst().datagram();
        var written = new Datagram(1, 0, from.direction(), from.remote(), from.local(), payload);
        if (match(one, envelope.get().decode(written, "")) == Match.NONE) {
          return false;
        }
      }
      return true;
    } catch (PickleException e) {
      return false;
    }
  }

  /** Tries an envelope once, and returns whether it is one that was looked for. */
  private boolean tryOne(String text) {
    if (isDone() || !tried.add(text)) {
      return false;
    }
    Optional<Match> match = envelope(text).map(this::match).filter(some -> some != Match.NONE);
    if (match.isEmpty()) {
      return false;
    }
    found.add(new FoundEnvelope(envelope(text).orElseThrow(), match.get() != Match.SAME));
    return true;
  }

  private static Optional<Envelope> envelope(String text) {
    try {
      return Optional.of(Envelope.of(text));
    } catch (SourceException e) {
      return Optional.empty(); // such as names that a format cannot have
    }
  }

  /** Returns how far an envelope gives all calls. */
  private Match match(Envelope envelope) {
    var best = new Match[sent.size()];
    Arrays.fill(best, Match.NONE);
    for (Arrival arrival : envelope instanceof FormatEnvelope ? raw : arrived) {
      decoded += arrival.size();
      Event event = arrival.event(envelope);
      for (int i = 0; i < best.length; i++) {
        Match match = best[i] == Match.SAME ? Match.NONE : match(sent.get(i), event);
        best[i] = match.compareTo(best[i]) > 0 ? match : best[i];
      }
    }
    return Arrays.stream(best).reduce(Match.SAME, Match::and);
  }

  private static Match match(Call sent, Event event) {
    boolean fits =
        switch (event) {
          case NetworkEvent call -> call.misfit().isEmpty();
          case RawNetworkEvent raw -> raw.isWhole();
        };
    if (!fits) {
      return Match.NONE;
    }
    PyTuple data = event.positional().orElse(PyTuple.of());
    PyDict attributes = event.keywords().orElse(PyDict.of());
    return Match.of(sent.arguments(), data).and(Match.of(sent.keywords(), attributes));
  }
}
