package picklescope.view.compose;

import picklescope.send.SavedResponder;

/**
 * What the row of a responder shows, each part in one line: what it sends where can be seen before
 * it is switched on, also where somebody else has written the file.
 *
 * @param when the filter of the messages that are answered
 * @param answer the delay of the answer, its form and its beginning; of a file that is sent, the
 *     end of its path
 * @param to all destinations
 * @param file the name of the file that contains the responder; empty for the user's own
 */
public record ResponderRowText(String when, String answer, String to, String file) {
  /** Returns the texts for a responder of a file with a name. */
  static ResponderRowText of(SavedResponder responder, String file) {
    String when = RowText.name(responder.when());
    return new ResponderRowText(
        when.isEmpty() ? "anything" : when,
        "⇒  " + RowText.message(responder.answer(), responder.delayMillis()),
        to(responder.to()),
        RowText.name(file));
  }

  private static String to(String to) {
    return to.strip().matches("(:\\d+)?") ? "→ the sender" + to.strip() : RowText.destinations(to);
  }
}
