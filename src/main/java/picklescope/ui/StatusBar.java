package picklescope.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import picklescope.ui.control.FittingLine;
import picklescope.ui.control.Throttle;
import picklescope.ui.control.Tips;
import picklescope.view.command.Command;
import picklescope.view.compose.Sending;
import picklescope.view.source.DroppedText;
import picklescope.view.source.PortsStatus;
import picklescope.view.source.SourcesStatus;

/** The line at the bottom: ports, totals, rate, losses, and what sends by itself. */
final class StatusBar extends FittingLine {
  /** Room for two sources; of more the first ones are seen, and the tooltip has all. */
  private static final double PORTS_WIDTH = 170;

  private final Label ports = label("status-ports");
  private final Label total = label("status-total");
  private final Label rate = label("status-rate");
  private final Label dropped = label("status-dropped");
  private final Label recorded = label("status-recorded");
  private final Label faults = label("status-faults");
  private final Label message = label("status-message");
  private final Label selected = label("status-selected");
  private final Button below = new Button();
  private final Command stop;
  private PortsStatus ofPorts = PortsStatus.NONE;
  private SourcesStatus ofSources = SourcesStatus.NONE;
  private final Button sending = new Button();
  private final MessagePlace messagePlace = new MessagePlace();
  private final Throttle belowText = new Throttle();
  private final PauseTransition forget = new PauseTransition(Duration.seconds(6));

  /**
   * Creates the bar.
   *
   * @param stop stops all that sends by itself
   * @param follow scrolls to the newest row
   */
  StatusBar(Command stop, Runnable follow) {
    this.stop = stop;
    setId("status");
    getStyleClass().add("status");
    setAlignment(Pos.CENTER_LEFT);
    faults.getStyleClass().add("faults");
    faults.setManaged(false);
    rate.setMinWidth(Region.USE_COMPUTED_SIZE); // that of the style sheet, for its text changes
    sending.setId("status-sending");
    sending.setMinWidth(USE_PREF_SIZE);
    sending.setOnAction(_ -> stop.run());
    sending.setText(new Sending(1, 0, 0, 0, false).text()); // as wide as it will be
    sending.setVisible(false);
    below.setId("new-below");
    below.setFocusTraversable(false);
    Tips.explain(below, "Show the newest message, and keep it in view (End)");
    below.setOnAction(_ -> follow.run());
    below.setVisible(false);
    reserve(below, sending);
    getChildren()
        .setAll(
            ports, rate, total, dropped, faults, recorded, messagePlace, selected, below, sending);
    for (var least : List.of(recorded, total, rate, ports, selected)) {
      leaveOut(least);
    }
    forget.setOnFinished(_ -> {
      message.setText("");
      message.setTooltip(null);
    });
  }

  private static Label label(String id) {
    var label = new Label();
    label.setId(id);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  void display(PortsStatus status) {
    ofPorts = status;
    displayOpen();
  }

  private void displayOpen() {
    Tips.set(ports, ofPorts.openText(ofSources));
    ports.setMinWidth(Math.min(PORTS_WIDTH, snapSizeX(ports.prefWidth(-1))));
    var all = ofPorts.totals().plus(ofSources.totals());
    rate.setText("%,.0f/s".formatted(all.perSecond()));
    total.setText("%,d received".formatted(all.received()));
    display(all.droppedText());
  }

  void display(SourcesStatus status) {
    String text = status.faultsText();
    faults.setText(text);
    faults.setVisible(!text.isEmpty());
    faults.setManaged(!text.isEmpty());
    Tips.explain(faults, status.faultsDetails());
    ofSources = status;
    displayOpen();
  }

  private void display(DroppedText text) {
    dropped.setText(text.text());
    Tips.explain(dropped, text.details());
    if (dropped.getStyleClass().contains("loss") != text.isLoss()) {
      dropped.getStyleClass().setAll(text.isLoss() ? List.of("label", "loss") : List.of("label"));
    }
  }

  /** The place of the message, which may also take those kept for others while they are empty. */
  private final class MessagePlace extends Pane {
    MessagePlace() {
      super(message);
      setMinWidth(30); // a long message is cut; it must not widen the window or cut others
      setPrefWidth(30);
      setMaxWidth(Double.MAX_VALUE);
      message.setMinWidth(0);
      HBox.setHgrow(this, Priority.ALWAYS);
    }

    @Override
    protected void layoutChildren() {
      double end =
          Stream.of(selected, below, sending)
              .filter(one -> one.isVisible() && one.getLayoutBounds().getWidth() > 0)
              .findFirst()
              .map(one -> one.getLayoutX() - StatusBar.this.getSpacing())
              .orElse(StatusBar.this.getWidth() - StatusBar.this.snappedRightInset());
      message.resizeRelocate(0, 0, Math.max(0, end - getLayoutX()), getHeight());
    }
  }

  private void setShown(Node place, boolean shown) {
    if (place.isVisible() != shown) {
      place.setVisible(shown);
      messagePlace.requestLayout();
      requestLayout();
    }
  }

  /** Shows what sends by itself, with a button that stops it. */
  void showSending(Sending what) {
    boolean any = what.count() > 0;
    setShown(sending, any);
    if (any && !what.text().equals(sending.getText())) {
      sending.setText(what.text());
    }
    if (any) {
      Tips.explain(sending, what.help(stop.keys().getFirst().shown()));
    }
  }

  /** Shows how many rows are below those in view, with a button that scrolls to the newest. */
  void showBelow(long count) {
    boolean any = count > 0;
    setShown(below, any);
    String text = any ? "↓ %,d more below".formatted(count) : "";
    boolean comes = !any || below.getText().isEmpty();
    if (!text.equals(below.getText()) && (comes || belowText.take())) {
      below.setText(text);
    }
  }

  void showRecorded(String words) {
    recorded.setText(words);
  }

  /** Shows a message for a while. */
  void notify(String text) {
    Tips.set(message, text);
    message.setTooltip(Tips.of(text));
    forget.playFromStart();
  }

  void showSelected(long count) {
    selected.setText(count > 1 ? "%,d selected".formatted(count) : "");
  }
}
