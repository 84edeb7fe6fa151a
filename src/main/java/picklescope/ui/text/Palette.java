package picklescope.ui.text;

import java.util.Map;
import javafx.scene.paint.Color;
import picklescope.view.text.TokenKind;

/**
 * The colours of what is drawn and not styled by a sheet.
 *
 * @param kinds a colour for every kind of token
 * @param selection behind selected text and rows
 * @param sent behind the rows of sent datagrams
 * @param line between rows
 * @param accent beside the row that the keyboard is at
 */
public record Palette(
    Map<TokenKind, Color> kinds, Color selection, Color sent, Color line, Color accent) {
  /** The colour of a kind. */
  public Color of(TokenKind kind) {
    return kinds.get(kind);
  }
}
