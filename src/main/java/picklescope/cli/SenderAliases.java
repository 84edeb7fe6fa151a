package picklescope.cli;

import java.io.PrintStream;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picklescope.settings.Settings;

/**
 * The user's names for computers, which take precedence over those in a capture file.
 *
 * @param names by address
 */
record SenderAliases(Map<String, String> names) {
  /**
   * Reads them from the settings.
   *
   * @param err where a problem of the settings is reported
   */
  static SenderAliases load(PrintStream err) {
    return new SenderAliases(RememberedSettings.load(err).get(Settings.ALIASES));
  }

  /**
   * Returns a function from addresses to names: the user's name, else another one, else the address
   * as text.
   */
  Function<InetAddress, String> before(Function<InetAddress, Optional<String>> others) {
    return address ->
        of(address).or(() -> others.apply(address)).orElseGet(address::getHostAddress);
  }

  /** Returns the user's name for an address. */
  Optional<String> of(InetAddress address) {
    return Optional.ofNullable(names.get(address.getHostAddress()));
  }
}
