package picklescope.ui.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.view.source.HeldLine;

/** The messages that a relay holds: each is sent on, edited in the composer, or dropped. */
final class HeldPopup {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 260;
  private static final double MARGIN = 120; // pixels that the strip of sources and edges take

  private final SourcesWatch watch;
  private final SourceActions actions;
  private final VBox rows = new VBox(4);
  private final ScrollPane scroll = new ScrollPane(rows);
  private final Label heading = new Label();
  private final Lazy<PopOver> popOver = new Lazy<>(this::create);
  private String relay = "";
  private final Map<Long, Row> shown = new LinkedHashMap<>();

  /**
   * Creates the popup, which is not shown.
   *
   * @param actions edits a held message in the composer
   */
  HeldPopup(SourcesWatch watch, SourceActions actions) {
    this.watch = watch;
    this.actions = actions;
  }

  private PopOver create() {
    heading.setId("held-heading");
    HBox.setHgrow(heading, Priority.ALWAYS);
    heading.setMaxWidth(Double.MAX_VALUE);
    var all = new Button("Send all on");
    all.setId("held-all");
    all.setOnAction(_ -> watch.held(relay, held -> held.sendAllOn(), this::look));
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(HEIGHT);
    var head = new HBox(8, heading, all);
    head.setAlignment(Pos.CENTER_LEFT);
    var box = new VBox(8, head, scroll);
    box.setId("held");
    return Popovers.of(PopOver.ArrowLocation.LEFT_CENTER, box);
  }

  /** Opens the popup for a relay. */
  void show(String name, Node at) {
    relay = name;
    shown.clear();
    rows.getChildren().clear();
    scroll.setPrefWidth(Math.min(WIDTH, mainWindow(at.getScene().getWindow()).getWidth() - MARGIN));
    var bounds = at.localToScreen(at.getBoundsInLocal());
    popOver.get().show(at.getScene().getWindow(), bounds.getMaxX(), bounds.getCenterY());
    look();
  }

  /** Returns the window itself if the sources are shown in a popup of it. */
  private static Window mainWindow(Window window) {
    return window instanceof PopupWindow popup ? mainWindow(popup.getOwnerWindow()) : window;
  }

  /** Looks for changes while the popup is open. */
  void look() {
    popOver.ifMade(open -> {
      if (open.isShowing()) {
        watch.heldLines(relay, this::display);
      }
    });
  }

  private void display(List<HeldLine> now) {
    heading.setText(HeldLine.heading(relay, now.size()));
    var held = new LinkedHashMap<Long, HeldLine>();
    now.forEach(line -> held.put(line.id(), line));
    // While the user points at a row, those that have gone on stay: no other comes in their place.
    shown.values().removeIf(row -> !scroll.isHover() && !held.containsKey(row.id));
    held.forEach((id, line) -> shown.computeIfAbsent(id, _ -> new Row(line)));
    shown.values().forEach(row -> row.display(Optional.ofNullable(held.get(row.id))));
    var nodes = shown.values().stream().map(row -> row.node).toList();
    if (!rows.getChildren().equals(nodes)) {
      rows.getChildren().setAll(nodes);
    }
  }

  /** A message; it stays for a while when the message is not held any longer. */
  private final class Row {
    private final long id;
    private final Label left = new Label();
    private final HBox node;
    private String end = "gone on"; // what became of it: its time was over

    Row(HeldLine line) {
      id = line.id();
      node = row(line, left, now -> end = now);
    }

    void display(Optional<HeldLine> now) {
      left.setText(now.map(HeldLine::left).orElse(end));
      node.setDisable(now.isEmpty());
    }
  }

  private HBox row(HeldLine line, Label left, Consumer<String> ended) {
    var text = new Label();
    Tips.set(text, line.text());
    Tips.explain(text, line.text()); // it may not fit
    text.getStyleClass().add("code");
    text.setMaxWidth(Double.MAX_VALUE);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    left.getStyleClass().add("muted");
    left.setMinWidth(HBox.USE_PREF_SIZE);
    var on = button("held-on-" + line.id(), "Send on", "Send this message on as it is");
    on.setOnAction(_ -> {
      line.message().sendOn();
      ended.accept("sent on");
      look();
    });
    var edit =
        button(
            "held-edit-" + line.id(), "Edit…", "Send another message on, written in the composer");
    edit.setOnAction(_ -> edit(line));
    var drop = button("held-drop-" + line.id(), "Drop", "Do not send this message on");
    drop.setOnAction(_ -> {
      line.message().drop();
      ended.accept("dropped");
      look();
    });
    var row = new HBox(6, text, left, on, edit, drop);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Button button(String id, String text, String help) {
    var button = new Button(text);
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(HBox.USE_PREF_SIZE);
    Tips.explain(button, help);
    return button;
  }

  private void edit(HeldLine line) {
    popOver.get().hide();
    actions.editHeld(line.message());
  }
}
