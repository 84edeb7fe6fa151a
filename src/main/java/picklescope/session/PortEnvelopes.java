package picklescope.session;

import java.util.LinkedHashMap;
import java.util.Map;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.PortSender;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/**
 * The envelopes of the ports: how the payload of each is encoded. Those of guests, such as the
 * senders of the demo, are not remembered. Thread-safe.
 */
public final class PortEnvelopes {
  private final SettingsKeeper settings;
  private Envelopes own; // without guests; guarded by this
  private Map<PortSender, Envelope> guests = Map.of(); // guarded by this
  // Written under the lock only, so a volatile write of the sum is enough; read without it.
  private volatile Envelopes now;
  private volatile int version; // written while this is locked

  /** Starts with the envelopes of the settings. */
  PortEnvelopes(SettingsKeeper settings) {
    this.settings = settings;
    own = settings.get(Settings.ENVELOPES);
    now = own;
  }

  /** Returns the envelopes as they are now. */
  public Envelopes now() {
    return now;
  }

  /** Returns a number that changes with every change. */
  public int version() {
    return version;
  }

  /** Sets and remembers the envelope of a port. */
  public synchronized void set(int port, Envelope envelope) {
    remember(own.with(port, envelope));
  }

  /**
   * Sets and remembers the envelope of what one computer sends to a port. That of a guest is not
   * remembered.
   */
  public synchronized void set(PortSender sender, Envelope envelope) {
    if (guests.containsKey(sender)) {
      var changed = new LinkedHashMap<>(guests);
      changed.put(sender, envelope);
      host(changed);
    } else {
      remember(own.with(sender, envelope));
    }
  }

  /** Forgets the envelope of what one computer sends to a port: it has that of the port. */
  public synchronized void remove(PortSender sender) {
    if (guests.containsKey(sender)) {
      var changed = new LinkedHashMap<>(guests);
      changed.remove(sender);
      host(changed);
    } else {
      remember(own.without(sender));
    }
  }

  /** Sets the envelopes, without remembering them. */
  public synchronized void use(Envelopes envelopes) {
    own = envelopes;
    change();
  }

  /**
   * Sets the envelopes of senders that are guests: they take precedence and are not remembered. The
   * guests before them are forgotten.
   */
  public synchronized void host(Map<PortSender, Envelope> senders) {
    guests = Map.copyOf(senders);
    change();
  }

  private void remember(Envelopes changed) {
    own = changed;
    change();
    settings.update(old -> old.with(Settings.ENVELOPES, changed));
  }

  private void change() {
    var all = own;
    for (var guest : guests.entrySet()) {
      all = all.with(guest.getKey(), guest.getValue());
    }
    now = all;
    version = version + 1;
  }
}
