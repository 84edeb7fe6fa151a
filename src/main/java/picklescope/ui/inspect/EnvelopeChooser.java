package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.event.CustomEnvelope;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.Repr;
import picklescope.python.SourceException;
import picklescope.ui.control.Popovers;

/** Shows how the payloads of a port are laid out, and changes it; previewed on a datagram. */
final class EnvelopeChooser {
  /** What the chooser needs to know and to do. */
  interface Work {
    /** Sets the envelope of a port. */
    void use(int port, Envelope envelope);

    /** Decodes the datagram with another envelope, and tells it on the JavaFX thread. */
    void preview(Event event, Envelope envelope, Consumer<Event> answer);
  }

  private static final List<String> KINDS = List.of("auto", "call", "bare", "skip", "custom");
  private static final List<String> NAMES = List.of("data", "attributes", "sender", "write");
  private static final List<String> PROMPTS =
      List.of("p[1]", "p[2]", "p[0], or empty", "(args, kwargs), or empty");

  private final Work work;
  private final Label title = new Label();
  private final ComboBox<String> kind = new ComboBox<>();
  private final Label help = new Label();
  private final TextField skip = new TextField("4");
  private final GridPane custom = new GridPane();
  private final List<TextField> expressions = NAMES.stream().map(_ -> new TextField()).toList();
  private final Label outcome = new Label();
  private final Button use = new Button("Use it");
  private final PopOver popOver = Popovers.create();
  private Optional<Event> event = Optional.empty();
  private Optional<Envelope> envelope = Optional.empty();

  EnvelopeChooser(Work work) {
    this.work = work;
    title.getStyleClass().add("pane-title");
    kind.setId("envelope-kind");
    kind.setAccessibleText("How the arguments lie inside the payload");
    kind.getItems().setAll(KINDS);
    kind.valueProperty().subscribe(_ -> changed());
    skip.setId("envelope-skip");
    skip.setPrefColumnCount(5);
    skip.setAccessibleText("How many bytes to skip");
    skip.textProperty().subscribe(_ -> changed());
    custom.setHgap(6);
    custom.setVgap(4);
    for (int i = 0; i < NAMES.size(); i++) {
      TextField field = expressions.get(i);
      field.setId("envelope-" + NAMES.get(i));
      field.getStyleClass().add("code");
      field.setPromptText(PROMPTS.get(i));
      field.setPrefColumnCount(24);
      field.setAccessibleText("Python expression for " + NAMES.get(i));
      field.textProperty().subscribe(_ -> changed());
      field.setOnAction(_ -> use());
      custom.addRow(i, new Label(NAMES.get(i)), field);
    }
    help.getStyleClass().add("muted");
    help.setWrapText(true);
    outcome.setId("envelope-outcome");
    outcome.setWrapText(true);
    outcome.setMinHeight(48);
    outcome.setAlignment(Pos.TOP_LEFT);
    use.setId("envelope-use");
    use.setOnAction(_ -> use());
    var line = new HBox(kind, skip);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    var box = new VBox(6, title, line, help, custom, outcome, use);
    box.getStyleClass().add("popover-content");
    box.setPrefWidth(380);
    popOver.setContentNode(box);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  /** Opens beside a node, for the port of an event. */
  void show(Node beside, Event newEvent, Envelope now) {
    event = Optional.of(newEvent);
    title.setText("Envelope of port " + newEvent.port());
    String text = now.text();
    kind.setValue(KINDS.stream().filter(text::startsWith).findFirst().orElse("auto"));
    if (now instanceof Envelope.Skip some) {
      skip.setText(Integer.toString(some.skipped()));
    }
    for (int i = 0; i < NAMES.size(); i++) {
      String known = now instanceof CustomEnvelope own ? own.expression(NAMES.get(i)) : "";
      expressions.get(i).setText(known);
    }
    changed();
    popOver.show(beside);
    kind.requestFocus();
  }

  private String text() {
    return switch (kind.getValue()) {
      case "skip" -> "skip " + skip.getText().strip();
      case "custom" -> {
        var text = new StringBuilder("custom");
        String separator = " ";
        for (int i = 0; i < NAMES.size(); i++) {
          String expression = expressions.get(i).getText().strip();
          if (!expression.isEmpty()) {
            text.append(separator).append(NAMES.get(i)).append('=').append(expression);
            separator = ", ";
          }
        }
        yield text.toString();
      }
      case null -> "auto";
      default -> kind.getValue();
    };
  }

  private void changed() {
    boolean isCustom = "custom".equals(kind.getValue());
    boolean isSkip = "skip".equals(kind.getValue());
    custom.setVisible(isCustom);
    custom.setManaged(isCustom);
    skip.setVisible(isSkip);
    skip.setManaged(isSkip);
    try {
      Envelope wanted = Envelope.of(text());
      envelope = Optional.of(wanted);
      help.setText(wanted.help());
      use.setDisable(false);
      outcome.getStyleClass().remove("mistake");
      event.ifPresent(one -> work.preview(one, wanted, seen -> preview(wanted, seen)));
    } catch (SourceException e) {
      envelope = Optional.empty();
      use.setDisable(true);
      if (!outcome.getStyleClass().contains("mistake")) {
        outcome.getStyleClass().add("mistake");
      }
      outcome.setText(e.getMessage());
    }
  }

  private void preview(Envelope wanted, Event seen) {
    if (envelope.filter(wanted::equals).isEmpty()) {
      return; // something else is wanted by now
    }
    outcome.setText(
        switch (seen) {
          case NetworkEvent call ->
              "This message: %s%s  %s"
                  .formatted(
                      call.bare() ? "bare " : "",
                      Repr.line(160).of(call.data()),
                      Repr.line(160).keywords(call.attributes()));
          case RawNetworkEvent raw -> "This message: raw, because: " + raw.reason();
        });
  }

  private void use() {
    if (envelope.isPresent() && event.isPresent()) {
      work.use(event.get().port(), envelope.get());
      popOver.hide();
    }
  }
}
