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
  private final long mostBytes;
  private final List<Queue<Alike>> alike = new ArrayList<>(); // of each call, the least alike first
  private final Queue<Ranked> newest = new ArrayDeque<>();
  private final long[] alikeBytes;
  private long newestBytes;
  private int mostValues;
  private boolean hasChanged;

  /**
   * Creates a selection without messages.
   *
   * @param mostBytes the most bytes of the newest messages, and of those that are chosen for their
   *     values, but for one of each call
   */
  Selection(int calls, long mostBytes) {
    mostForCall = Math.max(1, MAX_ALIKE / calls);
    this.mostBytes = mostBytes;
    alikeBytes = new long[calls];
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
        || newestBytes > mostBytes && newest.size() > 1) {
      newestBytes -= newest.remove().size();
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0) {
        mostValues = Math.max(mostValues, values[i]);
        add(alike.get(i), i, new Alike(message, values[i]));
      }
    }
  }

  private void add(Queue<Alike> ofCall, int call, Alike one) {
    ofCall.add(one);
    alikeBytes[call] += one.size();
    while (ofCall.size() > mostForCall
        || alikeBytes[call] > mostBytes / alikeBytes.length && ofCall.size() > 1) {
      alikeBytes[call] -= ofCall.remove().size();
    }
  }

  /** Returns the most values of a call that one of the messages has. */
  int mostValues() {
    return mostValues;
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
