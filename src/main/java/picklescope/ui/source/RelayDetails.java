package picklescope.ui.source;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.settings.RelaySetting;
import picklescope.ui.control.Tips;
import picklescope.view.source.RelayText;
import picklescope.view.source.SourceEntry;

/** What is unfolded below the line of a relay: its state, its counters, and what can be done. */
final class RelayDetails extends VBox {
  private final Label state = new Label();
  private final Label counts = new Label();

  /**
   * Creates the details of a relay.
   *
   * @param edit opens the form of the relay at a node
   */
  RelayDetails(int port, Consumer<Region> edit, Runnable remove) {
    getStyleClass().add("source-details");
    text(state, "relay-state-" + port, "source-state");
    text(counts, "relay-counts-" + port, "source-counts");
    var change = button("relay-edit-" + port, "Edit…", "Change targets, faults and rules");
    change.setOnAction(_ -> edit.accept(change));
    var removal = button("relay-remove-" + port, "Remove", "Remove the relay (Delete)");
    removal.setOnAction(_ -> remove.run());
    var buttons = new FlowPane(change, removal);
    buttons.getStyleClass().add("source-buttons");
    buttons.setPrefWrapLength(0); // as narrow as the pane
    getChildren().setAll(state, counts, buttons);
  }

  private static void text(Label label, String id, String style) {
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
  }

  private static Button button(String id, String text, String help) {
    var button = new Button(text);
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(button, help);
    return button;
  }

  void display(SourceEntry entry, RelaySetting setting, String style) {
    if (!state.getStyleClass().contains(style)) {
      state.getStyleClass().setAll("label", "source-state", style);
    }
    Tips.set(state, RelayText.state(entry.source(), setting));
    String now = String.join("\n", RelayText.counts(entry));
    counts.setText(now);
    counts.setVisible(!now.isEmpty());
    counts.setManaged(!now.isEmpty());
  }
}
