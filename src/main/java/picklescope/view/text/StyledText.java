package picklescope.view.text;

import java.util.List;
import picklescope.python.text.VisibleText;

/**
 * One line of text in pieces of one kind each.
 *
 * @param text the whole line
 * @param pieces in order, without gaps
 */
public record StyledText(String text, List<Piece> pieces) {
  /** Nothing. */
  public static final StyledText EMPTY = new StyledText("", List.of());

  /**
   * A piece of the line.
   *
   * @param end the index after its last char
   */
  public record Piece(int start, int end, TokenKind kind) {}

  /** A line of one kind, in which nothing acts: controls are escaped. */
  public static StyledText of(String text, TokenKind kind) {
    String visible = VisibleText.line(text);
    return visible.isEmpty()
        ? EMPTY
        : new StyledText(visible, List.of(new Piece(0, visible.length(), kind)));
  }
}
