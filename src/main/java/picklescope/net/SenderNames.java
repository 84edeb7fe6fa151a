package picklescope.net;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picklescope.python.VisibleText;
import picklescope.thread.Background;
import picklescope.thread.Failures;

/**
 * The names of sending computers: the user's alias, else the name that a reverse look-up has found,
 * else the address. Asking never waits; look-ups run behind on a thread {@code
 * picklescope-sender-names}, and {@link #version()} changes when one has brought a name. This
 * computer's own addresses have its host name.
 *
 * <p>At most {@value #MOST_KNOWN} names are kept; a name is looked up again after ten minutes, an
 * address without one after one. Any thread may call.
 */
public final class SenderNames implements AutoCloseable {
  private static final int MOST_KNOWN = 4096;
  private static final int MOST_WAITING = 256;
  private static final long FOUND_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long NOT_FOUND_NANOS = TimeUnit.MINUTES.toNanos(1);

  private record Known(String name, long lookUpAgainAt) {}

  private final Function<InetAddress, String> lookUp;
  private final BiConsumer<InetAddress, String> onFound;
  private final ArrayBlockingQueue<InetAddress> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Set<InetAddress> queued = new HashSet<>();
  private final LinkedHashMap<InetAddress, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Known> eldest) {
          return size() > MOST_KNOWN;
        }
      };
  private final Thread thread;
  private volatile Map<String, String> aliases = Map.of();
  private volatile long version;

  /** Knows no name yet. */
  public SenderNames() {
    this(new ReverseLookUp()::nameOf);
  }

  /**
   * Looks names up otherwise.
   *
   * @param lookUp the name of an address, the address as text if it has none; it may take its time
   */
  SenderNames(Function<InetAddress, String> lookUp) {
    this(lookUp, (_, _) -> {});
  }

  /**
   * Tells of each name.
   *
   * @param onFound called on the thread that looks names up, or that calls {@link #learn}
   */
  public SenderNames(BiConsumer<InetAddress, String> onFound) {
    this(new ReverseLookUp()::nameOf, onFound);
  }

  private SenderNames(
      Function<InetAddress, String> lookUp, BiConsumer<InetAddress, String> onFound) {
    this.lookUp = lookUp;
    this.onFound = onFound;
    thread = Background.start("picklescope-sender-names", this::run);
  }

  /** The name of the computer with that address, as far as it is known now. */
  public String nameOf(InetAddress address) {
    String text = address.getHostAddress();
    String alias = aliases.get(text);
    if (alias != null) {
      return alias;
    }
    synchronized (known) {
      var entry = known.get(address);
      if (entry == null || System.nanoTime() - entry.lookUpAgainAt() > 0) {
        // When too many wait, it is asked for again the next time it is shown.
        if (!queued.contains(address) && waiting.offer(address)) {
          queued.add(address);
        }
      }
      return entry == null ? text : entry.name();
    }
  }

  /** Changes whenever {@link #nameOf} may answer otherwise than before. */
  public long version() {
    return version;
  }

  /** The user's own names, address to name; they come before all. */
  public void setAliases(Map<String, String> aliases) {
    this.aliases = Map.copyOf(aliases);
    changed();
  }

  /** The user's own name for the computer with that address. */
  public Optional<String> alias(InetAddress address) {
    return Optional.ofNullable(aliases.get(address.getHostAddress()));
  }

  /** The name of the computer with that address if it is known; asks for it otherwise. */
  public Optional<String> known(InetAddress address) {
    String name = nameOf(address);
    return name.equals(address.getHostAddress()) ? Optional.empty() : Optional.of(name);
  }

  /** Takes a name that somebody else has found; it is kept as if it had been looked up. */
  public void learn(InetAddress address, String name) {
    found(address, VisibleText.line(name));
  }

  private void run() {
    try {
      while (true) {
        var address = waiting.take();
        try {
          found(address, VisibleText.line(lookUp.apply(address)));
        } catch (RuntimeException e) {
          Failures.report(e);
          found(address, address.getHostAddress());
        }
      }
    } catch (InterruptedException e) {
      // Closed: the thread ends.
    }
  }

  private void found(InetAddress address, String name) {
    boolean found = !name.equals(address.getHostAddress());
    long again = System.nanoTime() + (found ? FOUND_NANOS : NOT_FOUND_NANOS);
    synchronized (known) {
      queued.remove(address);
      var before = known.put(address, new Known(name, again));
      if (before == null ? found : !before.name().equals(name)) {
        changed();
      }
    }
    if (found) {
      onFound.accept(address, name);
    }
  }

  private void changed() {
    synchronized (known) {
      version = version + 1;
    }
  }

  /** Looks up no more names; those that are known stay. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
