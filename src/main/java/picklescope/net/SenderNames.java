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
import picklescope.python.text.VisibleText;
import picklescope.thread.Background;

/**
 * The names of sending computers: the user's alias, else the name that a reverse look-up has found,
 * else the address. Queries never block; look-ups run on {@value #THREADS} threads {@code
 * picklescope-sender-names}, so that slow answers do not delay all others, and {@link #version()}
 * changes when a name has been found. This computer's own addresses have its host name.
 *
 * <p>A look-up reveals the sender's address to a name server, so it can be {@linkplain #setLookUps
 * switched off}.
 *
 * <p>At most {@value #MOST_KNOWN} names are kept; a name is looked up again after ten minutes, an
 * address without a name after one minute. A name that is not found again stays. Thread-safe.
 */
public final class SenderNames implements AutoCloseable {
  private static final int MOST_KNOWN = 4096;
  private static final int MOST_WAITING = 256;
  private static final int THREADS = 16;
  private static final long FOUND_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long NOT_FOUND_NANOS = TimeUnit.MINUTES.toNanos(1);

  private record Known(String name, long lookUpAgainAt) {}

  private final Function<InetAddress, String> lookUp;
  private final BiConsumer<InetAddress, String> onFound;

  // By addresses as text, which have an order: a hash map finds keys with one hash, which a sender
  // by IPv6 can choose, in a tree only if they can be compared.
  private final Set<String> queued = new HashSet<>();
  private final LinkedHashMap<String, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
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

  /** Creates an empty cache that uses the system's name service. */
  public SenderNames() {
    this(new ReverseLookUp()::nameOf);
  }

  /**
   * Creates an empty cache with another look-up.
   *
   * @param lookUp returns the name of an address, or the address as text if it has none; it may
   *     block
   */
  SenderNames(Function<InetAddress, String> lookUp) {
    this(lookUp, (_, _) -> {});
  }

  /**
   * Creates an empty cache that reports each name.
   *
   * @param onFound called with each name, on a look-up thread or in {@link #learn}
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

  /**
   * Returns the name of the computer with the given address, or the address as text while the name
   * is not known.
   */
  public String nameOf(InetAddress address) {
    String text = address.getHostAddress();
    String alias = aliases.get(text);
    if (alias != null) {
      return alias;
    }
    String key = key(text);
    synchronized (known) {
      var entry = known.get(key);
      if (entry == null || System.nanoTime() - entry.lookUpAgainAt() > 0) {
        lookUpSoon(key, address);
      }
      return entry == null ? text : entry.name();
    }
  }

  /** Returns the text without the scope, by which addresses do not differ. */
  private static String key(String text) {
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }

  /** Starts a look-up; if the queue is full, the next call of {@link #nameOf} tries again. */
  private void lookUpSoon(String key, InetAddress address) {
    // Asked first, because an exception for each message of a flood takes long.
    if (threads.getQueue().remainingCapacity() > 0 && queued.add(key)) {
      try {
        threads.execute(() -> lookUp(address));
      } catch (RejectedExecutionException e) {
        queued.remove(key); // closed
      }
    }
  }

  /**
   * Returns whether the name of an address is settled: there is an alias, or a look-up has
   * finished, with or without a result. Starts a look-up otherwise.
   */
  public boolean isSettled(InetAddress address) {
    nameOf(address);
    String text = address.getHostAddress();
    synchronized (known) {
      return known.containsKey(key(text)) || aliases.containsKey(text);
    }
  }

  /**
   * Switches look-ups on or off; initially they are on. While they are off no name server is
   * queried, and the known names stay.
   */
  public void setLookUps(boolean on) {
    synchronized (known) {
      lookUps = on;
      known.entrySet().removeIf(one -> key(one.getValue().name()).equals(one.getKey()));
    }
  }

  /** Returns whether look-ups are on. */
  public boolean looksUp() {
    return lookUps;
  }

  /** Returns a number that changes whenever the results of {@link #nameOf} may have changed. */
  public long version() {
    return version;
  }

  /** Sets the user's aliases: address to name. They take precedence over all other names. */
  public void setAliases(Map<String, String> aliases) {
    this.aliases = Map.copyOf(aliases);
    changed();
  }

  /** Returns the user's alias for the computer with the given address. */
  public Optional<String> alias(InetAddress address) {
    return Optional.ofNullable(aliases.get(address.getHostAddress()));
  }

  /**
   * Returns the name of the computer with the given address if it is known; starts a look-up
   * otherwise.
   */
  public Optional<String> known(InetAddress address) {
    String name = nameOf(address);
    return name.equals(address.getHostAddress()) ? Optional.empty() : Optional.of(name);
  }

  /** Adds a name from another source; it is treated like the result of a look-up. */
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
    String text = address.getHostAddress();
    boolean found = !name.equals(text);
    long again = System.nanoTime() + (found ? FOUND_NANOS : NOT_FOUND_NANOS);
    synchronized (known) {
      queued.remove(key(text));
      var before = known.get(key(text));
      // A known name stays if a look-up finds none: usually the name server did not answer.
      known.put(key(text), new Known(found || before == null ? name : before.name(), again));
      if (found && (before == null || !before.name().equals(name))) {
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

  /** Stops looking up names; the known names stay. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
