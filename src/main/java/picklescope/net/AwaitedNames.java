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
 * Items that wait until the name of a computer is known, such as messages for a filter that asks
 * for {@code sender}: {@value #MOST_MILLIS} ms at most for each new address, in their order. Those
 * of other addresses do not wait for them.
 *
 * <p>At most {@value #MOST_WAITING} items wait; further ones go on with the address. One thread.
 *
 * @param <T> what waits
 */
public final class AwaitedNames<T> {
  /** How long a new address is waited for, in milliseconds. */
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
   * Nothing waits yet.
   *
   * @param settled whether no other name of an address is to be expected, as {@link
   *     SenderNames#isSettled}
   * @param onGivenUp told once of each address whose items go on without a name
   */
  public AwaitedNames(Predicate<InetAddress> settled, Consumer<InetAddress> onGivenUp) {
    this.settled = settled;
    this.onGivenUp = onGivenUp;
  }

  /**
   * Keeps an item if it has to wait.
   *
   * @param nowNanos as of {@link System#nanoTime()}
   * @return whether it does
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

  /** Returns, and forgets, the items that need not wait any longer. */
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

  /** Returns whether nothing waits. */
  public boolean isEmpty() {
    return waiting.isEmpty();
  }
}
