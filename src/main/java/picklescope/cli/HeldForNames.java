package picklescope.cli;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picklescope.capture.Notes;
import picklescope.event.Datagram;
import picklescope.net.AwaitedNames;

/**
 * Datagrams of a stream for a filter that uses {@code sender}: the name of a computer comes behind
 * its first datagrams. They are bounded in number and bytes. Not thread-safe.
 */
final class HeldForNames {
  private static final long MOST_BYTES = 64 << 20;

  private final AwaitedNames<Held> awaited;
  private long bytes;

  /** A datagram with the notes on it. */
  record Held(Datagram datagram, Notes notes) {
    private static final int OVERHEAD = 200; // of the objects, about

    int bytes() {
      return datagram.size() + notes.comment().length() + OVERHEAD;
    }
  }

  /**
   * Creates it empty.
   *
   * @param named whether the name of an address is known
   * @param onGivenUp called once for each address whose name is not awaited any longer
   */
  HeldForNames(Predicate<InetAddress> named, Consumer<InetAddress> onGivenUp) {
    awaited = new AwaitedNames<>(named, onGivenUp);
  }

  /**
   * Keeps a datagram if the name of an address is to be awaited, and returns whether it is kept.
   */
  boolean holds(InetAddress address, Datagram datagram, Notes notes) {
    var one = new Held(datagram, notes);
    boolean held = awaited.holds(address, one, System.nanoTime());
    bytes += held ? one.bytes() : 0;
    return held;
  }

  /** Removes and returns those that do not have to wait any longer. */
  List<Held> released() {
    return released(bytes > MOST_BYTES);
  }

  /** Removes and returns all of them: no more names come. */
  List<Held> rest() {
    return released(true);
  }

  private List<Held> released(boolean all) {
    long late = all ? AwaitedNames.MOST_MILLIS * 1_000_000 : 0;
    var released = awaited.released(System.nanoTime() + late);
    released.forEach(one -> bytes -= one.bytes());
    return released;
  }

  boolean isEmpty() {
    return awaited.size() == 0;
  }
}
