package picklescope.ui.source;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.net.PortState;
import picklescope.ui.control.Tips;
import picklescope.view.source.PortText;
import picklescope.view.source.PortsStatus;

/** The numbers of the ports, each in the colour of its state; a click opens the whole pane. */
final class SourcesStrip extends VBox {
  private final VBox rows = new VBox();
  private final Button more = new Button();
  private final Runnable open;

  /**
   * Creates a strip without ports.
   *
   * @param open opens the whole pane
   */
  SourcesStrip(Runnable open) {
    this.open = open;
    setId("sources-strip");
    getStyleClass().add("sources-strip");
    setAlignment(Pos.TOP_CENTER);
    var plus = new Region();
    plus.getStyleClass().addAll("icon", "icon-plus");
    more.setGraphic(plus);
    more.setId("sources-open");
    more.getStyleClass().addAll("button-icon", "flat");
    Tips.explain(more, "Ports: add, remove, switch on and off");
    more.setAccessibleText("Ports: add, remove, switch on and off");
    more.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    more.setOnAction(_ -> open.run());
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.prefViewportWidthProperty().bind(rows.widthProperty());
    setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(more, scroll);
  }

  /** Returns the button that opens the whole pane. */
  Button more() {
    return more;
  }

  void display(PortsStatus status) {
    List<PortsStatus.Entry> entries = status.entries();
    while (rows.getChildren().size() > entries.size()) {
      rows.getChildren().removeLast();
    }
    for (int i = 0; i < entries.size(); i++) {
      if (i == rows.getChildren().size()) {
        rows.getChildren().add(button());
      }
      display((Button) rows.getChildren().get(i), entries.get(i));
    }
  }

  private Button button() {
    var button = new Button();
    button.getStyleClass().addAll("flat", "code", "strip-port");
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(Tips.create());
    button.setOnAction(_ -> open.run());
    return button;
  }

  private static void display(Button button, PortsStatus.Entry entry) {
    var port = entry.port();
    String about =
        "%d %s · %s".formatted(port.number(), PortText.state(port), PortText.rate(entry));
    String style =
        switch (port.state()) {
          case PortState.Open open -> open.others().isEmpty() ? "listening" : "contested";
          case PortState.Closed _ -> "off";
          case PortState.Failed _ -> "failed";
        };
    button.setId("strip-port-" + port.number());
    button.setText(Integer.toString(port.number()));
    Tips.set(button.getTooltip(), about);
    button.setAccessibleText(about);
    if (!button.getStyleClass().contains(style)) {
      button.getStyleClass().removeAll("listening", "contested", "off", "failed");
      button.getStyleClass().add(style);
    }
  }
}
