package picklescope.ui.source;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.ui.control.CopyLine;
import picklescope.ui.control.Tips;

/**
 * What is unfolded below the line of a relay or a passive capture: its state, its counters, and
 * what can be done.
 */
final class SourceDetails extends VBox {
  private final String kindName;
  private final String key;
  private final Label state = new Label();
  private final CopyLine mending = new CopyLine(Side.BOTTOM);
  private final Label counts = new Label();
  private final FlowPane buttons = new FlowPane();

  /**
   * Creates the details of a source.
   *
   * @param kindName what it is, in one word of the user
   * @param key what names it among those of its kind
   */
  SourceDetails(String kindName, String key, Runnable remove) {
    this.kindName = kindName;
    this.key = key;
    getStyleClass().add("source-details");
    text(state, "state", "source-state");
    text(counts, "counts", "source-counts");
    mending.setId(id("mending"));
    button("remove", "Remove", "Remove the " + kindName + " (Delete)", _ -> remove.run());
    buttons.getStyleClass().add("source-buttons");
    buttons.setPrefWrapLength(0); // as narrow as the pane
    getChildren().setAll(buttons, state, mending, counts);
  }

  /** Takes its buttons away: nothing can be done with it here. */
  void removeButtons() {
    getChildren().remove(buttons);
  }

  private void text(Label label, String part, String style) {
    label.setId(id(part));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
  }

  private String id(String part) {
    return kindName + "-" + part + "-" + key;
  }

  /** Adds a button before the others. */
  Button button(String part, String text, String help, Consumer<Node> action) {
    var button = new Button(text);
    button.setId(id(part));
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(button, help);
    button.setOnAction(_ -> action.accept(button));
    buttons.getChildren().addFirst(button);
    return button;
  }

  /** Displays the command that repairs its failure, or none. */
  void displayMending(Optional<String> command) {
    mending.display(command);
  }

  /**
   * Displays the source as it is now.
   *
   * @param style the style of its state
   */
  void display(String now, String counted, String style) {
    if (!state.getStyleClass().contains(style)) {
      state.getStyleClass().setAll("label", "source-state", style);
    }
    Tips.set(state, now);
    Tips.set(counts, counted);
    counts.setVisible(!counted.isEmpty());
    counts.setManaged(!counted.isEmpty());
  }
}
