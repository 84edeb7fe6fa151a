package picklescope.ui.source;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import picklescope.net.PortSharing;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;

/** The line in which sources are added: the field of a port, and a menu of everything else. */
final class PortAdding extends VBox {
  private final TextField text = new LimitedField();
  private final SplitMenuButton add = new SplitMenuButton();
  private final Label mistake = new Label();

  /**
   * Creates the line.
   *
   * @param port adds the ports of a text
   */
  PortAdding(BiConsumer<String, PortSharing> port) {
    mistake.setId("port-add-mistake");
    mistake.setWrapText(true);
    mistake.setMinHeight(USE_PREF_SIZE); // many sources leave little height
    mistake.getStyleClass().add("mistake");
    hideMistake();
    text.setId("port-add-number");
    text.setPromptText("Port");
    text.setAccessibleText("Port to add");
    text.setPrefColumnCount(8);
    text.getStyleClass().add("code");
    text.setOnAction(_ -> port.accept(text.getText(), PortSharing.EXCLUSIVE));
    text.textProperty().addListener((_, _, _) -> hideMistake());
    HBox.setHgrow(text, Priority.ALWAYS);
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
    add.setOnAction(_ -> port.accept(text.getText(), PortSharing.EXCLUSIVE));
    for (PortSharing sharing : PortSharing.values()) {
      var item = item(sharing);
      item.setOnAction(_ -> port.accept(text.getText(), sharing));
      add.getItems().add(item);
    }
    var line = new HBox(text, add);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    getChildren().setAll(line, mistake);
    getStyleClass().add("port-adding");
  }

  /** Adds an item to the menu that opens a form at the button. */
  void offer(String id, String name, Consumer<Node> form) {
    if (add.getItems().getLast() instanceof CustomMenuItem) {
      add.getItems().add(new SeparatorMenuItem());
    }
    var item = new MenuItem(name);
    item.setMnemonicParsing(false); // an interface may have an underscore
    item.setId(id);
    item.setOnAction(_ -> {
      hideMistake();
      form.accept(add);
    });
    add.getItems().add(item);
  }

  private static CustomMenuItem item(PortSharing sharing) {
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
    return item;
  }

  void clear() {
    text.clear();
  }

  void focus() {
    text.requestFocus();
  }

  void showMistake(String why) {
    Tips.set(mistake, why);
    mistake.setVisible(true);
    mistake.setManaged(true);
    text.requestFocus();
    if (!text.getStyleClass().contains("mistaken")) {
      text.getStyleClass().add("mistaken");
    }
  }

  private void hideMistake() {
    mistake.setVisible(false);
    mistake.setManaged(false);
    text.getStyleClass().remove("mistaken");
  }
}
