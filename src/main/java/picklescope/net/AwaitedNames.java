package picklescope.net;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps items, such as messages for a filter that uses {@code sender}, until the name of a computer
 * is known, at most {@value #MOST_MILLIS} ms for each new address. The items of an address keep
 * their order; items of other addresses are not delayed.
 *
 * <p>At most {@value #MOST_WAITING} items are kept; for further ones the look-up is not awaited.
 * Not thread-safe.
 *
 * @param <T> the type of the items
 */
public final class AwaitedNames<T> {
  /** The longest time for which the name of a new address is awaited, in milliseconds. */
  public static final long MOST_MILLIS = 2_000;

  private static final int MOST_WAITING = 100_000;

  /** As many as {@link SenderNames} keeps. */
  private static final int MOST_GIVEN_UP = 4_096;

  private record Waiting<T>(long until, List<T> items) {}

  private final Predicate<InetAddress> settled;
  private final Consumer<InetAddress> onGivenUp;
  private final Map<InetAddress, Waiting<T>> waiting = new LinkedHashMap<>();
  private final Map<InetAddress, Boolean> givenUp =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Boolean> eldest) {
          return size() > MOST_GIVEN_UP;
        }
      };
  private int count;

  /**
   * Creates an empty set of items.
   *
   * @param settled whether the look-up of an address has finished; see {@link
   *     SenderNames#isSettled}
   * @param onGivenUp called once for each address whose name is not awaited any longer
   */
  public AwaitedNames(Predicate<InetAddress> settled, Consumer<InetAddress> onGivenUp) {
    this.settled = settled;
    this.onGivenUp = onGivenUp;
  }

  /**
   * Keeps an item if the name of its address is not known yet.
   *
   * @param nowNanos as of {@link System#nanoTime()}
   * @return whether the item is kept
   */
  public boolean holds(InetAddress address, T item, long nowNanos) {
    var before = waiting.get(address);
    boolean waits = before != null || !givenUp.containsKey(address) && !settled.test(address);
    if (waits && count >= MOST_WAITING) {
      giveUp(address);
      return false;
    }
    if (waits) {
      long until = nowNanos + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
      waiting.computeIfAbsent(address, _ -> new Waiting<>(until, new ArrayList<>()));
      waiting.get(address).items().add(item);
      count++;
    }
    return waits;
  }

  /** Removes and returns the items that do not have to wait any longer. */
  public List<T> released(long nowNanos) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    var released = new ArrayList<T>();
    waiting
        .entrySet()
        .removeIf(one -> {
          boolean known = settled.test(one.getKey());
          if (known || nowNanos - one.getValue().until() >= 0) {
            released.addAll(one.getValue().items());
            if (!known) {
              giveUp(one.getKey());
            }
            return true;
          }
          return false;
        });
    count -= released.size();
    return released;
  }

  private void giveUp(InetAddress address) {
    if (givenUp.put(address, true) == null) {
      onGivenUp.accept(address);
    }
  }

  /** Returns whether no items are waiting. */
  public boolean isEmpty() {
    return waiting.isEmpty();
  }
}
