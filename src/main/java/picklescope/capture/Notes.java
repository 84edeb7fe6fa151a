package picklescope.capture;

import picklescope.python.VisibleText;

/**
 * What a capture says of a datagram beside it: pcapng's {@code opt_comment} and {@code
 * epb_dropcount}.
 *
 * @param comment empty if there is none; several comments are lines of it
 * @param dropped how many datagrams were lost between the one before and this one, because the
 *     system or the capturing program could not keep up
 */
public record Notes(String comment, long dropped) {
  /** Keeps what a file gives from acting where it is shown: only line ends stay of controls. */
  public Notes {
    comment = VisibleText.lines(comment);
  }

  /** Nothing is said. */
  public static final Notes NONE = new Notes("", 0);

  /** The same with another comment. */
  public Notes withComment(String other) {
    return other.equals(comment) ? this : new Notes(other, dropped);
  }
}
