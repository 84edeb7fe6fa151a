package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.python.PyStr;
import picklescope.python.Repr;
import picklescope.view.compose.CallText;

/**
 * The arguments of a call as rows with name, kind and value. Each change of a row changes the text
 * of the call.
 */
final class ArgumentsForm extends VBox {
  private static final List<String> KINDS =
      List.of(
          "int", "float", "str", "bytes", "bool", "None", "list", "tuple", "dict", "expression");

  private final Consumer<String> onChange;
  private final VBox rows = new VBox(3);
  private final Label unreadable = new Label("The brackets of the call do not match.");
  private CallText call = new CallText("send()", 5, 5, List.of());
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
    add.setTooltip(new Tooltip("Add a positional argument"));
    add.setOnAction(_ -> add(""));
    var addNamed = new Button("+ name=value");
    addNamed.setId("argument-add-named");
    addNamed.setTooltip(new Tooltip("Add a keyword argument"));
    addNamed.setOnAction(_ -> add(freeName()));
    add.setMinWidth(Region.USE_PREF_SIZE);
    addNamed.setMinWidth(Region.USE_PREF_SIZE);
    var foot = new HBox(6, add, addNamed, unreadable);
    foot.setAlignment(Pos.CENTER_LEFT);
    var scroll = new ScrollPane(new VBox(3, rows, foot));
    scroll.setFitToWidth(true);
    setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(scroll);
  }

  /** Displays the arguments of a call if its brackets match. */
  void show(String text) {
    if (writing) {
      return;
    }
    var found = CallText.of(text);
    unreadable.setVisible(found.isEmpty());
    rows.setDisable(found.isEmpty());
    if (found.isEmpty()) {
      return;
    }
    call = found.get();
    while (rows.getChildren().size() > call.arguments().size()) {
      rows.getChildren().removeLast();
    }
    while (rows.getChildren().size() < call.arguments().size()) {
      rows.getChildren().add(new Row(rows.getChildren().size()));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      ((Row) rows.getChildren().get(i)).show(call.arguments().get(i));
    }
  }

  private void write(List<CallText.Argument> changed) {
    String text = call.with(changed);
    CallText.of(text).ifPresent(now -> call = now);
    writing = true;
    onChange.accept(text);
    writing = false;
  }

  private void rewrite(List<CallText.Argument> changed) {
    write(changed);
    show(call.text());
  }

  private void add(String name) {
    var more = new ArrayList<>(call.arguments());
    var added = new CallText.Argument(name, "0", 0, 0);
    int at = (int) more.stream().filter(one -> one.name().isEmpty()).count();
    more.add(name.isEmpty() ? at : more.size(), added);
    rewrite(more);
    ((Row) rows.getChildren().get(name.isEmpty() ? at : more.size() - 1)).value.requestFocus();
  }

  private String freeName() {
    for (int i = 1; ; i++) {
      String name = i == 1 ? "name" : "name" + i;
      if (call.arguments().stream().noneMatch(one -> one.name().equals(name))) {
        return name;
      }
    }
  }

  /** The row of an argument. */
  private final class Row extends HBox {
    private final int index;
    private final TextField name = new TextField();
    private final ComboBox<String> kind = new ComboBox<>();
    private final TextField value = new TextField();
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
      kind.getItems().setAll(KINDS);
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
              small("↑", "argument-up-" + index, "Move up", () -> move(-1)),
              small("↓", "argument-down-" + index, "Move down", () -> move(1)),
              small("×", "argument-remove-" + index, "Remove", this::remove));
    }

    private static Button small(String text, String id, String help, Runnable action) {
      var button = new Button(text);
      button.setId(id);
      button.getStyleClass().addAll("flat", "small-icon");
      button.setTooltip(new Tooltip(help));
      button.setAccessibleText(help);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(_ -> action.run());
      return button;
    }

    void show(CallText.Argument argument) {
      showing = true;
      set(name, argument.name());
      name.setPromptText("#" + index);
      set(value, argument.value());
      kind.setValue(CallText.kind(argument.value()));
      showing = false;
    }

    private static void set(TextField field, String text) {
      if (!field.getText().equals(text)) {
        field.setText(text);
      }
    }

    private void edited() {
      if (showing || value.getText().isBlank()) {
        return;
      }
      var changed = new ArrayList<>(call.arguments());
      changed.set(index, new CallText.Argument(name.getText(), value.getText(), 0, 0));
      write(changed);
      showing = true;
      kind.setValue(CallText.kind(value.getText()));
      showing = false;
    }

    private void convert(String chosen) {
      if (!showing && chosen != null && !chosen.equals(CallText.kind(value.getText()))) {
        value.setText(converted(value.getText(), chosen));
      }
    }

    private void move(int by) {
      var arguments = new ArrayList<>(call.arguments());
      int to = index + by;
      if (to >= 0
          && to < arguments.size()
          && arguments.get(to).name().isEmpty() == arguments.get(index).name().isEmpty()) {
        arguments.add(to, arguments.remove(index));
        rewrite(arguments);
      }
    }

    private void remove() {
      var arguments = new ArrayList<>(call.arguments());
      arguments.remove(index);
      rewrite(arguments);
    }
  }

  /** Returns the value of another kind that is closest to a value. */
  static String converted(String value, String kind) {
    String inside = value.replaceAll("^b?['\"]|['\"]$", "");
    boolean container = value.matches("(?s)[\\[({].*[])}]");
    String items = container ? value.substring(1, value.length() - 1).strip() : value;
    String list = items.endsWith(",") ? items.substring(0, items.length() - 1) : items;
    return switch (kind) {
      case "int" ->
          inside.matches("[-+]?[0-9]+(\\.[0-9]*)?") ? inside.replaceAll("\\..*", "") : "0";
      case "float" ->
          inside.matches("[-+]?[0-9]+")
              ? inside + ".0"
              : inside.matches("[-+]?[0-9]*\\.[0-9]+") ? inside : "0.0";
      case "str" -> new Repr().of(PyStr.of(inside));
      case "bytes" -> "b" + new Repr().of(PyStr.of(inside.replaceAll("[^ -~]", "?")));
      case "bool" -> "True";
      case "None" -> "None";
      case "list" -> "[" + list + "]";
      case "tuple" -> "(" + list + (list.isEmpty() || list.contains(",") ? "" : ",") + ")";
      case "dict" -> "{'key': " + value + "}";
      default -> CallText.kind(value).equals("expression") ? value : "n";
    };
  }
}
