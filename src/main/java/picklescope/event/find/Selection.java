package picklescope.event.find;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import picklescope.event.Datagram;

/**
 * Some of many messages: for each call those that have most of its values, and the newest of the
 * others. Among those that have as many values the smallest are chosen, since large ones have some
 * by chance.
 */
final class Selection {
  /** The most messages that are chosen for their values, if there are no more calls. */
  private static final int MAX_ALIKE = 16;

  /** The most bytes of the newest messages; one is kept in any case. */
  private static final int MAX_NEWEST_BYTES = 1 << 20;

  /**
   * A message.
   *
   * @param place how many came before it
   */
  record Ranked(Datagram message, long place) {
    int size() {
      return message.size();
    }
  }

  /** A message that has values of a call. */
  private record Alike(Ranked message, int values) {
    int size() {
      return message.size();
    }
  }

  private final int mostForCall;
  private final List<Queue<Alike>> alike = new ArrayList<>(); // of each call, the least alike first
  private final Queue<Ranked> newest = new ArrayDeque<>();
  private long newestBytes;
  private boolean hasChanged;

  Selection(int calls) {
    mostForCall = Math.max(1, MAX_ALIKE / calls);
    for (int i = 0; i < calls; i++) {
      alike.add(
          new PriorityQueue<>(
              Comparator.comparingInt(Alike::values)
                  .thenComparing(Comparator.comparingInt(Alike::size).reversed())
                  .thenComparingLong(one -> one.message().place())));
    }
  }

  /**
   * Adds the next message.
   *
   * @param values how many values of each call it has
   */
  void add(Ranked message, int[] values) {
    hasChanged = true;
    newest.add(message);
    newestBytes += message.size();
    while (newest.size() > EnvelopeFinder.MAX_MESSAGES
        || newestBytes > MAX_NEWEST_BYTES && newest.size() > 1) {
      newestBytes -= newest.remove().size();
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0) {
        alike.get(i).add(new Alike(message, values[i]));
        if (alike.get(i).size() > mostForCall) {
          alike.get(i).remove();
        }
      }
    }
  }

  /** Returns whether messages were added since this was called last. */
  boolean takeChange() {
    boolean changed = hasChanged;
    hasChanged = false;
    return changed;
  }

  /** Returns the messages that are chosen, in their order. */
  List<Ranked> chosen() {
    var chosen = new LinkedHashSet<Ranked>();
    alike.forEach(ofCall -> ofCall.forEach(one -> chosen.add(one.message())));
    List.copyOf(newest).reversed().forEach(chosen::add);
    return chosen.stream()
        .limit(EnvelopeFinder.MAX_MESSAGES)
        .sorted(Comparator.comparingLong(Ranked::place))
        .toList();
  }
}
