package picklescope.ui.compose;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;
import picklescope.view.compose.CallArguments;
import picklescope.view.compose.CallText;
import picklescope.view.text.SlowText;

/**
 * The arguments of a call as rows with name, kind and value. Each change of a row changes the text
 * of the call.
 */
final class ArgumentsForm extends VBox {
  private static final int MOST_ROWS = 200; // each is several controls
  private static final String NO_CALL = "The brackets of the call do not match.";
  private static final String TOO_MANY =
      "The call has more than %d arguments: change its text.".formatted(MOST_ROWS);

  private final Consumer<String> onChange;
  private final VBox rows = new VBox(3);
  private final Label unreadable = new Label(NO_CALL);
  private CallArguments call = new CallArguments(new CallText("send()", 5, 5, List.of()));
  private boolean writing;

  /**
   * @param onChange receives the new text of the call
   */
  ArgumentsForm(Consumer<String> onChange) {
    this.onChange = onChange;
    setId("compose-arguments");
    getStyleClass().add("arguments");
    unreadable.getStyleClass().add("muted");
    var add = new Button("+ value");
    add.setId("argument-add");
    Tips.explain(add, "Add a positional argument");
    add.setOnAction(_ -> addPositional());
    var addNamed = new Button("+ name=value");
    addNamed.setId("argument-add-named");
    Tips.explain(addNamed, "Add a keyword argument");
    addNamed.setOnAction(_ -> addKeyword());
    add.setMinWidth(Region.USE_PREF_SIZE);
    addNamed.setMinWidth(Region.USE_PREF_SIZE);
    add.disableProperty().bind(unreadable.visibleProperty()); // there is no call to add it to
    addNamed.disableProperty().bind(unreadable.visibleProperty());
    var foot = new HBox(6, add, addNamed, unreadable);
    foot.setAlignment(Pos.CENTER_LEFT);
    var scroll = new ScrollPane(new VBox(3, rows, foot));
    scroll.setFitToWidth(true);
    setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(scroll);
  }

  /** Displays the arguments of a call if its brackets match. */
  void display(String text) {
    if (writing) {
      return;
    }
    var found = CallArguments.of(text);
    boolean tooMany = found.filter(one -> one.list().size() > MOST_ROWS).isPresent();
    boolean hasRows = found.isPresent() && !tooMany;
    unreadable.setText(tooMany ? TOO_MANY : NO_CALL);
    unreadable.setVisible(!hasRows);
    rows.setDisable(!hasRows);
    if (tooMany) {
      rows.getChildren().clear();
    }
    if (!hasRows) {
      return;
    }
    call = found.get();
    while (rows.getChildren().size() > call.list().size()) {
      rows.getChildren().removeLast();
    }
    while (rows.getChildren().size() < call.list().size()) {
      rows.getChildren().add(new Row(rows.getChildren().size()));
    }
    for (int i = 0; i < call.list().size(); i++) {
      ((Row) rows.getChildren().get(i)).display(call.list().get(i));
    }
  }

  private void write(String text) {
    CallArguments.of(text).ifPresent(now -> call = now);
    writing = true;
    onChange.accept(text);
    writing = false;
  }

  private void rewrite(String text) {
    write(text);
    display(text);
  }

  private void addPositional() {
    int index = call.positionals();
    rewrite(call.addPositional());
    focus(index);
  }

  private void addKeyword() {
    rewrite(call.addKeyword());
    focus(rows.getChildren().size() - 1);
  }

  private void focus(int index) {
    ((Row) rows.getChildren().get(index)).value.requestFocus();
  }

  /** The row of an argument. */
  private final class Row extends HBox {
    private final int index;
    private final TextField name = new LimitedField();
    private final ComboBox<String> kind = new ComboBox<>();
    private final TextField value = new LimitedField();
    private boolean showing;

    Row(int index) {
      super(4);
      this.index = index;
      setAlignment(Pos.CENTER_LEFT);
      name.setId("argument-name-" + index);
      name.setPrefColumnCount(7);
      name.setMinWidth(50);
      name.getStyleClass().add("code");
      kind.setId("argument-kind-" + index);
      kind.getItems().setAll(CallArguments.KINDS);
      kind.setMinWidth(100);
      kind.setPrefWidth(100);
      value.setId("argument-value-" + index);
      value.getStyleClass().add("code");
      value.setMinWidth(60);
      setHgrow(value, Priority.ALWAYS);
      name.textProperty().addListener((_, _, _) -> edited());
      value.textProperty().addListener((_, _, _) -> edited());
      kind.valueProperty().addListener((_, _, chosen) -> convert(chosen));
      getChildren()
          .setAll(
              name,
              kind,
              value,
              small("↑", "argument-up-" + index, "Move up", () -> rewrite(call.move(index, -1))),
              small("↓", "argument-down-" + index, "Move down", () -> rewrite(call.move(index, 1))),
              small("×", "argument-remove-" + index, "Remove", () -> rewrite(call.remove(index))));
    }

    private static Button small(String text, String id, String help, Runnable action) {
      var button = new Button(text);
      button.setId(id);
      button.getStyleClass().addAll("flat", "small-icon");
      Tips.explain(button, help);
      button.setAccessibleText(help);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(_ -> action.run());
      return button;
    }

    void display(CallText.Argument argument) {
      showing = true;
      set(name, argument.name());
      name.setPromptText("#" + index);
      set(value, argument.value());
      kind.setValue(CallText.kind(argument.value()));
      showing = false;
    }

    private static void set(TextField field, String text) {
      String drawn = SlowText.drawable(text);
      if (!field.getText().equals(drawn)) {
        field.setText(drawn);
      }
    }

    private void edited() {
      if (showing || value.getText().isBlank()) {
        return;
      }
      write(call.set(index, name.getText(), value.getText()));
      showing = true;
      kind.setValue(CallText.kind(value.getText()));
      showing = false;
    }

    private void convert(String chosen) {
      if (!showing && chosen != null && !chosen.equals(CallText.kind(value.getText()))) {
        value.setText(CallArguments.converted(value.getText(), chosen));
      }
    }
  }
}
