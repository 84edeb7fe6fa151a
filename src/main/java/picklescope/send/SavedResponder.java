package picklescope.send;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;

/**
 * A responder as it is stored in a file. It is switched off when it is read.
 *
 * @param name the user's name for it
 * @param when the filter expression as the user wrote it
 * @param answer the answer
 * @param delayMillis the delay after the message in milliseconds
 * @param to the destination as the user wrote it; empty for the sender of the message, a colon and
 *     a port for that port of the sender's computer
 * @param mostPerSecond the most answers per second; the responder switches itself off if there are
 *     more
 * @param unknown see {@link SavedSend#unknown}
 */
public record SavedResponder(
    String name,
    String when,
    Message answer,
    long delayMillis,
    String to,
    int mostPerSecond,
    Map<String, String> unknown) {
  /** Copies the map. */
  public SavedResponder {
    unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown)); // in its order
  }

  /**
   * Returns the rule of the responder.
   *
   * @throws NetworkException if the destination is invalid
   */
  public ResponderRule rule() throws NetworkException {
    var target =
        to.isBlank() ? new AnswerTarget.Sender() : AnswerTarget.parse(to, SendOptions.usual());
    return new ResponderRule(name, when, answer, delayMillis, target, mostPerSecond);
  }
}
