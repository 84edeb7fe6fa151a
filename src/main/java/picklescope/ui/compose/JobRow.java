package picklescope.ui.compose;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import picklescope.ui.control.Tips;
import picklescope.view.compose.RepeatEntry;
import picklescope.view.text.LeftToRight;

/** The row of a repeat, which may be running or stopped. */
final class JobRow extends HBox {
  private static final double WIDEST_NAME = 220; // pixels: what is sent where is in view too

  private final RepeatEntry entry;
  private final Label state = new Label();
  private final Tooltip help = Tips.create();
  private final Button button = new Button();

  /**
   * Creates the row of a repeat.
   *
   * @param remove stops the repeat and removes it from the list
   */
  JobRow(RepeatEntry entry, Consumer<RepeatEntry> remove) {
    super(8);
    this.entry = entry;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("job-row");
    var name = new Label();
    Tips.set(name, entry.name());
    name.setTooltip(Tips.of(entry.name()));
    name.getStyleClass().add("saved-name");
    name.setMinWidth(60);
    name.setMaxWidth(WIDEST_NAME);
    var sent = new SentLabels();
    sent.display(entry.send().message().form(), entry.message(), entry.to());
    sent.message().getStyleClass().add("code");
    sent.message().setTooltip(Tips.of(entry.message()));
    state.getStyleClass().addAll("job-state", "muted");
    state.setTooltip(help);
    button.getStyleClass().add("job-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> entry.toggle(this::refresh));
    var close = new Button("×");
    close.getStyleClass().addAll("flat", "small-icon", "job-remove");
    Tips.explain(close, "Stop and remove from the list");
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setOnAction(_ -> remove.accept(entry));
    getChildren().setAll(button, name, sent.message(), sent.to(), state, close);
    if (entry.name().isEmpty()) {
      getChildren().remove(name);
    }
  }

  /** Returns the repeat that is displayed. */
  RepeatEntry entry() {
    return entry;
  }

  /** Displays the current state. */
  void refresh() {
    boolean active = entry.isActive();
    button.setText(active ? "Stop" : "Start");
    getStyleClass().remove("active");
    if (active) {
      getStyleClass().add("active");
    }
    boolean failed = entry.hasFailed();
    state.getStyleClass().remove("mistake");
    if (failed) {
      state.getStyleClass().add("mistake");
    }
    String text = entry.state();
    String held = LeftToRight.held(text);
    if (!state.getText().equals(held)) {
      state.setText(held);
    }
    Tips.set(help, entry.help());
  }
}
