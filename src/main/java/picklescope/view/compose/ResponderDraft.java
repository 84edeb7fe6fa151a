package picklescope.view.compose;

import java.util.Map;
import java.util.Optional;
import picklescope.filter.Filter;
import picklescope.filter.FilterDoubt;
import picklescope.net.Network;
import picklescope.net.NetworkException;
import picklescope.pickle.PickleException;
import picklescope.python.source.SourceException;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Responder;
import picklescope.send.ResponderRule;
import picklescope.send.SavedResponder;

/**
 * The texts of the fields in which a responder is written.
 *
 * @param when the filter of the messages that are answered
 * @param answer the answer, a call
 * @param delay milliseconds; empty for none
 * @param to the destination; empty for the sender of the message
 * @param limit the maximum number of answers per second; empty for the default
 * @param protocol of the pickle, 0 to 5
 */
public record ResponderDraft(
    String when, String answer, String delay, String to, String limit, int protocol) {
  /** The fields of a new responder. */
  public static final ResponderDraft EMPTY =
      new ResponderDraft("", "", "", "", "", Network.DEFAULT_PROTOCOL);

  /** Returns the fields of a saved responder. */
  public static ResponderDraft of(SavedResponder one) {
    return new ResponderDraft(
        one.when(),
        one.answer().text(),
        one.delayMillis() == 0 ? "" : Long.toString(one.delayMillis()),
        one.to(),
        one.mostPerSecond() == ResponderRule.USUAL_MOST_PER_SECOND
            ? ""
            : Integer.toString(one.mostPerSecond()),
        one.answer().protocol());
  }

  /**
   * Returns the responder. It has not been checked, see {@link #problem}.
   *
   * @param changed the saved responder that is changed; its other fields are kept
   * @throws NumberFormatException if delay or limit is not a whole number
   */
  public SavedResponder responder(Optional<SavedResponder> changed) {
    String text = answer.strip();
    var message =
        changed
            .map(one -> one.answer().withText(text))
            .orElse(Message.of(MessageForm.CALL, text))
            .withProtocol(protocol);
    return new SavedResponder(
        changed
            .filter(one -> !one.name().equals(one.answer().text()))
            .map(SavedResponder::name)
            .orElse(text),
        when.strip(),
        message,
        number(delay, 0),
        to.strip(),
        (int) Math.min(Integer.MAX_VALUE, number(limit, ResponderRule.USUAL_MOST_PER_SECOND)),
        changed.map(SavedResponder::unknown).orElse(Map.of()));
  }

  private static long number(String text, long fallback) {
    return text.isBlank() ? fallback : Long.parseLong(text.strip());
  }

  /** Returns what is doubtful about a valid filter, for the user; empty if nothing is. */
  public String doubt() {
    return FilterDoubt.beforeUse(when).map("When: "::concat).orElse("");
  }

  /**
   * Returns why a responder cannot be used, for the user; empty if it can. It may block for a name
   * server.
   */
  public static String problem(SavedResponder responder) {
    if (responder.answer().text().isBlank()) {
      return "Enter the answer: a call, such as send('pong', e.data[1]).";
    }
    try {
      Filter.of(responder.when());
    } catch (SourceException e) {
      return "When, at %d: %s".formatted(e.offset() + 1, e.getMessage());
    }
    try {
      Responder.of(responder.rule());
      return "";
    } catch (SourceException e) {
      return "Send, at %d: %s".formatted(e.offset() + 1, e.getMessage());
    } catch (NetworkException | PickleException | IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
