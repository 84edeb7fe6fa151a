package picklescope.ui.source;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.view.source.HeldLine;

/** The messages that a relay holds: each is sent on, edited in the composer, or dropped. */
final class HeldPopup {
  private static final double WIDTH = 620;
  private static final double HEIGHT = 260;

  private final SourcesWatch watch;
  private final SourceActions actions;
  private final VBox rows = new VBox(4);
  private final Label heading = new Label();
  private final Lazy<PopOver> popOver = new Lazy<>(this::create);
  private String relay = "";
  private List<HeldLine> shown = List.of();

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
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setPrefSize(WIDTH, HEIGHT);
    var head = new HBox(8, heading, all);
    head.setAlignment(Pos.CENTER_LEFT);
    return Popovers.of(PopOver.ArrowLocation.LEFT_CENTER, new VBox(8, head, scroll));
  }

  /** Opens the popup for a relay. */
  void show(String name, Node at) {
    relay = name;
    shown = List.of();
    rows.getChildren().clear();
    var bounds = at.localToScreen(at.getBoundsInLocal());
    popOver.get().show(at.getScene().getWindow(), bounds.getMaxX(), bounds.getCenterY());
    look();
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
    heading.setText(
        switch (now.size()) {
          case 0 -> "No message is held.";
          case HeldLine.MOST -> "The oldest %d messages that are held".formatted(HeldLine.MOST);
          default -> "Held messages; they go on by themselves when their time is over";
        });
    if (!ids(now).equals(ids(shown))) {
      rows.getChildren().setAll(now.stream().map(this::row).toList());
    }
    for (int i = 0; i < now.size(); i++) {
      var left = (Label) ((HBox) rows.getChildren().get(i)).getChildren().get(1);
      left.setText(now.get(i).left());
    }
    shown = now;
  }

  private static List<Long> ids(List<HeldLine> lines) {
    return lines.stream().map(HeldLine::id).toList();
  }

  private HBox row(HeldLine line) {
    var text = new Label();
    Tips.set(text, line.text());
    text.getStyleClass().add("code");
    text.setMaxWidth(Double.MAX_VALUE);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    var left = new Label(line.left());
    left.getStyleClass().add("muted");
    left.setMinWidth(HBox.USE_PREF_SIZE);
    var on = button("held-on-" + line.id(), "Send on", "Send this message on as it is");
    on.setOnAction(_ -> {
      line.message().sendOn();
      look();
    });
    var edit =
        button(
            "held-edit-" + line.id(), "Edit…", "Send another message on, written in the composer");
    edit.setOnAction(_ -> edit(line));
    var drop = button("held-drop-" + line.id(), "Drop", "Do not send this message on");
    drop.setOnAction(_ -> {
      line.message().drop();
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
