package picklescope.session;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import picklescope.net.NetworkException;
import picklescope.net.PortState;
import picklescope.net.Ports;
import picklescope.net.UdpPort;
import picklescope.settings.PortSetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/** Keeps the listening ports in the settings from one start to the next. Thread-safe. */
public final class RememberedPorts {
  private final Ports ports;
  private final SettingsKeeper settings;
  private final Map<Integer, Boolean> keptOn = new ConcurrentHashMap<>();
  private final Set<Integer> removed = ConcurrentHashMap.newKeySet(); // of those
  private volatile boolean loaded;
  private volatile OptionalInt guest = OptionalInt.empty();

  RememberedPorts(Ports ports, SettingsKeeper settings) {
    this.ports = ports;
    this.settings = settings;
  }

  /** Adds the ports of the settings, on or off as they were. Waits for the system. */
  public void open() throws NetworkException {
    loaded = true;
    for (var port : settings.get(Settings.PORTS)) {
      ports.add(port.port(), port.sharing(), port.on());
    }
  }

  /**
   * Adds the ports of the settings, all off, for a session that shows a capture: another one may be
   * listening. In the settings they are on or off as they were there.
   */
  public void addOff() throws NetworkException {
    loaded = true;
    for (var port : settings.get(Settings.PORTS)) {
      keptOn.put(port.port().number(), port.on());
      ports.add(port.port(), port.sharing(), false);
    }
  }

  /**
   * Opens a port that is not remembered, until {@link #endGuest}. Waits for the system.
   *
   * @return whether it is open; false if there is one of that number already
   */
  boolean openGuest(int number) throws NetworkException {
    if (ports.list().stream().anyMatch(port -> port.number() == number)) {
      return false;
    }
    guest = OptionalInt.of(number);
    if (ports.add(number).state() instanceof PortState.Open) {
      return true;
    }
    endGuest();
    return false;
  }

  /** Removes the port that is not remembered, if there is one. Waits for the system. */
  void endGuest() {
    guest.ifPresent(ports::remove);
    guest = OptionalInt.empty();
  }

  /** Remembers the ports that there are now; has no effect if those of the settings are not. */
  public void remember() {
    if (loaded) {
      var now = ports.list().stream().filter(port -> port.number() != guest.orElse(0)).toList();
      now.forEach(this::forgetIfNew);
      removed.addAll(keptOn.keySet());
      now.forEach(port -> removed.remove(port.number()));
      var remembered = now.stream().map(this::setting).toList();
      settings.update(old -> old.with(Settings.PORTS, remembered));
    }
  }

  /** A removed port that is off again is there by an undo; one that is on has been added. */
  private void forgetIfNew(UdpPort port) {
    if (removed.contains(port.number()) && port.on()) {
      keptOn.remove(port.number());
    }
  }

  private PortSetting setting(UdpPort port) {
    return new PortSetting(
        port.spec(), keptOn.getOrDefault(port.number(), port.on()), port.sharing());
  }
}
