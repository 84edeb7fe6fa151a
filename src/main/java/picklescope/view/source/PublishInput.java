package picklescope.view.source;

import java.util.Map;
import java.util.Optional;
import picklescope.feed.HostName;
import picklescope.feed.LabAddress;
import picklescope.settings.PublishSetting;

/**
 * What the user writes into the form in which the live capture is published.
 *
 * @param server an address, or only the name of the computer
 * @param password of the user in the address; empty if it is in the address, or needless
 * @param host the name under which it is published; empty for that of this computer
 */
public record PublishInput(String server, String password, String host) {
  /**
   * Where it is published, or why it is not.
   *
   * @param password of the user in the address; empty if none is given
   * @param mistake what is wrong, for the user; empty if nothing is
   */
  public record Reading(Optional<PublishSetting> setting, String password, String mistake) {}

  /** Returns what the texts describe, which is on. */
  public Reading read() {
    String text = server.strip();
    if (text.isEmpty()) {
      return wrong("Write the address of the server, such as nats://lab-server.");
    }
    LabAddress address;
    try {
      address = LabAddress.of(text.contains("://") ? text : "nats://" + text, Map.of());
    } catch (IllegalArgumentException e) {
      return wrong("Server: " + e.getMessage());
    }
    try {
      String name = host.isBlank() ? "" : new HostName(host.strip()).text();
      String given =
          password.isEmpty() ? address.user().map(LabAddress.User::password).orElse("") : password;
      return new Reading(
          Optional.of(new PublishSetting(address.withoutPassword(), name, true)), given, "");
    } catch (IllegalArgumentException e) {
      return wrong("Name: " + e.getMessage());
    }
  }

  private static Reading wrong(String mistake) {
    return new Reading(Optional.empty(), "", mistake);
  }
}
