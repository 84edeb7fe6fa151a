package picklescope.stream;

import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.event.Event;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/**
 * The streams of one source and shape: one for each verb, or one alone if there are no verbs or too
 * many. Statistics of all of them together are kept beside, for the case that there become too
 * many.
 */
final class ShapeStreams {
  /** The most verbs that are told apart. */
  static final int MOST_VERBS = 32;

  private final SourceCounters shared;
  private final HostTimes times;
  private final InetAddress address;
  private final StreamSource source;
  private final StreamShape shape;
  private final PyStr[] names;
  private final Set<PyStr> nameSet;
  private final Optional<String> verbPath;
  private final int verbName; // the index of the verb's keyword in names; -1 for data[0]
  private final PyValue firstVerb;
  private final Map<PyValue, StreamStatistics> byVerb = new LinkedHashMap<>(); // from the second on
  private final StreamStatistics first; // the stream of the first verb
  private StreamStatistics all; // the same until there is another verb
  private boolean hasVerbs;
  private boolean hasSameTexts; // verbs, as lab.code and Class are written lab and code.Class too

  /**
   * Creates it without a stream; the message is not added.
   *
   * @param shared the numbers that the source's streams share
   * @param times tells when a message was sent
   */
  ShapeStreams(ShapeProbe probe, SourceCounters shared, HostTimes times) {
    this.shared = shared;
    this.times = times;
    var header = probe.event().datagram();
    address = header.remote().getAddress();
    source = StreamSource.of(header);
    shape = probe.shape();
    names = probe.names();
    nameSet = Set.copyOf(List.of(names));
    verbPath = Verbs.path(shape);
    verbName = verbPath.map(path -> List.of(names).indexOf(PyStr.of(path))).orElse(-1);
    firstVerb = verb(probe);
    hasVerbs = verbPath.isPresent() && !Verbs.isTooLong(firstVerb);
    first = new StreamStatistics(key(firstVerb), shared, times);
    all = first;
  }

  private StreamKey key(PyValue verb) {
    return new StreamKey.Sent(
        source,
        shape,
        hasVerbs ? verbPath.map(path -> new StreamVerb(path, Verbs.text(verb))) : Optional.empty());
  }

  boolean isOf(ShapeProbe probe) {
    return probe.isOf(address, source, shape, names, nameSet);
  }

  StreamSource source() {
    return source;
  }

  StreamShape shape() {
    return shape;
  }

  /** Returns the value of a message's verb. */
  private PyValue verb(ShapeProbe probe) {
    if (verbPath.isEmpty()) {
      return Verbs.NO_VERB;
    }
    if (verbName < 0) {
      return Verbs.of(probe.data().item(0), true);
    }
    return probe
        .keywords()
        .get(names[verbName])
        .map(value -> Verbs.of(value, false))
        .orElse(Verbs.NO_VERB);
  }

  /**
   * Returns whether a message belongs to a stream that is not there yet.
   *
   * @param probe a message of this shape
   */
  boolean needsStream(ShapeProbe probe) {
    if (!hasVerbs) {
      return false;
    }
    PyValue verb = verb(probe);
    return byVerb.isEmpty() ? !verb.equals(firstVerb) : !byVerb.containsKey(verb);
  }

  /** Adds a message and returns its stream, which is created if it is not there. */
  StreamStatistics add(ShapeProbe probe) {
    StreamStatistics stream = addToStream(probe);
    shared.add(probe.event(), stream);
    return stream;
  }

  private StreamStatistics addToStream(ShapeProbe probe) {
    Event event = probe.event();
    if (!hasVerbs) {
      all.add(event);
      return all;
    }
    PyValue verb = verb(probe);
    if (byVerb.isEmpty() && verb.equals(firstVerb)) {
      all.add(event);
      return all;
    }
    boolean known = byVerb.containsKey(verb);
    if (!known && (byVerb.size() == MOST_VERBS || Verbs.isTooLong(verb))) {
      join();
      all.add(event);
      return all;
    }
    if (byVerb.isEmpty()) {
      byVerb.put(firstVerb, first);
      all = new StreamStatistics(first.key(), first);
    }
    all.add(event);
    var stream = byVerb.get(verb);
    if (stream == null) {
      stream = streamOf(verb);
      byVerb.put(verb, stream);
    }
    stream.add(event);
    return stream;
  }

  /** Returns a new stream, or that of another value with the same text. */
  private StreamStatistics streamOf(PyValue verb) {
    StreamKey key = key(verb);
    for (StreamStatistics known : byVerb.values()) {
      if (known.key().equals(key)) {
        hasSameTexts = true;
        return known;
      }
    }
    return new StreamStatistics(key, shared, times);
  }

  /**
   * Returns the stream of a message that was added before; empty if there is none.
   *
   * @param probe a message of this shape
   */
  Optional<StreamStatistics> find(ShapeProbe probe) {
    if (!hasVerbs) {
      return Optional.of(all);
    }
    PyValue verb = verb(probe);
    return byVerb.isEmpty()
        ? Optional.of(all).filter(_ -> verb.equals(firstVerb))
        : Optional.ofNullable(byVerb.get(verb));
  }

  /** Gives up the verbs: from now on there is one stream. */
  private void join() {
    hasVerbs = false;
    byVerb.clear();
    all = new StreamStatistics(key(Verbs.NO_VERB), all);
  }

  /** Returns the streams in the order in which they began. */
  Collection<StreamStatistics> streams() {
    if (hasSameTexts && !byVerb.isEmpty()) {
      return byVerb.values().stream().distinct().toList();
    }
    return byVerb.isEmpty() ? List.of(all) : byVerb.values();
  }

  /** Lets go of the newest events. */
  void settle() {
    all.settle();
    byVerb.values().forEach(StreamStatistics::settle);
  }
}
