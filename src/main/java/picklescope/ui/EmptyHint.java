package picklescope.ui;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.net.UdpPort;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.CodeView;
import picklescope.view.text.CodeLines;
import picklescope.view.text.PythonColors;

/** Shown instead of an empty table: how to receive a message. */
final class EmptyHint extends StackPane {
  private final Label title = new Label("No messages yet");
  private final Label listening = new Label();
  private final Button test = new Button("Send yourself a test message");
  private final CodeView python;
  private final CodeView vizard;
  private final ObservableValue<CodeStyle> style;
  private OptionalInt port = OptionalInt.of(UdpPort.DEFAULT);

  /**
   * Creates the hint.
   *
   * @param sendTest sends a test message to a port of this computer
   */
  EmptyHint(ObservableValue<CodeStyle> style, IntConsumer sendTest) {
    this.style = style;
    setId("empty");
    getStyleClass().add("empty");
    title.getStyleClass().add("title");
    title.setId("empty-title");
    listening.setId("empty-listening");
    listening.getStyleClass().add("muted");
    listening.setWrapText(true);
    test.setId("send-test");
    test.getStyleClass().add("accent");
    test.setMinWidth(Region.USE_PREF_SIZE);
    test.setOnAction(_ -> port.ifPresent(sendTest));
    python = new CodeView(style);
    vizard = new CodeView(style);
    python.setId("empty-python");
    vizard.setId("empty-vizard");
    python.setAccessibleText("Python lines that send a message here");
    vizard.setAccessibleText("Vizard lines that send a message here");
    var box =
        new VBox(
            title,
            listening,
            test,
            snippet("From any Python", "copy-python", python),
            snippet("From Vizard", "copy-vizard", vizard));
    box.getStyleClass().add("box");
    box.setAlignment(Pos.CENTER);
    box.setMaxWidth(640);
    var scroll = new ScrollPane(new StackPane(box));
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setFocusTraversable(false);
    getChildren().setAll(scroll);
    show(port);
  }

  private static VBox snippet(String heading, String id, CodeView code) {
    var name = new Label(heading);
    name.getStyleClass().add("muted");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var copy = new Button("Copy");
    Icons.button(copy, id, "copy", "Copy these lines");
    copy.getStyleClass().add("flat");
    copy.setOnAction(_ -> code.copy());
    var line = new HBox(name, space, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    code.setMinHeight(Region.USE_PREF_SIZE);
    var frame = new BorderPane(code);
    frame.getStyleClass().add("snippet");
    return new VBox(line, frame);
  }

  /** Shows how to send to a port; empty if no port is open. */
  void show(OptionalInt listeningPort) {
    port = listeningPort;
    int shown = port.orElse(UdpPort.DEFAULT);
    test.setDisable(port.isEmpty());
    listening.setText(
        port.isPresent()
            ? "Listening on port " + shown + ". Messages appear here as they come."
            : "No port listens. Switch one on at the left, or add another.");
    show(python, pythonLines(shown));
    show(vizard, vizardLines(shown));
  }

  /** Shows that the table is empty because it was cleared. */
  void showCleared(boolean cleared) {
    title.setText(cleared ? "Cleared. No new messages yet" : "No messages yet");
  }

  static List<String> pythonLines(int port) {
    return List.of(
        "import pickle, socket",
        "s = socket.socket(type=socket.SOCK_DGRAM)",
        "s.sendto(pickle.dumps(((5, 'hello'), {'foo': 78})), ('127.0.0.1', %d))".formatted(port));
  }

  private static List<String> vizardLines(int port) {
    String network = "net = viz.addNetwork('127.0.0.1')";
    String send = "net.send(5, 'hello', [1, 2, 3], foo=78)";
    return port == UdpPort.DEFAULT
        ? List.of(network, send)
        : List.of(network, "net.port(%d)".formatted(port), send);
  }

  private void show(CodeView code, List<String> text) {
    code.show(CodeLines.of(text.stream().map(PythonColors::of).toList()));
    code.prefHeightProperty()
        .bind(style.map(look -> Math.ceil(text.size() * look.font().lineHeight() + 10)));
  }
}
