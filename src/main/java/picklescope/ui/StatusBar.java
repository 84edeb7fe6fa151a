package picklescope.ui;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import picklescope.ui.control.FittingLine;
import picklescope.view.ports.PortsStatus;

/** The line at the bottom: ports, totals, rate, and losses by their reason. */
final class StatusBar extends FittingLine {
  private final Label ports = label("status-ports");
  private final Label total = label("status-total");
  private final Label rate = label("status-rate");
  private final Label bySystem = label("status-dropped-system");
  private final Label byUs = label("status-dropped-us");
  private final Label recorded = label("status-recorded");
  private final Label message = label("status-message");
  private final Label selected = label("status-selected");
  private final PauseTransition forget = new PauseTransition(Duration.seconds(6));

  StatusBar() {
    setId("status");
    getStyleClass().add("status");
    setAlignment(Pos.CENTER_LEFT);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    ports.setMinWidth(60);
    message.setMinWidth(30); // a long message is cut; it must not widen the window
    getChildren().setAll(ports, rate, total, bySystem, byUs, recorded, space, message, selected);
    for (var least : List.of(recorded, total, rate, ports, selected)) {
      leaveOut(least);
    }
    forget.setOnFinished(_ -> message.setText(""));
  }

  private static Label label(String id) {
    var label = new Label();
    label.setId(id);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  void show(PortsStatus status) {
    ports.setText(status.listeningText());
    rate.setText("%,.0f/s".formatted(status.perSecond()));
    total.setText("%,d received".formatted(status.received()));
    var dropped = status.droppedBySystem();
    bySystem.setText(
        "dropped by the system: "
            + (dropped.isPresent() ? "%,d".formatted(dropped.getAsLong()) : "unknown"));
    byUs.setText("by us: %,d".formatted(status.droppedByUs()));
    mark(bySystem, dropped.orElse(0) > 0);
    mark(byUs, status.droppedByUs() > 0);
  }

  private static void mark(Label label, boolean loss) {
    label.getStyleClass().remove("loss");
    if (loss) {
      label.getStyleClass().add("loss");
    }
  }

  void showRecorded(String words) {
    recorded.setText(words);
  }

  /** Shows a message for a while. */
  void notify(String text) {
    message.setText(text);
    forget.playFromStart();
  }

  void showSelected(long count) {
    selected.setText(count > 1 ? "%,d selected".formatted(count) : "");
  }
}
