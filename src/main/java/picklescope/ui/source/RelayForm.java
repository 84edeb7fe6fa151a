package picklescope.ui.source;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import picklescope.settings.RelaySetting;
import picklescope.ui.control.EscapedInput;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;
import picklescope.view.source.RelayInput;
import picklescope.view.source.RelayInput.Field;
import picklescope.view.source.RelayText;

/** The form in which a relay is added or changed. */
final class RelayForm extends SourceForm<RelaySetting> {
  private final Map<Field, TextInputControl> inputs = new EnumMap<>(Field.class);
  private final CheckBox vizardAnswers = new CheckBox(RelayInput.VIZARD_ANSWERS);

  /**
   * Creates the form, which is not shown.
   *
   * @param done called with the name of a relay that was added
   */
  RelayForm(SourcesWatch watch, Consumer<String> done) {
    super(
        "relay",
        "What comes to the port is recorded and passed on; answers go back to their sender.\n"
            + RelayText.SENDER,
        watch,
        done);
  }

  @Override
  List<Node> content() {
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
    vizardAnswers.setId("relay-vizard-answers");
    Tips.explain(vizardAnswers, RelayInput.VIZARD_ANSWERS_HELP);
    var when = whole(Field.WHEN, "all messages; or a filter: foo > 5");
    return List.of(
        labelled("Port of the relay", field(Field.PORT, "", "", 7)),
        labelled("Passes on to", whole(Field.TARGETS, "vizard-pc:4950, 192.168.0.12:4950, …")),
        vizardAnswers,
        heading("Faults on purpose; empty fields are off"),
        faults,
        labelled("Only for", when),
        heading("Rules, a line each; the first that chooses a message decides"),
        rules());
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
    rules.setPrefRowCount(4);
    EscapedInput.install(rules, () -> true);
    initText(rules);
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
    var text = new LimitedField();
    field(text, field.name().toLowerCase(Locale.ROOT));
    inputs.put(field, text);
    return text;
  }

  @Override
  String waiting() {
    return "Looking up names…";
  }

  @Override
  void fill(Optional<RelaySetting> relay) {
    var texts = relay.map(RelayInput::of).map(RelayInput::texts).orElse(Map.of());
    inputs.forEach((field, text) -> text.setText(texts.getOrDefault(field, "")));
    vizardAnswers.setSelected(relay.filter(RelaySetting::vizardAnswers).isPresent());
  }

  @Override
  void focusFirst() {
    focus(Field.PORT);
  }

  private void focus(Field field) {
    Optional.ofNullable(inputs.get(field)).ifPresent(Node::requestFocus);
  }

  private RelayInput input() {
    var texts = new EnumMap<Field, String>(Field.class);
    inputs.forEach((field, text) -> texts.put(field, text.getText()));
    return new RelayInput(texts, vizardAnswers.isSelected());
  }

  @Override
  String doubt() {
    return input().doubt();
  }

  @Override
  void save() {
    var reading = input().read();
    showMistakes(reading.mistakes());
    reading.setting().ifPresent(this::save);
  }

  /** Shows it at the port: what is wrong with the fields is known before a relay is opened. */
  @Override
  void showMistake(String why) {
    showMistakes(why.isEmpty() ? Map.of() : Map.of(Field.PORT, why));
  }

  private void showMistakes(Map<Field, String> mistakes) {
    inputs.forEach((field, text) -> {
      text.getStyleClass().remove("mistaken");
      if (mistakes.containsKey(field)) {
        text.getStyleClass().add("mistaken");
      }
    });
    var first = mistakes.entrySet().stream().min(Map.Entry.comparingByKey());
    super.showMistake(first.map(Map.Entry::getValue).orElse(""));
    first.map(Map.Entry::getKey).ifPresent(this::focus);
  }
}
