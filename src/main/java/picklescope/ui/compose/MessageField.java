package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import picklescope.saved.PastedMessage;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.ui.text.CodeStyle;
import picklescope.view.compose.Draft;

/**
 * The text of a message. Each form has a text of its own. Beside the text, the arguments of a call
 * or the bytes can be displayed.
 */
final class MessageField extends SplitPane {
  static final String EXAMPLE = "send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])";

  private final FormBar forms = new FormBar(this::use);
  private final ToggleButton fields = new ToggleButton("Fields");
  private final BytesPreview preview = new BytesPreview();
  private final Button browse = new Button("Browse…");
  private final CallEditor editor;
  private final ArgumentsForm arguments;
  private final Map<MessageForm, String> texts = new EnumMap<>(MessageForm.class);
  private final Runnable onEdit;
  private boolean withBytes;
  private MessageForm shownForm = MessageForm.CALL;
  private Consumer<String> onDestination = _ -> {};

  /**
   * @param seen finds the keyword names of the capture
   * @param files the dialogs for files
   * @param onEdit called when text or form has changed
   */
  MessageField(
      ObservableValue<CodeStyle> style,
      Consumer<Consumer<List<String>>> seen,
      SendFiles files,
      Runnable onEdit) {
    this.onEdit = onEdit;
    editor = new CallEditor(style);
    arguments = new ArgumentsForm(text -> editor.area().setText(text));
    new NameCompletion(editor, seen, this::isPython);
    editor.area().addEventFilter(KeyEvent.KEY_PRESSED, MessageField::traverse);
    texts.put(MessageForm.CALL, EXAMPLE);
    texts.put(MessageForm.BARE, "{'id': 1, 'pos': [sin(t), 1.8, cos(t)]}");
    texts.put(MessageForm.TEXT, "Some raw data");
    texts.put(MessageForm.HEX, "80 04 4b 05 2e");
    texts.put(MessageForm.BASE64, "gARLBS4=");
    texts.put(MessageForm.FILE, "");
    texts.put(MessageForm.PYTHON, "struct.pack('<3f', 1, 2, sin(t))");
    browse.setId("compose-browse");
    browse.setMinWidth(Region.USE_PREF_SIZE);
    browse.setOnAction(
        _ -> files.toSend().ifPresent(file -> editor.area().setText(file.toString())));
    fields.setId("compose-fields");
    fields.setMinWidth(Region.USE_PREF_SIZE);
    fields.setTooltip(new Tooltip("The arguments of the call as rows"));
    fields.selectedProperty().addListener((_, _, _) -> layOut());
    editor.area().setText(EXAMPLE);
    editor.area().textProperty().addListener((_, _, _) -> edited());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    layOut();
  }

  /** Tab moves to the next control, unless it accepts a proposal. */
  private static void traverse(KeyEvent key) {
    boolean alone = !key.isShortcutDown() && !key.isAltDown() && !key.isConsumed();
    if (key.getCode() == KeyCode.TAB && alone) {
      ((Node) key.getSource())
          .requestFocusTraversal(
              key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      key.consume();
    }
  }

  /** Sets the listener for destinations in pasted text. */
  void onDestination(Consumer<String> listener) {
    onDestination = listener;
  }

  /** Returns the controls for the form, which are displayed above the text. */
  List<Node> controls() {
    return List.of(forms, fields, browse);
  }

  MessageForm form() {
    return forms.form();
  }

  String text() {
    return editor.area().getText();
  }

  /** Replaces the message. */
  void show(MessageForm form, String text) {
    forms.choose(form);
    editor.area().setText(text);
  }

  private boolean isPython() {
    return switch (forms.form()) {
      case CALL, BARE, PYTHON -> true;
      case TEXT, HEX, BASE64, FILE -> false;
    };
  }

  private void use(MessageForm newForm) {
    texts.put(shownForm, editor.area().getText());
    shownForm = newForm;
    editor.area().setText(texts.get(newForm));
    editor.setPython(isPython());
    layOut();
    edited();
  }

  private void layOut() {
    boolean call = forms.form() == MessageForm.CALL;
    show(fields, call);
    show(browse, forms.form() == MessageForm.FILE);
    var parts = new ArrayList<Node>(List.of(editor));
    if (fields.isSelected() && call) {
      parts.add(arguments);
      arguments.show(text());
    }
    if (withBytes) {
      parts.add(preview);
    }
    getItems().setAll(parts);
    setDividerPositions(0.42);
  }

  /** Adds the toggle of the arguments to a group of which at most one is selected. */
  void setGroup(ToggleGroup beside) {
    fields.setToggleGroup(beside);
  }

  /** Sets whether the bytes are displayed beside the text. */
  void showBytes(boolean shown) {
    withBytes = shown;
    layOut();
  }

  /** Displays the result of encoding the text. */
  void show(Draft draft) {
    preview.show(draft);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void edited() {
    if (fields.isSelected()) {
      arguments.show(text());
    }
    onEdit.run();
  }

  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.V
        && key.isShortcutDown()
        && editor.area().isFocused()
        && paste()) {
      key.consume();
    }
  }

  /** Converts pasted Vizard code, hex digits and JSON events to a message. */
  private boolean paste() {
    var clipboard = Clipboard.getSystemClipboard();
    var found =
        clipboard.hasString()
            ? PastedMessage.of(clipboard.getString())
            : Optional.<PastedMessage>empty();
    boolean asText = forms.form() == MessageForm.TEXT;
    if (found.isEmpty() || asText || isSame(found.get(), clipboard.getString())) {
      return false;
    }
    Message message = found.get().message();
    show(message.form(), message.text());
    found.get().destination().ifPresent(onDestination);
    return true;
  }

  /** Returns whether pasting the text has the same result. */
  private boolean isSame(PastedMessage found, String text) {
    return found.message().form() == forms.form()
        && found.destination().isEmpty()
        && found.message().text().equals(text.strip());
  }

  /** Returns the line and column of a char index for the user, such as {@code "At 3: "}. */
  String place(int offset) {
    String before = editor.area().getText(0, Math.min(offset, editor.area().getLength()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return line == 1 ? "At %d: ".formatted(column) : "At line %d, %d: ".formatted(line, column);
  }

  /** Underlines a mistake. */
  void mark(int offset) {
    editor.mark(offset);
  }

  void unmark() {
    editor.unmark();
  }

  void focus() {
    editor.area().requestFocus();
  }
}
