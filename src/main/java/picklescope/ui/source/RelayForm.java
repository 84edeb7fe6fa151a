package picklescope.ui.source;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.settings.RelaySetting;
import picklescope.ui.control.EscapedInput;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Popovers;
import picklescope.view.source.RelayInput;
import picklescope.view.source.RelayInput.Field;
import picklescope.view.source.RelayText;

/** The form in which a relay is added or changed. */
final class RelayForm {
  private final SourcesWatch watch;
  private final Consumer<String> done;
  private final Map<Field, TextInputControl> inputs = new EnumMap<>(Field.class);
  private final FormFoot foot = new FormFoot("relay", this::save, this::hide);
  private final Lazy<PopOver> popOver = new Lazy<>(this::create);
  private Optional<RelaySetting> edited = Optional.empty();

  /**
   * Creates the form, which is not shown.
   *
   * @param done called with the name of a relay that was added
   */
  RelayForm(SourcesWatch watch, Consumer<String> done) {
    this.watch = watch;
    this.done = done;
  }

  private PopOver create() {
    var about =
        new Label(
            "What comes to the port is recorded and passed on; answers go back to their sender.\n"
                + RelayText.SENDER);
    about.setWrapText(true);
    about.getStyleClass().add("muted");
    var faults = new FlowPane(10, 6);
    faults.setPrefWrapLength(FormFoot.WIDTH);
    faults
        .getChildren()
        .setAll(
            field(Field.LOSS, "Lost", "%", 4),
            field(Field.DELAY, "Delayed by", "ms", 4),
            field(Field.JITTER, "±", "ms", 4),
            field(Field.DUPLICATES, "Doubled", "%", 4),
            field(Field.REORDERING, "Overtaken", "%", 4),
            field(Field.RATE, "At most", "a second", 5),
            field(Field.SEED, "Seed", "", 7));
    var when = whole(Field.WHEN, "all messages; or a filter: foo > 5");
    var box =
        new VBox(
            6,
            about,
            labelled("Port of the relay", field(Field.PORT, "", "", 7)),
            labelled("Passes on to", whole(Field.TARGETS, "vizard-pc:4950, 192.168.0.12:4950, …")),
            heading("Faults on purpose; empty fields are off"),
            faults,
            labelled("Only for", when),
            heading("Rules, a line each; the first that chooses a message decides"),
            rules(),
            foot);
    box.setPrefWidth(FormFoot.WIDTH);
    box.setId("relay");
    var created = Popovers.of(PopOver.ArrowLocation.LEFT_CENTER, box);
    created.setAutoHide(false); // a click elsewhere must not lose what was written
    return created;
  }

  private TextArea rules() {
    var rules = new TextArea();
    rules.setId("relay-rules");
    rules.setPromptText(
        """
        action == 3 -> drop
        foo > 5 -> send(*e.data, foo=5)
        message == 'start' -> hold 30s\
        """);
    rules.setAccessibleText("Rules, one in each line");
    rules.getStyleClass().add("code");
    rules.setPrefRowCount(4);
    EscapedInput.install(rules, () -> true);
    rules.textProperty().addListener((_, _, _) -> showMistakes(Map.of()));
    inputs.put(Field.RULES, rules);
    return rules;
  }

  private static Label heading(String text) {
    var label = new Label(text);
    label.getStyleClass().add("form-heading");
    return label;
  }

  private static HBox labelled(String text, Node field) {
    return FormFoot.labelled(text, 110, field);
  }

  private void hide() {
    popOver.get().hide();
  }

  private Node whole(Field field, String prompt) {
    var text = input(field);
    text.setPromptText(prompt);
    text.setMaxWidth(Double.MAX_VALUE);
    return text;
  }

  private HBox field(Field field, String before, String after, int columns) {
    var text = input(field);
    text.setPrefColumnCount(columns);
    text.setAccessibleText((before + " " + after).strip());
    var line = new HBox(4);
    line.setAlignment(Pos.CENTER_LEFT);
    if (!before.isEmpty()) {
      line.getChildren().add(new Label(before));
    }
    line.getChildren().add(text);
    if (!after.isEmpty()) {
      line.getChildren().add(new Label(after));
    }
    return line;
  }

  private TextField input(Field field) {
    var text = new TextField();
    text.setId("relay-" + field.name().toLowerCase(Locale.ROOT));
    text.getStyleClass().add("code");
    text.setOnAction(_ -> save());
    text.textProperty().addListener((_, _, _) -> showMistakes(Map.of()));
    inputs.put(field, text);
    return text;
  }

  /** Opens the form for a new relay. */
  void showNew(Node at) {
    show(Optional.empty(), new RelayInput(Map.of()), at);
  }

  /** Opens the form of a relay. */
  void show(RelaySetting relay, Node at) {
    show(Optional.of(relay), RelayInput.of(relay), at);
  }

  private void show(Optional<RelaySetting> relay, RelayInput input, Node at) {
    var shown = popOver.get();
    edited = relay;
    foot.setChanges(relay.isPresent());
    inputs.forEach((field, text) -> text.setText(input.texts().getOrDefault(field, "")));
    var bounds = at.localToScreen(at.getBoundsInLocal());
    shown.show(at.getScene().getWindow(), bounds.getMaxX(), bounds.getCenterY());
    first(Field.PORT);
  }

  private void first(Field field) {
    Optional.ofNullable(inputs.get(field)).ifPresent(Node::requestFocus);
  }

  private void save() {
    var texts = new EnumMap<Field, String>(Field.class);
    inputs.forEach((field, text) -> texts.put(field, text.getText()));
    var reading = new RelayInput(texts).read();
    showMistakes(reading.mistakes());
    reading.setting().ifPresent(this::save);
  }

  private void save(RelaySetting setting) {
    Runnable saved =
        () -> {
          hide();
          done.accept(setting.name());
        };
    Consumer<String> failed = why -> showMistakes(Map.of(Field.PORT, why));
    edited.ifPresentOrElse(
        old -> watch.replace(old.name(), setting, saved, failed),
        () -> watch.add(setting, saved, failed));
  }

  private void showMistakes(Map<Field, String> mistakes) {
    inputs.forEach((field, text) -> {
      text.getStyleClass().remove("mistaken");
      if (mistakes.containsKey(field)) {
        text.getStyleClass().add("mistaken");
      }
    });
    var first = new EnumMap<Field, String>(Field.class);
    first.putAll(mistakes);
    foot.showMistake(first.isEmpty() ? "" : first.values().iterator().next());
    mistakes.keySet().stream().sorted().findFirst().ifPresent(this::first);
  }
}
