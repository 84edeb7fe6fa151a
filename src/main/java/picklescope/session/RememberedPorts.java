package picklescope.session;

import picklescope.net.NetworkException;
import picklescope.net.Ports;
import picklescope.settings.PortSetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/** The listening ports from one start to the next. */
final class RememberedPorts {
  private final Ports ports;
  private final SettingsKeeper settings;
  private volatile boolean opened;

  RememberedPorts(Ports ports, SettingsKeeper settings) {
    this.ports = ports;
    this.settings = settings;
  }

  /** Adds those of the settings, on or off as they were. */
  void open() throws NetworkException {
    opened = true;
    for (var port : settings.get(Settings.PORTS)) {
      ports.add(port.number(), port.sharing(), port.on());
    }
  }

  /** Adds those of the settings, all off. */
  void addOff() throws NetworkException {
    for (var port : settings.get(Settings.PORTS)) {
      ports.add(port.number(), port.sharing(), false);
    }
  }

  /** Remembers those that are there now, if they were opened. */
  void remember() {
    if (opened) {
      var now =
          ports.list().stream()
              .map(port -> new PortSetting(port.number(), port.on(), port.sharing()))
              .toList();
      settings.update(old -> old.with(Settings.PORTS, now));
    }
  }
}
