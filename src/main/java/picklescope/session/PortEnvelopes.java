package picklescope.session;

import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/** Which envelope each port has, as it is now. Any thread may ask and change it. */
final class PortEnvelopes {
  private final SettingsKeeper settings;
  // Written under the lock only, so a volatile write of the sum is enough; read without it.
  private volatile Envelopes now;
  private volatile int version;

  /** Those of the settings. */
  PortEnvelopes(SettingsKeeper settings) {
    this.settings = settings;
    now = settings.get(Settings.ENVELOPES);
  }

  Envelopes now() {
    return now;
  }

  /** Changes with every change. */
  int version() {
    return version;
  }

  /** Sets that of a port, and remembers it. */
  synchronized void set(int port, Envelope envelope) {
    change(now.with(port, envelope));
    settings.update(old -> old.with(Settings.ENVELOPES, now));
  }

  /** One for all ports, which is not remembered. */
  synchronized void use(Envelope envelope) {
    change(Envelopes.all(envelope));
  }

  private void change(Envelopes changed) {
    now = changed;
    version = version + 1;
  }
}
