package picklescope.ui.inspect;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.view.inspect.Detail;

/** The header of the inspector: kind, addresses and warnings of the datagram. */
final class InspectorHeader extends HBox {
  private final Label kind = new Label();
  private final Label facts = new Label();
  private final Button warnings = new Button();
  private final Button envelope = new Button();
  private final Button enlarge = new Button();

  /**
   * Creates an empty header.
   *
   * @param showWarnings displays the warnings in full
   * @param chooseEnvelope lets the user choose another envelope, in a popover at the given node
   * @param arrangement the control that arranges the views
   */
  InspectorHeader(Runnable showWarnings, Consumer<Node> chooseEnvelope, Node arrangement) {
    kind.setId("detail-kind");
    kind.getStyleClass().add("kind");
    kind.setMinWidth(USE_PREF_SIZE);
    facts.setId("detail-facts");
    facts.getStyleClass().addAll("code", "facts");
    facts.setMinWidth(0);
    facts.setTooltip(new Tooltip());
    facts.getTooltip().textProperty().bind(facts.textProperty());
    warnings.setId("detail-warnings");
    warnings.getStyleClass().add("warnings");
    warnings.setMinWidth(USE_PREF_SIZE);
    warnings.setTooltip(new Tooltip());
    warnings.setOnAction(_ -> showWarnings.run());
    warnings.managedProperty().bind(warnings.visibleProperty());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    envelope.setId("detail-envelope");
    envelope.setMinWidth(USE_PREF_SIZE);
    envelope.setTooltip(
        new Tooltip("The layout of the arguments inside the payloads of this port"));
    envelope.setOnAction(_ -> chooseEnvelope.accept(envelope));
    enlarge.setId("detail-enlarge");
    enlarge.setText("⤢");
    enlarge.setAccessibleText("Enlarge the inspector, or restore its size");
    enlarge.setTooltip(new Tooltip("Enlarge, or restore the size (F11)"));
    getChildren().addAll(kind, warnings, facts, space, envelope, arrangement, enlarge);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("line", "header");
  }

  /** Sets the action of the enlarge button and of a double click. */
  void onEnlarge(Runnable action) {
    enlarge.setOnAction(_ -> action.run());
    setOnMouseClicked(click -> {
      if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
        action.run();
      }
    });
  }

  void show(Detail detail) {
    Event event = detail.event();
    kind.setText(
        switch (event) {
          case NetworkEvent call ->
              (call.bare() ? "bare" : "network event")
                  + (call.misfit().isEmpty() ? "" : ", read as auto");
          case RawNetworkEvent _ -> "raw";
        });
    List<String> texts = detail.callback().warnings();
    warnings.setVisible(!texts.isEmpty());
    warnings.setText(texts.size() == 1 ? "1 warning" : texts.size() + " warnings");
    warnings.getTooltip().setText(String.join("\n", texts));
    warnings.setAccessibleText(String.join(" ", texts));
    facts.setText(facts(event));
    envelope.setText("Envelope: " + detail.envelope().text().split(" ")[0]);
    envelope.setAccessibleText(
        "Envelope of port %d: %s".formatted(event.port(), detail.envelope().text()));
  }

  private static String facts(Event event) {
    var datagram = event.datagram();
    boolean in = datagram.direction() == Direction.IN;
    String remote = event.address() + ":" + datagram.remote().getPort();
    String who = in && !event.sender().equals(event.address()) ? event.sender() + " " : "";
    return "#%d  %s  %s%s  %s port %d  UDP, %,d bytes"
        .formatted(
            datagram.number(),
            in ? "from" : "to",
            who,
            remote,
            in ? "on" : "from",
            datagram.local().getPort(),
            datagram.payload().length);
  }
}
