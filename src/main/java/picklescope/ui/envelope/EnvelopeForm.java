package picklescope.ui.envelope;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import picklescope.event.Envelope;
import picklescope.view.envelope.EnvelopeDraft;
import picklescope.view.envelope.EnvelopeUse;

/**
 * The list of envelopes, the fields of the selected one, and a line that explains it. For the
 * JavaFX thread.
 */
public final class EnvelopeForm extends VBox {
  private static final Map<String, String> PROMPTS =
      Map.of(
          "skip", "0 bytes before the pickle",
          "data", "p[1]",
          "attributes", "p[2]",
          "sender", "p[0], or empty",
          "write", "('Vizard', args, kwargs)");

  private final EnvelopeUse use;
  private final Runnable onChange;
  private final ComboBox<String> kind =
      new ComboBox<>(FXCollections.observableArrayList(EnvelopeDraft.KINDS));
  private final TextField skip = new TextField("4");
  private final GridPane custom = new GridPane();
  private final Map<String, TextField> expressions = new TreeMap<>();
  private Map<String, String> kept = Map.of(); // also expressions that have no field here
  private final Label help = new Label();
  private Optional<Envelope> envelope = Optional.empty();
  private String mistake = "";
  private boolean built; // false while the fields are being set

  /**
   * Creates a form in which {@code auto} is selected.
   *
   * @param id the prefix of the ids of its controls
   * @param onChange called after each change
   */
  public EnvelopeForm(String id, EnvelopeUse use, Runnable onChange) {
    super(6);
    this.use = use;
    this.onChange = onChange;
    kind.setId(id + "-kind");
    kind.setAccessibleText("Envelope: how the arguments lie inside the payload");
    kind.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String one) {
            return one == null ? "" : use.title(one);
          }

          @Override
          public String fromString(String title) {
            return title;
          }
        });
    kind.valueProperty().addListener((_, _, _) -> changed());
    skip.setId(id + "-skip");
    skip.setPrefColumnCount(5);
    skip.setAccessibleText("How many bytes to skip");
    skip.setTooltip(new Tooltip("Bytes to skip"));
    skip.textProperty().addListener((_, _, _) -> changed());
    custom.setHgap(6);
    custom.setVgap(4);
    for (String name : use.expressions()) {
      TextField field = expression(id, name);
      expressions.put(name, field);
      var label = new Label(name);
      label.setLabelFor(field);
      custom.addRow(custom.getRowCount(), label, field);
    }
    help.setId(id + "-help");
    help.getStyleClass().addAll("muted", "reserved-lines");
    help.setWrapText(true);
    var line = new HBox(kind, skip);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    getChildren().setAll(line, help, custom);
    kind.setValue("auto");
    built = true;
    read();
  }

  private TextField expression(String id, String name) {
    var field = new TextField();
    field.setId(id + "-" + name);
    field.getStyleClass().add("code");
    field.setPromptText(PROMPTS.get(name));
    field.setPrefColumnCount(24);
    field.setAccessibleText("Python expression for " + name);
    field.textProperty().addListener((_, _, _) -> changed());
    return field;
  }

  /** Selects an envelope. */
  public void set(Envelope shown) {
    built = false;
    var draft = EnvelopeDraft.of(shown, skip.getText());
    kind.setValue(draft.kind());
    skip.setText(draft.skip());
    kept = draft.expressions();
    expressions.forEach((name, field) -> field.setText(draft.expression(name)));
    built = true;
    changed();
  }

  /** Returns the selected envelope; empty while there is a mistake. */
  public Optional<Envelope> envelope() {
    return envelope;
  }

  /** Returns what is wrong with the fields; empty if nothing is. */
  public String mistake() {
    return mistake;
  }

  /** Sets the action of the Enter key in the fields. */
  public void onEnter(Runnable action) {
    skip.setOnAction(_ -> action.run());
    expressions.values().forEach(field -> field.setOnAction(_ -> action.run()));
  }

  /** Returns the control that gets the focus first. */
  public Node first() {
    return kind;
  }

  private EnvelopeDraft draft() {
    var texts = new TreeMap<>(kept);
    expressions.forEach((name, field) -> texts.put(name, field.getText()));
    return new EnvelopeDraft(kind.getValue(), skip.getText(), texts);
  }

  private void changed() {
    if (built) {
      read();
      onChange.run();
    }
  }

  private void read() {
    var draft = draft();
    custom.setDisable(!draft.isCustom());
    skip.setDisable(!draft.isSkip());
    expressions.values().forEach(field -> field.getStyleClass().remove("mistaken"));
    switch (draft.read(use)) {
      case EnvelopeDraft.Result.Valid(Envelope valid) -> {
        envelope = Optional.of(valid);
        mistake = "";
        help.setText(use.help(valid));
      }
      case EnvelopeDraft.Result.Invalid(String message, Optional<String> field) -> {
        envelope = Optional.empty();
        mistake = message;
        help.setText(draft.isCustom() ? use.custom() : "");
        field
            .flatMap(name -> Optional.ofNullable(expressions.get(name)))
            .ifPresent(wrong -> wrong.getStyleClass().add("mistaken"));
      }
    }
  }
}
