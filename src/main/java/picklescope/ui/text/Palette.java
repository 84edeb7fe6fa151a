package picklescope.ui.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.paint.Color;
import picklescope.view.text.TokenKind;

/**
 * The colours of drawn content, which style sheets do not affect.
 *
 * @param kinds the colour of each kind of token
 * @param selection the background of selected text and rows
 * @param sent the background of rows of sent datagrams
 * @param line the colour of lines between rows
 * @param accent the colour of the mark beside the focused row
 * @param series the colours of series and objects, told apart also by those who see few colours
 */
public record Palette(
    Map<TokenKind, Color> kinds,
    Color selection,
    Color sent,
    Color line,
    Color accent,
    List<Color> series) {
  /** Returns the colour of a series or an object, from 0; they repeat. */
  public Color series(int index) {
    return series.get(index % series.size());
  }

  /** Returns the colour of a kind of token. */
  public Color of(TokenKind kind) {
    return Objects.requireNonNull(kinds.get(kind));
  }
}
