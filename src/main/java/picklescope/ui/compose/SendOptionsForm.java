package picklescope.ui.compose;

import java.util.Arrays;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import picklescope.event.Envelope;
import picklescope.net.SendOptions;
import picklescope.send.TextEncoding;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;
import picklescope.ui.envelope.EnvelopeForm;
import picklescope.view.compose.SendOptionsText;
import picklescope.view.envelope.EnvelopeUse;

/** The options of a message: local port, multicast, envelope, encoding. */
final class SendOptionsForm extends VBox {
  private final TextField localPort = field("compose-local-port", "free");
  private final TextField networkInterface = field("compose-interface", "system default");
  private final TextField ttl = field("compose-ttl", Integer.toString(SendOptions.USUAL_TTL));
  private final EnvelopeForm envelope;
  private final ComboBox<String> encoding = new ComboBox<>();
  private final Label mistake = new Label();
  private final Runnable onChange;
  private final Runnable onEnter;

  /**
   * Creates the form with the usual options.
   *
   * @param onChange called after each change
   * @param onEnter the action of the Enter key in the fields
   */
  SendOptionsForm(Runnable onChange, Runnable onEnter) {
    super(6);
    this.onChange = onChange;
    this.onEnter = onEnter;
    encoding.setId("compose-encoding");
    encoding
        .getItems()
        .setAll(Arrays.stream(TextEncoding.values()).map(TextEncoding::title).toList());
    encoding.setValue(TextEncoding.UTF_8.title());
    encoding.valueProperty().addListener((_, _, _) -> changed());
    mistake.getStyleClass().addAll("mistake", "reserved-line");
    mistake.setWrapText(true);
    mistake.setMaxWidth(520);
    envelope = new EnvelopeForm("compose-envelope", EnvelopeUse.MESSAGE, this::changed);
    envelope.setMaxWidth(420);
    envelope.onEnter(onEnter);
    var grid = new GridPane(8, 6);
    row(grid, 0, "Local port", localPort, "a port of the list at the left, to receive answers");
    row(grid, 1, "Multicast interface", networkInterface, "name or address, such as eth0");
    row(grid, 2, "Multicast TTL", ttl, "number of hops, 0 to 255");
    var envelopeLabel = new Label("Envelope of calls");
    envelopeLabel.setLabelFor(envelope.first());
    GridPane.setValignment(envelopeLabel, VPos.TOP);
    grid.add(envelopeLabel, 0, 3);
    grid.add(envelope, 1, 3, 2, 1);
    row(grid, 4, "Encoding of raw text", encoding, "");
    getChildren().setAll(grid, mistake);
  }

  private TextField field(String id, String prompt) {
    var field = new LimitedField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setPrefColumnCount(10);
    field.getStyleClass().add("code");
    field.setOnAction(_ -> enter());
    field.textProperty().addListener((_, _, _) -> changed());
    return field;
  }

  private void enter() {
    onEnter.run();
  }

  private static void row(GridPane grid, int row, String title, Node field, String help) {
    var label = new Label(title);
    label.setLabelFor(field);
    var text = new Label(help);
    text.getStyleClass().add("muted");
    grid.addRow(row, label, field, text);
  }

  private void changed() {
    Tips.set(mistake, problem());
    onChange.run();
  }

  /** Returns whether an option is not the usual one. */
  boolean isChanged() {
    return !text().isEmpty()
        || !envelope.envelope().equals(Optional.of(Envelope.auto()))
        || encoding() != TextEncoding.UTF_8;
  }

  private SendOptionsText text() {
    return new SendOptionsText(localPort.getText(), networkInterface.getText(), ttl.getText());
  }

  /** Returns what is wrong with the options; empty if nothing is. */
  String problem() {
    String problem = text().problem();
    return problem.isEmpty() && !envelope.mistake().isEmpty()
        ? "Envelope: " + envelope.mistake()
        : problem;
  }

  SendOptions options() {
    return text().options();
  }

  /**
   * Returns the envelope; the default while there is a {@link #problem}, which prevents sending.
   */
  Envelope envelope() {
    return envelope.envelope().orElse(Envelope.auto());
  }

  TextEncoding encoding() {
    return TextEncoding.named(encoding.getValue()).orElse(TextEncoding.UTF_8);
  }

  void set(SendOptions options, TextEncoding newEncoding, Envelope newEnvelope) {
    envelope.set(newEnvelope);
    var text = SendOptionsText.of(options);
    localPort.setText(text.localPort());
    networkInterface.setText(text.networkInterface());
    ttl.setText(text.ttl());
    encoding.setValue(newEncoding.title());
  }
}
