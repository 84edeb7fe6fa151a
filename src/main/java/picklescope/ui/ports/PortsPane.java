package picklescope.ui.ports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import picklescope.net.PortSharing;
import picklescope.ui.control.Tips;
import picklescope.view.ports.PortInput;
import picklescope.view.ports.PortList;
import picklescope.view.ports.PortsStatus;

/** Displays the list of ports and a field to add one. */
public final class PortsPane extends VBox {
  private final PortsWatch watch;
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final Map<Integer, PortRow> rowOf = new HashMap<>();
  private final PortList list = new PortList();
  private final TextField number = new TextField();
  private final Label mistake = new Label();
  private OptionalInt added = OptionalInt.empty();

  /** Creates a pane for the watched ports. */
  public PortsPane(PortsWatch watch) {
    this.watch = watch;
    setId("ports");
    getStyleClass().add("ports");
    var title = new Label("Ports");
    title.getStyleClass().add("pane-title");
    rows.getStyleClass().add("port-rows");
    scroll.setId("port-rows");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    setVgrow(scroll, Priority.ALWAYS);
    mistake.setId("port-add-mistake");
    mistake.setWrapText(true);
    mistake.getStyleClass().add("mistake");
    hideMistake();
    getChildren().setAll(title, scroll, adding(), mistake);
    watch.status().addListener((_, _, status) -> display(status));
    display(watch.status().get());
  }

  private HBox adding() {
    number.setId("port-add-number");
    number.setPromptText("Port");
    number.setAccessibleText("Port to add");
    number.setPrefColumnCount(8);
    number.getStyleClass().add("code");
    number.setOnAction(_ -> add(PortSharing.EXCLUSIVE));
    number.textProperty().addListener((_, _, _) -> hideMistake());
    HBox.setHgrow(number, Priority.ALWAYS);
    var add = new SplitMenuButton();
    add.setText("Add");
    add.setId("port-add");
    add.setMinWidth(USE_PREF_SIZE);
    Tips.explain(
        add,
        """
        Listen on this port too: 4950, or a range 4950-4959.
        192.168.0.12:4950 or eth0:4950: at one address or interface.
        4950 239.1.1.1@eth0: with a multicast group.
        4950 232.1.1.1@eth0 from 10.0.0.5: only of this sender.\
        """);
    add.setOnAction(_ -> add(PortSharing.EXCLUSIVE));
    for (PortSharing sharing : PortSharing.values()) {
      add.getItems().add(item(sharing));
    }
    var line = new HBox(number, add);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    return line;
  }

  private CustomMenuItem item(PortSharing sharing) {
    var heading =
        new Label(
            switch (sharing) {
              case EXCLUSIVE -> "Add, for Picklescope alone";
              case REUSE_ADDRESS -> "Add, shared with other programs (SO_REUSEADDR)";
              case REUSE_PORT -> "Add, distributed over programs (SO_REUSEPORT)";
            });
    var explanation =
        new Label(
            switch (sharing) {
              case EXCLUSIVE -> "It cannot be opened while another program uses it.";
              case REUSE_ADDRESS ->
                  "If the other program does the same: both receive broadcasts; any other message"
                      + " is\n"
                      + "received by one of them, on Linux by the program that opened the port"
                      + " last;\n"
                      + "Windows does not define by which.";
              case REUSE_PORT ->
                  "If the other program does the same: both receive broadcasts; other messages"
                      + " are\n"
                      + "distributed by sender. Not on Windows.";
            });
    explanation.getStyleClass().add("muted");
    var item = new CustomMenuItem(new VBox(heading, explanation));
    item.setId("port-add-" + sharing.text());
    item.setOnAction(_ -> add(sharing));
    return item;
  }

  private void add(PortSharing sharing) {
    var input = PortInput.of(number.getText(), list::contains);
    if (input.ports().isEmpty()) {
      showMistake(input.mistake());
      return;
    }
    added = OptionalInt.of(input.ports().getLast().number());
    for (var port : input.ports()) {
      list.add(port.number());
      watch.add(port, sharing, this::showMistake);
    }
    number.clear();
  }

  /** Focuses the first port, or the field that adds one if there are no ports. */
  public void focusFirst() {
    if (rows.getChildren().isEmpty()) {
      number.requestFocus();
    } else {
      ((PortRow) rows.getChildren().getFirst()).focusFirst();
    }
  }

  private void showMistake(String text) {
    mistake.setText(text);
    mistake.setVisible(true);
    mistake.setManaged(true);
    number.requestFocus();
    if (!number.getStyleClass().contains("mistaken")) {
      number.getStyleClass().add("mistaken");
    }
  }

  private void hideMistake() {
    mistake.setVisible(false);
    mistake.setManaged(false);
    number.getStyleClass().remove("mistaken");
  }

  private void display(PortsStatus status) {
    var shown = new ArrayList<PortRow>();
    for (var line : list.lines(status, System.nanoTime(), !isInUse())) {
      var row = rowOf.computeIfAbsent(line.number(), port -> new PortRow(port, new Actions()));
      row.display(line);
      shown.add(row);
    }
    if (!rows.getChildren().equals(shown)) {
      rows.getChildren().setAll(shown);
      rowOf.values().retainAll(shown);
    }
    added.stream().boxed().map(rowOf::get).filter(Objects::nonNull).forEach(this::reveal);
  }

  /** Scrolls to the port that the user has added. */
  private void reveal(PortRow row) {
    added = OptionalInt.empty();
    scroll.applyCss();
    scroll.layout();
    double hidden = rows.getHeight() - scroll.getViewportBounds().getHeight();
    if (hidden > 0) {
      scroll.setVvalue(row.getBoundsInParent().getMinY() / hidden);
    }
  }

  /** Returns whether the user points at the rows, or has the keyboard at an <em>Undo</em>. */
  private boolean isInUse() {
    return isHover() || rowOf.values().stream().anyMatch(PortRow::isUndoFocused);
  }

  /** What the user does with the ports of the rows. */
  private final class Actions implements PortRow.Actions {
    @Override
    public void toggle(int port, boolean on) {
      watch.toggle(port, on);
    }

    @Override
    public void remove(PortsStatus.Entry entry) {
      list.remove(entry.port(), System.nanoTime());
      display(watch.status().get());
      watch.remove(entry.port().number());
    }

    @Override
    public void undo(int port) {
      list.removed(port)
          .ifPresent(
              was -> watch.restore(was.spec(), was.sharing(), was.on(), () -> restored(port)));
    }

    private void restored(int port) {
      list.add(port);
      display(watch.status().get());
    }

    @Override
    public void retry(int port) {
      watch.retry(port);
    }

    @Override
    public void share(int port) {
      watch.share(
          port,
          PortSharing.REUSE_ADDRESS,
          text -> Optional.ofNullable(rowOf.get(port)).ifPresent(row -> row.answer(text)));
    }
  }
}
