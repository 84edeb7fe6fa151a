package picklescope.settings;

import picklescope.net.PortSharing;
import picklescope.net.PortSpec;
import picklescope.net.UdpPort;

/**
 * A listening port in the settings.
 *
 * @param port how it is opened
 * @param on whether it is opened when the program starts
 * @param sharing whether other programs may use it too
 */
public record PortSetting(PortSpec port, boolean on, PortSharing sharing) {
  static final PortSetting DEFAULT = new PortSetting(UdpPort.DEFAULT, true);

  /** Creates a port that receives everywhere and is not shared. */
  public PortSetting(int number, boolean on) {
    this(PortSpec.of(number), on, PortSharing.EXCLUSIVE);
  }

  /** Returns its number. */
  public int number() {
    return port.number();
  }
}
