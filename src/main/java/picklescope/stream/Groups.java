package picklescope.stream;

import java.util.Collection;
import java.util.Optional;
import java.util.function.LongFunction;
import picklescope.event.Event;

/** The streams of a grouping, bounded in their number. */
interface Groups {
  /** Where a message belongs. */
  sealed interface Outcome {}

  /** It is in a stream. */
  record Of(StreamStatistics stream) implements Outcome {}

  /** It would begin another stream, for which there is no room. */
  record Full() implements Outcome {
    static final Full FULL = new Full();
  }

  /** It has no value by which it is grouped. */
  record NoValue() implements Outcome {
    static final NoValue NONE = new NoValue();
  }

  /** Adds a message to its stream. */
  Outcome add(Event event);

  /** Returns where a message belongs that was added before. */
  Outcome find(Event event);

  /** Returns the streams in the order in which they began. */
  Collection<StreamStatistics> streams();

  /** Takes other names of senders, see {@link Streams#rename}. */
  void rename(LongFunction<Optional<String>> senders);

  /** Lets go of the newest events of all streams. */
  void settle();
}
