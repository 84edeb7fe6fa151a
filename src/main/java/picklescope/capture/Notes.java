package picklescope.capture;

import java.nio.charset.StandardCharsets;
import picklescope.python.text.VisibleText;

/**
 * The notes on a datagram in a capture: pcapng's {@code opt_comment} and {@code epb_dropcount}.
 *
 * @param comment the comment; empty if there is none; several comments are joined as lines
 * @param dropped how many datagrams were lost between the previous one and this one
 */
public record Notes(String comment, long dropped) {
  /** Replaces control characters in the comment, except for line ends. */
  public Notes {
    comment = VisibleText.lines(comment);
  }

  /** No notes. */
  public static final Notes NONE = new Notes("", 0);

  /** Returns whether a comment is not too long for a file, in which it would be truncated. */
  public static boolean fits(String comment) {
    return comment.getBytes(StandardCharsets.UTF_8).length <= Blocks.MOST_TEXT;
  }

  /** Returns a copy with another comment. */
  public Notes withComment(String other) {
    return other.equals(comment) ? this : new Notes(other, dropped);
  }
}
