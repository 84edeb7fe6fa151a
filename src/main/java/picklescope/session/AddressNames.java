package picklescope.session;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import picklescope.net.SenderNames;
import picklescope.python.text.VisibleText;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/**
 * The user's names for computers, which take precedence over all others and are kept in the
 * settings. Thread-safe.
 */
public final class AddressNames {
  /** The most characters of a name. */
  public static final int MOST_CHARS = 100;

  private final SettingsKeeper settings;
  private final SenderNames senderNames;
  private Map<String, String> guests = Map.of(); // guarded by this

  AddressNames(SettingsKeeper settings, SenderNames senderNames) {
    this.settings = settings;
    this.senderNames = senderNames;
    use();
  }

  /** Returns all names in the order in which they were given: address to name. */
  public Map<String, String> all() {
    return settings.get(Settings.ALIASES);
  }

  /**
   * Names a computer; the events of captures have the name from now on.
   *
   * @param address its IP address as text, as in {@link InetAddress#getHostAddress}
   * @param name at most {@value #MOST_CHARS} characters of it are kept, control characters are
   *     escaped; a blank name removes the present one
   */
  public void set(String address, String name) {
    String visible = VisibleText.line(name.strip());
    String kept = visible.substring(0, Math.min(MOST_CHARS, visible.length()));
    settings.update(old -> {
      var names = new LinkedHashMap<>(old.get(Settings.ALIASES));
      if (kept.isBlank()) {
        names.remove(address);
      } else {
        names.put(address, kept);
      }
      return old.with(Settings.ALIASES, names);
    });
    use();
  }

  /**
   * Names computers that are guests, such as the senders of the demo: their names are not kept, and
   * the user's take precedence. The guests before them are forgotten.
   *
   * @param names address to name
   */
  public synchronized void host(Map<String, String> names) {
    guests = Map.copyOf(names);
    use();
  }

  private synchronized void use() {
    var names = new LinkedHashMap<>(guests);
    names.putAll(all());
    senderNames.setAliases(names);
  }
}
