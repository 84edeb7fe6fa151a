package picklescope.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picklescope.settings.Settings;
import picklescope.settings.SettingsFile;
import picklescope.settings.UserFolders;

/** The user's names for computers, which take precedence over those in a capture file. */
final class SenderAliases {
  private SenderAliases() {}

  /**
   * Returns a function from addresses to names: the user's name, else another one, else the address
   * as text.
   *
   * @throws IOException if the settings cannot be read
   */
  static Function<InetAddress, String> before(Function<InetAddress, Optional<String>> others)
      throws IOException {
    var ofUser = ofUser();
    return address ->
        ofUser.apply(address).or(() -> others.apply(address)).orElseGet(address::getHostAddress);
  }

  /**
   * Returns a function from addresses to the user's names.
   *
   * @throws IOException if the settings cannot be read
   */
  static Function<InetAddress, Optional<String>> ofUser() throws IOException {
    Map<String, String> aliases =
        new SettingsFile(UserFolders.usual().settings()).load().settings().get(Settings.ALIASES);
    return address -> Optional.ofNullable(aliases.get(address.getHostAddress()));
  }
}
