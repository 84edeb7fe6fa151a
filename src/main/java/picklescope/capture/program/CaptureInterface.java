package picklescope.capture.program;

import java.util.List;

/**
 * A network interface that a capture program can watch.
 *
 * @param device its name for the program, such as {@code eth0} or {@code \Device\NPF_{...}}
 * @param name its name for the user: the same as the device except on Windows
 * @param description more about it, such as {@code Loopback}; may be empty
 * @param isLoopback whether this computer sends to itself by it
 * @param addresses its addresses; may be empty
 */
public record CaptureInterface(
    String device, String name, String description, boolean isLoopback, List<String> addresses) {
  /** The device with which Linux watches all interfaces. */
  public static final String ANY = "any";

  /** Returns whether the user means this interface. */
  boolean is(String wanted) {
    return device.equals(wanted) || name.equals(wanted);
  }
}
