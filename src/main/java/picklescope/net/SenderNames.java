package picklescope.net;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picklescope.python.VisibleText;
import picklescope.thread.Background;

/**
 * The names of sending computers: the user's alias, else the name that a reverse look-up has found,
 * else the address. Asking never waits; look-ups run behind on {@value #THREADS} threads {@code
 * picklescope-sender-names}, so that one slow answer does not hold up all, and {@link #version()}
 * changes when one has brought a name. This computer's own addresses have its host name.
 *
 * <p>A look-up tells a name server who sends: it can be {@linkplain #setLookUps switched off}.
 *
 * <p>At most {@value #MOST_KNOWN} names are kept; a name is looked up again after ten minutes, an
 * address without one after one. Any thread may call.
 */
public final class SenderNames implements AutoCloseable {
  private static final int MOST_KNOWN = 4096;
  private static final int MOST_WAITING = 256;
  private static final int THREADS = 4;
  private static final long FOUND_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long NOT_FOUND_NANOS = TimeUnit.MINUTES.toNanos(1);

  private record Known(String name, long lookUpAgainAt) {}

  private final Function<InetAddress, String> lookUp;
  private final BiConsumer<InetAddress, String> onFound;
  private final Set<InetAddress> queued = new HashSet<>();
  private final LinkedHashMap<InetAddress, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Known> eldest) {
          return size() > MOST_KNOWN;
        }
      };
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          Background.factory("picklescope-sender-names"));
  private volatile boolean lookUps = true;
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
    threads.allowCoreThreadTimeOut(true);
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
        lookUpSoon(address);
      }
      return entry == null ? text : entry.name();
    }
  }

  /** When too many wait, it is asked for again the next time it is shown. */
  private void lookUpSoon(InetAddress address) {
    if (queued.add(address)) {
      try {
        threads.execute(() -> lookUp(address));
      } catch (RejectedExecutionException e) {
        queued.remove(address);
      }
    }
  }

  /**
   * Returns whether the name of an address is as good as known: an alias, or what a look-up has
   * brought, be it nothing. Asks for it otherwise.
   */
  public boolean isSettled(InetAddress address) {
    nameOf(address);
    synchronized (known) {
      return known.containsKey(address) || alias(address).isPresent();
    }
  }

  /**
   * Switches look-ups on or off; at first they are on. While they are off no name server is told of
   * an address, and the names that are known stay.
   */
  public void setLookUps(boolean on) {
    synchronized (known) {
      lookUps = on;
      known.entrySet().removeIf(one -> one.getValue().name().equals(one.getKey().getHostAddress()));
    }
  }

  /** Returns whether name servers are asked. */
  public boolean looksUp() {
    return lookUps;
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

  private void lookUp(InetAddress address) {
    String name = address.getHostAddress();
    try {
      name = lookUps ? lookUp.apply(address) : ReverseLookUp.nameIfOwn(address).orElse(name);
    } finally {
      found(address, VisibleText.line(name));
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
    threads.shutdownNow();
  }
}
