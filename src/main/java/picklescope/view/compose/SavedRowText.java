package picklescope.view.compose;

import picklescope.send.SavedSend;

/**
 * What the row of a saved send shows, each part in one line: what is sent where can be seen before
 * it is sent, also where somebody else has written the file.
 *
 * @param name its name
 * @param text the wait before the message, its form and its beginning; of a file that is sent, the
 *     end of its path
 * @param to all destinations
 */
public record SavedRowText(String name, String text, String to) {
  /** Returns the texts for a saved send. */
  public static SavedRowText of(SavedSend send) {
    return new SavedRowText(
        RowText.name(send.name()),
        RowText.message(send.message(), send.waitMillis()),
        RowText.destinations(send.to()));
  }
}
