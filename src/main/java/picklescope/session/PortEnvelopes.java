package picklescope.session;

import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.PortSender;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/** The envelopes of the ports: how the payload of each is encoded. Thread-safe. */
public final class PortEnvelopes {
  private final SettingsKeeper settings;
  // Written under the lock only, so a volatile write of the sum is enough; read without it.
  private volatile Envelopes now;
  private volatile int version; // written while this is locked

  /** Starts with the envelopes of the settings. */
  PortEnvelopes(SettingsKeeper settings) {
    this.settings = settings;
    now = settings.get(Settings.ENVELOPES);
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
    change(now.with(port, envelope));
    settings.update(old -> old.with(Settings.ENVELOPES, now));
  }

  /** Sets and remembers the envelope of what one computer sends to a port. */
  public synchronized void set(PortSender sender, Envelope envelope) {
    change(now.with(sender, envelope));
    settings.update(old -> old.with(Settings.ENVELOPES, now));
  }

  /** Forgets the envelope of what one computer sends to a port: it has that of the port. */
  public synchronized void remove(PortSender sender) {
    change(now.without(sender));
    settings.update(old -> old.with(Settings.ENVELOPES, now));
  }

  /** Sets the envelopes, without remembering them. */
  public synchronized void use(Envelopes envelopes) {
    change(envelopes);
  }

  private void change(Envelopes changed) {
    now = changed;
    version = version + 1;
  }
}
