package picklescope.settings;

import picklescope.net.PortSharing;
import picklescope.net.UdpPort;

/**
 * A listening port in the settings.
 *
 * @param number 1 to 65535
 * @param on whether it is opened when the program starts
 * @param sharing whether other programs may use it too
 */
public record PortSetting(int number, boolean on, PortSharing sharing) {
  static final PortSetting DEFAULT = new PortSetting(UdpPort.DEFAULT, true);

  /** Creates a port that is not shared. */
  public PortSetting(int number, boolean on) {
    this(number, on, PortSharing.EXCLUSIVE);
  }
}
