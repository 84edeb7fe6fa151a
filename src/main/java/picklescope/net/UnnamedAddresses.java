package picklescope.net;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The newest {@value #MOST} addresses whose names are not awaited any longer. Not thread-safe. */
public final class UnnamedAddresses {
  /** As many as {@link SenderNames} keeps. */
  private static final int MOST = 4_096;

  private final Consumer<InetAddress> added;

  // By their texts, which have an order: whoever sends by IPv6 can choose addresses with one hash,
  // and a hash map finds such keys in a tree only if they can be compared.
  private final Map<String, Boolean> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Creates it without addresses.
   *
   * @param added called for each address that is added
   */
  public UnnamedAddresses(Consumer<InetAddress> added) {
    this.added = added;
  }

  /** Returns whether the name of an address is not awaited any longer. */
  public boolean contains(InetAddress address) {
    return known.containsKey(address.getHostAddress());
  }

  /** Adds an address, unless it is there. */
  public void add(InetAddress address) {
    if (known.put(address.getHostAddress(), true) == null) {
      added.accept(address);
    }
  }
}
