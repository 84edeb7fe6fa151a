package picklescope.send;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;

/**
 * A responder that is kept; it is always off when it is read.
 *
 * @param name what the user calls it
 * @param when the filter expression as it is written
 * @param answer what is sent
 * @param delayMillis how long after the message
 * @param to where, as it is written; empty for the sender
 * @param mostPerSecond how many answers a second before it switches itself off
 * @param unknown as of {@link SavedSend}
 */
public record SavedResponder(
    String name,
    String when,
    Message answer,
    long delayMillis,
    String to,
    int mostPerSecond,
    Map<String, String> unknown) {
  /** An own copy. */
  public SavedResponder {
    unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown)); // in its order
  }

  /**
   * What it does.
   *
   * @throws NetworkException if its destination is none
   */
  public ResponderRule rule() throws NetworkException {
    Optional<Target> target =
        to.isBlank() ? Optional.empty() : Optional.of(Target.parse(to, SendOptions.usual()));
    return new ResponderRule(name, when, answer, delayMillis, target, mostPerSecond);
  }
}
