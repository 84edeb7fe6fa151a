package picklescope.ui.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import picklescope.system.OperatingSystem;
import picklescope.ui.control.Tips;
import picklescope.view.source.PortKind;
import picklescope.view.source.PortText;
import picklescope.view.source.PortsStatus;
import picklescope.view.source.SourceLine;
import picklescope.view.source.SourcesStatus;

/**
 * The sources in little room: each with its sign, its name and its rate; a click opens the whole
 * pane.
 */
final class SourcesStrip extends VBox {
  /** A source that is displayed. */
  private record Shown(String name, SourceLine line) {}

  private static final List<String> STYLES =
      Stream.of(PortKind.values()).map(PortKind::style).toList();

  private final VBox rows = new VBox();
  private final Button more = new Button();
  private final Runnable open;
  private List<Shown> ports = List.of();
  private List<Shown> sources = List.of();

  /**
   * Creates a strip without sources.
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
    String help = "Sources: add, remove, switch on and off";
    Tips.explain(more, help);
    more.setAccessibleText(help);
    more.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    more.setOnAction(_ -> open.run());
    var scroll = new Scroll();
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(more, scroll);
  }

  /** As wide as the rows need it; a usual one does not follow if they become wider. */
  private final class Scroll extends ScrollPane {
    Scroll() {
      super(rows);
    }

    @Override
    protected double computePrefWidth(double height) {
      return snappedLeftInset() + rows.prefWidth(-1) + snappedRightInset();
    }
  }

  /** Returns the button that opens the whole pane. */
  Button more() {
    return more;
  }

  void display(PortsStatus status) {
    ports =
        status.entries().stream()
            .map(entry ->
                new Shown(
                    "port " + entry.port().number(),
                    PortText.line(entry, OperatingSystem.running())))
            .toList();
    display();
  }

  void display(SourcesStatus status) {
    sources = status.items().stream().map(item -> new Shown(item.name(), item.line())).toList();
    display();
  }

  private void display() {
    var all = new ArrayList<>(ports);
    all.addAll(sources);
    while (rows.getChildren().size() > all.size()) {
      rows.getChildren().removeLast();
    }
    for (int i = 0; i < all.size(); i++) {
      if (i == rows.getChildren().size()) {
        rows.getChildren().add(button());
      }
      display((Button) rows.getChildren().get(i), all.get(i));
    }
  }

  private Button button() {
    var button = new Button();
    button.getStyleClass().addAll("flat", "code", "strip-source");
    button.setMinWidth(USE_PREF_SIZE);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setTextAlignment(TextAlignment.CENTER);
    button.setTooltip(Tips.create());
    button.setOnAction(_ -> open.run());
    return button;
  }

  private static void display(Button button, Shown shown) {
    var line = shown.line();
    button.setId("strip-" + shown.name().replace(' ', '-').toLowerCase(Locale.ROOT));
    Tips.set(button, "%s %s\n%s".formatted(line.kind().sign(), line.name(), line.brief()));
    if (!line.summary().equals(button.getAccessibleText())) {
      Tips.set(button.getTooltip(), line.summary());
      button.setAccessibleText(line.summary());
    }
    String style = line.kind().style();
    if (!button.getStyleClass().contains(style)) {
      button.getStyleClass().removeAll(STYLES);
      button.getStyleClass().add(style);
    }
  }
}
