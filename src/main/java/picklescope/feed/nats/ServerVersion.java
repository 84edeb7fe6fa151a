package picklescope.feed.nats;

import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.feed.LabAddress;

/** Which servers can be used. */
final class ServerVersion {
  private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6}).*");

  private ServerVersion() {}

  /** Returns why a server cannot be used, for the user; empty if it can. */
  static Optional<String> refusal(LabAddress address, String version, boolean hasJetStream) {
    if (!isNewEnough(version)) {
      return Optional.of(
          "%s is a nats-server %s; 2.10 or newer is needed. Install a newer one on that computer."
              .formatted(address, version));
    }
    return hasJetStream
        ? Optional.empty()
        : Optional.of(
            "%s keeps no messages: start nats-server with JetStream (-js, or jetstream {} in its configuration)."
                .formatted(address));
  }

  private static boolean isNewEnough(String version) {
    var numbers = NUMBERS.matcher(version);
    if (!numbers.matches()) {
      return false;
    }
    int major = Integer.parseInt(numbers.group(1));
    return major > 2 || major == 2 && Integer.parseInt(numbers.group(2)) >= 10;
  }
}
