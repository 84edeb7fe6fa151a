package picklescope.view.text;

import java.util.List;
import picklescope.python.text.VisibleText;

/**
 * A line of text in pieces, each of one kind.
 *
 * @param text the whole line
 * @param pieces in order, without gaps
 */
public record StyledText(String text, List<Piece> pieces) {
  /** The empty line. */
  public static final StyledText EMPTY = new StyledText("", List.of());

  /**
   * A piece of the line.
   *
   * @param start the index of its first {@code char}
   * @param end the index after its last {@code char}
   * @param kind its kind
   */
  public record Piece(int start, int end, TokenKind kind) {}

  /** Returns a line of one kind; control characters are escaped. */
  public static StyledText of(String text, TokenKind kind) {
    String visible = VisibleText.line(text);
    return visible.isEmpty()
        ? EMPTY
        : new StyledText(visible, List.of(new Piece(0, visible.length(), kind)));
  }
}
