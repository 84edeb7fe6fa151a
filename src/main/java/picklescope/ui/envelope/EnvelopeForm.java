package picklescope.ui.envelope;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import picklescope.event.Envelope;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;
import picklescope.ui.control.TitleConverter;
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
          "write", "('Vizard', args, kwargs)",
          "write_raw", "b'V' + pickle.dumps((args, kwargs), protocol)");

  private final EnvelopeUse use;
  private final Runnable onChange;
  private final ComboBox<String> kind = new ComboBox<>();
  private final TextField text = new LimitedField();
  private final Map<String, String> texts = new TreeMap<>(EnvelopeDraft.USUAL_TEXTS);
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
    kind.setConverter(new TitleConverter<>(use::title));
    kind.setMinWidth(USE_PREF_SIZE);
    kind.getStyleClass().add("envelope-kind");
    kind.getItems().setAll(use.kinds());
    kind.setVisibleRowCount(EnvelopeDraft.KINDS.size());
    kind.valueProperty().addListener((_, _, _) -> kindChanged());
    text.setId(id + "-text");
    text.getStyleClass().add("code");
    text.setPrefColumnCount(12);
    text.setAccessibleText("Bytes to skip, the format's options, or several envelopes");
    Tips.explain(text, "Bytes to skip, the options of the format, or envelopes in their order");
    text.textProperty().addListener((_, _, _) -> changed());
    HBox.setHgrow(text, Priority.ALWAYS);
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
    var line = new HBox(kind, text);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    getChildren().setAll(line, help, custom);
    kind.setValue("auto");
    built = true;
    read();
  }

  private TextField expression(String id, String name) {
    var field = new LimitedField();
    field.setId(id + "-" + name);
    field.getStyleClass().add("code");
    field.setPromptText(PROMPTS.get(name));
    GridPane.setHgrow(field, Priority.ALWAYS); // write_raw is long
    field.setPrefColumnCount(24);
    field.setAccessibleText("Python expression for " + name);
    field.textProperty().addListener((_, _, _) -> changed());
    return field;
  }

  /** Selects an envelope. */
  public void set(Envelope shown) {
    built = false;
    var draft = EnvelopeDraft.of(shown, texts);
    texts.putAll(draft.texts());
    kind.setValue(draft.kind());
    kept = draft.expressions();
    expressions.forEach((name, field) -> field.setText(draft.expression(name)));
    built = true;
    kindChanged();
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
    text.setOnAction(_ -> action.run());
    expressions.values().forEach(field -> field.setOnAction(_ -> action.run()));
  }

  /** Returns the control that gets the focus first. */
  public Node first() {
    return kind;
  }

  private EnvelopeDraft draft() {
    var written = new TreeMap<>(kept);
    expressions.forEach((name, field) -> written.put(name, field.getText()));
    return new EnvelopeDraft(kind.getValue(), texts, written);
  }

  /** Each kind has its own text in the one field. */
  private void kindChanged() {
    if (built) {
      built = false;
      var draft = draft();
      text.setText(draft.hasField() ? draft.text() : "");
      text.setPromptText(draft.hasField() ? draft.example() : "");
      built = true;
      changed();
    }
  }

  private void changed() {
    if (built) {
      if (draft().hasField()) {
        texts.put(kind.getValue(), text.getText());
      }
      read();
      onChange.run();
    }
  }

  private void read() {
    var draft = draft();
    custom.setDisable(!draft.isCustom());
    text.setDisable(!draft.hasField());
    text.getStyleClass().remove("mistaken");
    expressions.values().forEach(field -> field.getStyleClass().remove("mistaken"));
    switch (draft.read(use)) {
      case EnvelopeDraft.Result.Valid(Envelope valid) -> {
        envelope = Optional.of(valid);
        mistake = "";
        Tips.set(help, use.help(valid));
      }
      case EnvelopeDraft.Result.Invalid(String message, Optional<String> field) -> {
        envelope = Optional.empty();
        mistake = message;
        Tips.set(help, draft.isCustom() ? use.custom() : "");
        field
            .map(name -> expressions.getOrDefault(name, text))
            .ifPresent(wrong -> wrong.getStyleClass().add("mistaken"));
      }
    }
  }
}
