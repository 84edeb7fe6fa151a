package picklescope.session;

import picklescope.net.NetworkException;
import picklescope.net.Ports;
import picklescope.settings.PortSetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/** Keeps the listening ports in the settings from one start to the next. Thread-safe. */
public final class RememberedPorts {
  private final Ports ports;
  private final SettingsKeeper settings;
  private volatile boolean opened;

  RememberedPorts(Ports ports, SettingsKeeper settings) {
    this.ports = ports;
    this.settings = settings;
  }

  /** Adds the ports of the settings, on or off as they were. Waits for the system. */
  public void open() throws NetworkException {
    opened = true;
    for (var port : settings.get(Settings.PORTS)) {
      ports.add(port.port(), port.sharing(), port.on());
    }
  }

  /**
   * Adds the ports of the settings, all off, for a session that shows a capture: another one may be
   * listening.
   */
  public void addOff() throws NetworkException {
    for (var port : settings.get(Settings.PORTS)) {
      ports.add(port.port(), port.sharing(), false);
    }
  }

  /**
   * Remembers the ports that there are now; has no effect if they were not {@link #open opened}.
   */
  public void remember() {
    if (opened) {
      var now =
          ports.list().stream()
              .map(port -> new PortSetting(port.spec(), port.on(), port.sharing()))
              .toList();
      settings.update(old -> old.with(Settings.PORTS, now));
    }
  }
}
