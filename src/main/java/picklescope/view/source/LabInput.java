package picklescope.view.source;

import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picklescope.feed.FeedStart;
import picklescope.feed.LabAddress;

/**
 * What the user writes into the form of a lab.
 *
 * @param server an address, or only the name of the computer
 * @param password of the user in the address; empty if it is in the address, or needless
 * @param from a time, {@code now} or {@code oldest}; now if it is empty
 */
public record LabInput(String server, String password, String from) {
  private static final String PASSWORD = "NATS_PASSWORD";

  /** A field of the form. */
  public enum Field {
    SERVER,
    FROM
  }

  /**
   * A lab, or why there is none.
   *
   * @param request empty if a field has a mistake
   * @param mistakes what is wrong with fields, for the user
   */
  public record Reading(Optional<Request> request, Map<Field, String> mistakes) {}

  /** What is to be watched. */
  public record Request(LabAddress broker, FeedStart start) {}

  /**
   * Returns what the texts mean.
   *
   * @param environment the environment variables, see {@link LabAddress#of(String, Map)}
   * @param now the present time, in the time zone of the user
   */
  public Reading read(Map<String, String> environment, ZonedDateTime now) {
    var mistakes = new LinkedHashMap<Field, String>();
    var broker = broker(environment, mistakes);
    var start = start(now, mistakes);
    return new Reading(
        broker.flatMap(address -> start.map(when -> new Request(address, when))),
        Map.copyOf(mistakes));
  }

  private Optional<LabAddress> broker(
      Map<String, String> environment, Map<Field, String> mistakes) {
    String text = server.strip();
    if (text.isEmpty()) {
      mistakes.put(Field.SERVER, "Write the address of the server, such as nats://lab-server.");
      return Optional.empty();
    }
    var variables = new LinkedHashMap<>(environment);
    if (!password.isEmpty()) {
      variables.put(PASSWORD, password);
    }
    try {
      return Optional.of(LabAddress.of(text.contains("://") ? text : "nats://" + text, variables));
    } catch (IllegalArgumentException e) {
      mistakes.put(Field.SERVER, "Server: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<FeedStart> start(ZonedDateTime now, Map<Field, String> mistakes) {
    try {
      return Optional.of(FeedStart.of(from.isBlank() ? "now" : from, now));
    } catch (IllegalArgumentException e) {
      mistakes.put(Field.FROM, "From: " + e.getMessage());
      return Optional.empty();
    }
  }
}
