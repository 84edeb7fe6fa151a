package picklescope.net;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
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

  /** The most addresses for which a round asks whether their names are known. */
  private static final int MOST_ASKED = 1_000;

  private record Waiting<T>(String text, InetAddress address, long until, List<T> items) {}

  private final Predicate<InetAddress> settled;
  private final UnnamedAddresses unnamed;

  // By the texts of addresses, as those that are unnamed.
  private final Map<String, Waiting<T>> waiting = new LinkedHashMap<>();
  private final Queue<Waiting<T>> toAsk = new ArrayDeque<>();
  private int count;

  /**
   * Creates an empty set of items.
   *
   * @param settled whether the look-up of an address has finished; see {@link
   *     SenderNames#isSettled}
   * @param onUnnamed called once for each address whose name is not awaited any longer
   */
  public AwaitedNames(Predicate<InetAddress> settled, Consumer<InetAddress> onUnnamed) {
    this.settled = settled;
    unnamed = new UnnamedAddresses(onUnnamed);
  }

  /**
   * Keeps an item if the name of its address is not known yet.
   *
   * @param nowNanos as of {@link System#nanoTime()}
   * @return whether the item is kept
   */
  public boolean holds(InetAddress address, T item, long nowNanos) {
    String text = address.getHostAddress();
    var before = waiting.get(text);
    boolean waits = before != null || !unnamed.contains(address) && !settled.test(address);
    if (!waits) {
      return false;
    }
    if (count >= MOST_WAITING) {
      unnamed.add(address);
      return false;
    }
    var kept = before == null ? begin(text, address, nowNanos) : before;
    kept.items().add(item);
    count++;
    return true;
  }

  private Waiting<T> begin(String text, InetAddress address, long nowNanos) {
    long until = nowNanos + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
    var begun = new Waiting<T>(text, address, until, new ArrayList<>());
    waiting.put(text, begun);
    toAsk.add(begun);
    return begun;
  }

  /**
   * Removes and returns the items that do not have to wait any longer. A round asks for the names
   * of {@value #MOST_ASKED} addresses at most, the next one for others.
   */
  public List<T> released(long nowNanos) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    var released = new ArrayList<T>();
    for (int asked = Math.min(MOST_ASKED, toAsk.size()); asked > 0; asked--) {
      var one = toAsk.remove();
      if (waiting.get(one.text()) != one) {
        continue; // it has been released at the end of its time
      }
      if (settled.test(one.address())) {
        release(one, released);
      } else {
        toAsk.add(one);
      }
    }
    while (!waiting.isEmpty()) {
      var eldest = waiting.values().iterator().next();
      if (nowNanos - eldest.until() < 0) {
        break;
      }
      if (!settled.test(eldest.address())) {
        unnamed.add(eldest.address());
      }
      release(eldest, released);
    }
    return released;
  }

  private void release(Waiting<T> one, List<T> released) {
    waiting.remove(one.text());
    released.addAll(one.items());
    count -= one.items().size();
  }

  /** Returns how many items are waiting. */
  public int size() {
    return count;
  }
}
