package picklescope.ui.plot;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Shown instead of an empty plot: what can be plotted, and how. */
final class EmptyPlot {
  private static final String TEXT =
      """
      Write an expression above and press Enter:

      pos[0]                                 an item of a keyword argument
      data[1]                                a positional argument
      pos                                    a list, as its items
      sqrt(pos[0]**2 + pos[2]**2)            anything computed
      1 / interval                           messages a second
      pos[0] where sender == 'LAB-3'         only of some messages
      """;

  private EmptyPlot() {}

  static VBox create() {
    var title = new Label("Nothing is plotted yet");
    title.getStyleClass().add("title");
    var text = new Label(TEXT.stripTrailing());
    text.getStyleClass().addAll("muted", "code");
    text.setTextAlignment(TextAlignment.LEFT);
    var box = new VBox(title, text);
    box.setId("plot-empty");
    box.getStyleClass().add("plot-empty");
    box.setAlignment(Pos.CENTER);
    box.setMouseTransparent(true);
    return box;
  }
}
