package picklescope.ui.compose;

import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.event.Envelope;
import picklescope.net.SendOptions;
import picklescope.python.SourceException;
import picklescope.send.TextEncoding;
import picklescope.ui.control.Popovers;

/** A button that opens what is seldom changed: local port, multicast, encoding of raw text. */
final class SendOptionsButton extends Button {
  private final TextField localPort = field("compose-local-port", "free");
  private final TextField networkInterface = field("compose-interface", "system's choice");
  private final TextField ttl = field("compose-ttl", Integer.toString(SendOptions.USUAL_TTL));
  private final TextField envelope = field("compose-envelope", "the port's");
  private final ComboBox<String> encoding = new ComboBox<>();
  private final Label mistake = new Label();
  private final PopOver popOver = Popovers.create();
  private final Runnable onChange;

  SendOptionsButton(Runnable onChange) {
    super("Options");
    this.onChange = onChange;
    setId("compose-options");
    setMinWidth(Region.USE_PREF_SIZE);
    setTooltip(new Tooltip("Local port, multicast, envelope, encoding"));
    encoding.setId("compose-encoding");
    encoding
        .getItems()
        .setAll(Arrays.stream(TextEncoding.values()).map(TextEncoding::title).toList());
    encoding.setValue(TextEncoding.UTF_8.title());
    encoding.valueProperty().addListener((_, _, _) -> changed());
    mistake.getStyleClass().add("mistake");
    var grid = new GridPane(8, 6);
    row(grid, 0, "Local port", localPort, "one of the ports at the left: answers arrive there");
    row(grid, 1, "Multicast interface", networkInterface, "name or address, such as eth0");
    row(grid, 2, "Multicast TTL", ttl, "routers that it may pass, 0 to 255");
    row(
        grid,
        3,
        "Envelope of calls",
        envelope,
        "as the port has it; or call, bare, skip 4, custom data=p[1], write=('V', args, kwargs)");
    row(grid, 4, "Encoding of raw text", encoding, "");
    var box = new VBox(6, grid, mistake);
    box.getStyleClass().add("popover-content");
    popOver.setContentNode(box);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
    setOnAction(_ -> popOver.show(this));
  }

  private TextField field(String id, String prompt) {
    var field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setPrefColumnCount(10);
    field.getStyleClass().add("code");
    field.textProperty().addListener((_, _, _) -> changed());
    return field;
  }

  private static void row(GridPane grid, int row, String title, Node field, String help) {
    var label = new Label(title);
    label.setLabelFor(field);
    var said = new Label(help);
    said.getStyleClass().add("muted");
    grid.addRow(row, label, field, said);
  }

  private void changed() {
    mistake.setText(problem());
    getStyleClass().remove("accent");
    if (isChanged()) {
      getStyleClass().add("accent");
    }
    onChange.run();
  }

  private boolean isChanged() {
    return List.of(localPort, networkInterface, ttl, envelope).stream()
            .anyMatch(field -> !field.getText().isBlank())
        || encoding() != TextEncoding.UTF_8;
  }

  /** What is wrong with the numbers; empty if nothing is. */
  String problem() {
    if (number(localPort, 0, 1, 65_535) < 0) {
      return "A local port is a number from 1 to 65535; leave it empty for a free one.";
    }
    if (number(ttl, SendOptions.USUAL_TTL, 0, 255) < 0) {
      return "A TTL is a number from 0 to 255.";
    }
    try {
      Envelope.of(envelope.getText().isBlank() ? "auto" : envelope.getText());
      return "";
    } catch (SourceException e) {
      return "Envelope: " + e.getMessage();
    }
  }

  private static int number(TextField field, int otherwise, int least, int most) {
    String text = field.getText().strip();
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,6}")) {
      return -1;
    }
    int number = Integer.parseInt(text);
    return number >= least && number <= most ? number : -1;
  }

  SendOptions options() {
    return new SendOptions(
        Math.max(0, number(localPort, SendOptions.FREE, 1, 65_535)),
        networkInterface.getText().strip(),
        Math.max(0, number(ttl, SendOptions.USUAL_TTL, 0, 255)));
  }

  Envelope envelope() {
    try {
      return envelope.getText().isBlank() ? Envelope.auto() : Envelope.of(envelope.getText());
    } catch (SourceException e) {
      return Envelope.auto(); // nothing is sent: problem() says what is wrong
    }
  }

  TextEncoding encoding() {
    return TextEncoding.named(encoding.getValue()).orElse(TextEncoding.UTF_8);
  }

  void set(SendOptions options, TextEncoding newEncoding, Envelope newEnvelope) {
    envelope.setText(newEnvelope.equals(Envelope.auto()) ? "" : newEnvelope.text());
    localPort.setText(
        options.localPort() == SendOptions.FREE ? "" : Integer.toString(options.localPort()));
    networkInterface.setText(options.networkInterface());
    ttl.setText(
        options.multicastTtl() == SendOptions.USUAL_TTL
            ? ""
            : Integer.toString(options.multicastTtl()));
    encoding.setValue(newEncoding.title());
  }
}
