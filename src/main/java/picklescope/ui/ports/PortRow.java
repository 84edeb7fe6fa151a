package picklescope.ui.ports;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import picklescope.net.PortState;
import picklescope.net.UdpPort;
import picklescope.view.ports.PortText;
import picklescope.view.ports.PortsStatus;

/** Displays a port: its switch, its state and its counters. */
final class PortRow extends VBox {
  private static final PseudoClass SOME = PseudoClass.getPseudoClass("some");

  private final ToggleSwitch toggle = new ToggleSwitch();
  private final Label state = new Label();
  private final Label rate = new Label();
  private final Label loss = new Label();
  private final Tooltip about = new Tooltip();
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
    toggle.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON); // ControlsFX sets none
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
    state.setTooltip(about);
    loss.setId("port-loss-" + number);
    loss.setWrapText(true);
    loss.getStyleClass().add("port-loss");
    loss.setTooltip(about);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var line = new HBox(name, space, toggle, removeButton());
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    getChildren().setAll(line, state, rate, loss);
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

  void focusSwitch() {
    toggle.requestFocus();
  }

  void show(PortsStatus.Entry entry) {
    showing = true;
    toggle.setSelected(entry.port().on());
    showing = false;
    UdpPort port = entry.port();
    rate.setText(PortText.rate(entry));
    showState(
        switch (port.state()) {
          case PortState.Open open -> open.others().isEmpty() ? "listening" : "contested";
          case PortState.Closed _ -> "off";
          case PortState.Failed _ -> "failed";
        },
        PortText.state(port));
    if (port.state() instanceof PortState.Open open) {
      about.setText(PortText.buffer(open));
    }
    loss.setText(PortText.losses(port));
    loss.pseudoClassStateChanged(SOME, PortText.hasLosses(port.counters()));
  }

  private void showState(String style, String text) {
    // Called twice a second: without a change there must be no new layout.
    if (!state.getStyleClass().contains(style)) {
      state.getStyleClass().removeAll("listening", "contested", "off", "failed");
      state.getStyleClass().add(style);
    }
    state.setText(text);
  }
}
