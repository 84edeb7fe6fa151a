package picklescope.event.find;

import picklescope.event.CustomEnvelope;
import picklescope.event.Envelope;

/**
 * An envelope that gives what was sent.
 *
 * @param envelope the envelope
 * @param converted whether values arrive with other types than they were sent with: a list for a
 *     tuple, bytes for text, a float of 32 bits
 */
public record FoundEnvelope(Envelope envelope, boolean converted) {
  /** Returns what it does, for the user, one line. */
  public String remark() {
    String writes =
        envelope instanceof CustomEnvelope custom && !custom.writes()
            ? "; it cannot be used for sending"
            : "";
    return converted
        ? "gives the values, some with other types, such as a list for a tuple" + writes
        : "gives exactly this" + writes;
  }
}
