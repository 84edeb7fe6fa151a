package picklescope.settings;

import java.util.List;

/**
 * A passive capture in the settings.
 *
 * @param networkInterface the name of the network interface, such as {@code eth0}
 * @param ports the ports whose messages are recorded; all ports if it is empty
 * @param on whether it is started when the program starts
 */
public record CaptureSetting(String networkInterface, List<Integer> ports, boolean on)
    implements SourceSetting {
  /** Copies the list. */
  public CaptureSetting {
    ports = List.copyOf(ports);
  }

  @Override
  public String name() {
    return networkInterface;
  }

  @Override
  public CaptureSetting switched(boolean nowOn) {
    return new CaptureSetting(networkInterface, ports, nowOn);
  }
}
