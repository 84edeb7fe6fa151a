package picklescope.ui.ports;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import picklescope.net.PortState;

/** One port: its switch, its state, what it has received. */
final class PortRow extends VBox {
  private final ToggleSwitch toggle = new ToggleSwitch();
  private final Label state = new Label();
  private final Label rate = new Label();
  private final int number;
  private final PortsWatch watch;
  private boolean showing;

  PortRow(int number, PortsWatch watch) {
    this.number = number;
    this.watch = watch;
    getStyleClass().add("port-row");
    setId("port-" + number);
    var name = new Label(Integer.toString(number));
    name.getStyleClass().addAll("code", "port-number");
    name.setMinWidth(Region.USE_PREF_SIZE);
    toggle.setId("port-toggle-" + number);
    toggle.setAccessibleText("Listen on port " + number);
    toggle.setTooltip(new Tooltip("Listen on port " + number + ", or free it"));
    toggle
        .selectedProperty()
        .addListener((_, _, on) -> {
          if (!showing) {
            watch.toggle(number, on);
          }
        });
    rate.setId("port-rate-" + number);
    rate.getStyleClass().addAll("code", "muted");
    rate.setMinWidth(Region.USE_PREF_SIZE);
    state.setId("port-state-" + number);
    state.setWrapText(true);
    state.getStyleClass().add("port-state");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var line = new HBox(name, space, toggle, removeButton());
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    getChildren().setAll(line, state, rate);
  }

  private Button removeButton() {
    var remove = new Button();
    var cross = new Region();
    cross.getStyleClass().addAll("icon", "icon-cross");
    remove.setGraphic(cross);
    remove.setId("port-remove-" + number);
    remove.getStyleClass().addAll("button-icon", "flat", "small-icon");
    remove.setAccessibleText("Remove port " + number);
    remove.setTooltip(new Tooltip("Remove port " + number));
    remove.setOnAction(_ -> watch.remove(number));
    return remove;
  }

  int number() {
    return number;
  }

  void show(PortsStatus.Entry entry) {
    showing = true;
    toggle.setSelected(entry.port().on());
    showing = false;
    long received = entry.port().counters().received();
    rate.setText("%,d · %,.0f/s".formatted(received, entry.perSecond()));
    state.getStyleClass().removeAll("listening", "off", "failed");
    switch (entry.port().state()) {
      case PortState.Open _ -> say("listening", "● listening");
      case PortState.Closed _ -> say("off", "○ off");
      case PortState.Failed failed -> say("failed", "✕ " + failed.reason());
    }
  }

  private void say(String style, String text) {
    state.getStyleClass().add(style);
    state.setText(text);
  }
}
