package picklescope.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picklescope.event.Event;

/** Streams by source, shape and verb, in a hash table that is asked without creating objects. */
final class ShapeGroups implements Groups {
  private final HostTimes times;
  private final List<ShapeStreams> shapes = new ArrayList<>();
  private final SenderCounters counters = new SenderCounters();
  private final Relations relations = new Relations();
  private Optional<ShapeProbe> probe = Optional.empty();
  private @Nullable ShapeStreams[] table = new ShapeStreams[64]; // less than half full
  private int[] hashes = new int[64];
  private int count;

  ShapeGroups(HostTimes times) {
    this.times = times;
  }

  @Override
  public Outcome add(Event event) {
    ShapeProbe looking = look(event);
    ShapeStreams known = table[place(looking)];
    if (known == null) {
      if (count == Streams.MOST) {
        return Full.FULL;
      }
      var source = StreamSource.of(event.datagram());
      known = new ShapeStreams(looking, counters.of(source), times);
      put(known, looking.hash());
      shapes.add(known);
      count++;
      StreamStatistics stream = known.add(looking);
      began(stream, event);
      return new Of(stream);
    }
    if (count == Streams.MOST && known.needsStream(looking)) {
      return Full.FULL;
    }
    int before = known.streams().size();
    StreamStatistics stream = known.add(looking);
    int more = known.streams().size() - before;
    count += more;
    if (more > 0) {
      began(stream, event);
    }
    return new Of(stream);
  }

  @Override
  public Outcome find(Event event) {
    ShapeProbe looking = look(event);
    ShapeStreams known = table[place(looking)];
    Optional<StreamStatistics> stream = known == null ? Optional.empty() : known.find(looking);
    return stream.isPresent() ? new Of(stream.get()) : Full.FULL;
  }

  private void began(StreamStatistics stream, Event first) {
    if (stream.key() instanceof StreamKey.Sent key) {
      relations.began(key, stream, first.sender());
    }
  }

  private ShapeProbe look(Event event) {
    if (probe.isEmpty()) {
      probe = Optional.of(new ShapeProbe(event));
    }
    ShapeProbe looking = probe.get();
    looking.look(event);
    return looking;
  }

  /** Returns the place of a shape, or the free one where it belongs. */
  private int place(ShapeProbe looking) {
    int mask = table.length - 1;
    int at = spread(looking.hash()) & mask;
    while (true) {
      ShapeStreams there = table[at];
      if (there == null || hashes[at] == looking.hash() && there.isOf(looking)) {
        return at;
      }
      at = at + 1 & mask;
    }
  }

  private static int spread(int hash) {
    return (hash ^ hash >>> 15) * 0x9E3779B1 >>> 7;
  }

  private void put(ShapeStreams shape, int hash) {
    if (shapes.size() * 2 >= table.length) {
      grow();
    }
    place(shape, hash);
  }

  private void place(ShapeStreams shape, int hash) {
    int mask = table.length - 1;
    int at = spread(hash) & mask;
    while (table[at] != null) {
      at = at + 1 & mask;
    }
    table[at] = shape;
    hashes[at] = hash;
  }

  private void grow() {
    var old = table;
    var oldHashes = hashes;
    table = new ShapeStreams[old.length * 2];
    hashes = new int[table.length];
    for (int i = 0; i < old.length; i++) {
      ShapeStreams shape = old[i];
      if (shape != null) {
        place(shape, oldHashes[i]);
      }
    }
  }

  @Override
  public Collection<StreamStatistics> streams() {
    return shapes.stream().flatMap(shape -> shape.streams().stream()).toList();
  }

  @Override
  public void rename(LongFunction<Optional<String>> senders) {
    for (StreamStatistics stream : streams()) {
      senders
          .apply(stream.lastNumber())
          .filter(sender -> !sender.equals(stream.sender()))
          .ifPresent(sender -> rename(stream, sender));
    }
  }

  private void rename(StreamStatistics stream, String sender) {
    stream.rename(sender);
    if (stream.key() instanceof StreamKey.Sent key) {
      relations.renamed(key.source(), stream, sender);
    }
  }

  @Override
  public void settle() {
    shapes.forEach(ShapeStreams::settle);
  }
}
