package picklescope.view.compose;

import java.util.function.IntFunction;
import picklescope.python.text.Counted;

/**
 * The texts that describe a draft to the user.
 *
 * @param size the size of the first datagram
 * @param help explains the size
 * @param level how the size is marked
 * @param event the event that the callback receives, or why the text cannot be encoded; empty if
 *     there is a mistake
 * @param mistake a mistake that is reported at once; empty if there is none
 */
public record DraftText(String size, String help, Level level, String event, String mistake) {
  private static final String BYTES = "The bytes that will be sent";

  /** How a size is marked. */
  public enum Level {
    FINE,
    /** More than one packet. */
    WARNING,
    /** More than a datagram. */
    WRONG
  }

  /**
   * Describes a draft.
   *
   * @param position returns the position of a char index for the user
   */
  public static DraftText of(Draft draft, IntFunction<String> position) {
    return switch (draft) {
      case Draft.Ready ready -> {
        int bytes = ready.first().length;
        boolean several = bytes > Draft.ONE_PACKET;
        yield new DraftText(
            Counted.bytes(bytes) + (several ? ", in several packets" : ""),
            several
                ? "More than %,d bytes are sent over Ethernet in several packets; if one packet is lost, the whole message is lost."
                    .formatted(Draft.ONE_PACKET)
                : BYTES,
            several ? Level.WARNING : Level.FINE,
            (ready.compiled().moves() ? "first: " : "") + ready.seen(),
            "");
      }
      case Draft.Mistake mistake when mistake.tooLong() ->
          new DraftText("too long", BYTES, Level.WRONG, "", "✕ " + mistake.message());
      case Draft.Mistake mistake ->
          new DraftText(
              "Bytes", BYTES, Level.FINE, position.apply(mistake.offset()) + mistake.message(), "");
    };
  }
}
