package picklescope.ui.envelope;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import picklescope.event.CustomEnvelope;
import picklescope.event.Envelope;
import picklescope.python.source.SourceException;

/**
 * The list of envelopes, the fields of the selected one, and a line that explains it. For the
 * JavaFX thread.
 */
public final class EnvelopeForm extends VBox {
  private static final List<String> KINDS = List.of("auto", "call", "bare", "skip", "custom");
  private static final Map<String, String> PROMPTS =
      Map.of(
          "skip", "0 bytes before the pickle",
          "data", "p[1]",
          "attributes", "p[2]",
          "sender", "p[0], or empty",
          "write", "('Vizard', args, kwargs)");

  private final EnvelopeUse use;
  private final Runnable onChange;
  private final ComboBox<String> kind = new ComboBox<>(FXCollections.observableArrayList(KINDS));
  private final TextField skip = new TextField("4");
  private final GridPane custom = new GridPane();
  private final Map<String, TextField> expressions = new TreeMap<>();
  private final Map<String, String> kept = new TreeMap<>(); // expressions that have no field here
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
    help.getStyleClass().add("muted");
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
    String text = shown.text();
    kind.setValue(KINDS.stream().filter(text::startsWith).findFirst().orElse("auto"));
    if (shown instanceof Envelope.Skip some) {
      skip.setText(Integer.toString(some.skipped()));
    }
    kept.clear();
    for (String name : CustomEnvelope.EXPRESSIONS) {
      String known = shown instanceof CustomEnvelope own ? own.expression(name) : "";
      if (expressions.containsKey(name)) {
        expressions.get(name).setText(known);
      } else {
        kept.put(name, known);
      }
    }
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

  private Envelope chosen() throws SourceException {
    return switch (kind.getValue()) {
      case "skip" -> Envelope.of("skip " + skip.getText().strip());
      case "custom" -> {
        String missing = use.missing(this::expression);
        if (!missing.isEmpty()) {
          throw new SourceException(0, missing);
        }
        yield Envelope.of(CustomEnvelope.text(this::expression));
      }
      default -> Envelope.of(kind.getValue());
    };
  }

  private String expression(String name) {
    return expressions.containsKey(name)
        ? expressions.get(name).getText().strip()
        : kept.getOrDefault(name, "");
  }

  private void changed() {
    if (built) {
      read();
      onChange.run();
    }
  }

  private void read() {
    boolean isCustom = "custom".equals(kind.getValue());
    show(custom, isCustom);
    show(skip, "skip".equals(kind.getValue()));
    expressions.values().forEach(field -> field.getStyleClass().remove("mistaken"));
    try {
      Envelope chosen = chosen();
      envelope = Optional.of(chosen);
      mistake = "";
      help.setText(use.help(chosen));
    } catch (SourceException e) {
      envelope = Optional.empty();
      mistake = (isCustom ? place(e.offset()) : "") + e.getMessage();
      help.setText(isCustom ? use.custom() : "");
    }
  }

  /**
   * Marks the field of a mistake in a custom envelope's text and returns its position for the user.
   */
  private String place(int offset) {
    String place = "";
    for (String name : CustomEnvelope.EXPRESSIONS) {
      int end = CustomEnvelope.text(one -> isUpTo(one, name) ? expression(one) : "").length();
      int start = end - expression(name).length();
      if (!expression(name).isEmpty() && offset >= start && offset <= end) {
        place = "%s, at %d: ".formatted(name, offset - start + 1);
        Optional.ofNullable(expressions.get(name))
            .ifPresent(field -> field.getStyleClass().add("mistaken"));
      }
    }
    return place;
  }

  private static boolean isUpTo(String one, String name) {
    return CustomEnvelope.EXPRESSIONS.indexOf(one) <= CustomEnvelope.EXPRESSIONS.indexOf(name);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
