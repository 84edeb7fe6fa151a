package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import picklescope.saved.PastedMessage;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.ui.control.EscapedInput;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.compose.Draft;
import picklescope.view.compose.MessageTexts;

/**
 * The text of a message. Each form has a text of its own. Beside the text, the arguments of a call
 * or the bytes can be displayed.
 */
final class MessageField extends SplitPane {
  private final FormBar forms = new FormBar(this::use);
  private final ToggleButton fields = new ToggleButton("Fields");
  private final Lazy<BytesPreview> preview = new Lazy<>(BytesPreview::new);
  private final Button browse = new Button("File…");
  private final CallEditor editor;
  private final Lazy<ArgumentsForm> arguments;
  private final MessageTexts texts = new MessageTexts();
  private final Runnable onEdit;
  private Optional<Draft> latest = Optional.empty();
  private boolean withBytes;
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
    arguments = new Lazy<>(() -> new ArgumentsForm(editor.area()::setText));
    EscapedInput.install(editor.area(), this::isPython);
    new NameCompletion(editor, seen, this::isPython);
    editor.area().addEventFilter(KeyEvent.KEY_PRESSED, MessageField::traverse);
    browse.setId("compose-browse");
    browse.setMaxWidth(Double.MAX_VALUE);
    Tips.explain(browse, "Choose the file whose bytes are sent");
    browse.setOnAction(
        _ -> files.toSend().ifPresent(file -> editor.area().setText(file.toString())));
    fields.setId("compose-fields");
    fields.setMaxWidth(Double.MAX_VALUE);
    Tips.explain(fields, "The arguments of the call as rows");
    fields.selectedProperty().addListener((_, _, _) -> layOut());
    editor.area().setText(MessageTexts.EXAMPLE);
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
    var either = new StackPane(fields, browse); // one place for both, so that nothing moves
    either.setMinWidth(Region.USE_PREF_SIZE);
    var controls = new ArrayList<Node>(forms.controls());
    controls.add(either);
    return controls;
  }

  MessageForm form() {
    return forms.form();
  }

  ObservableValue<String> textProperty() {
    return editor.area().textProperty();
  }

  String text() {
    return editor.area().getText();
  }

  /** Replaces the message; Ctrl+Z brings the one before back if it has the same form. */
  void display(MessageForm form, String text) {
    forms.choose(form);
    editor.area().replaceText(0, editor.area().getLength(), text);
    editor.area().positionCaret(0);
  }

  private boolean isPython() {
    return MessageTexts.isPython(forms.form());
  }

  private void use(MessageForm newForm) {
    editor.area().setText(texts.change(newForm, editor.area().getText()));
    editor.setForm(newForm);
    layOut();
    edited();
  }

  private void layOut() {
    boolean call = forms.form() == MessageForm.CALL;
    boolean file = forms.form() == MessageForm.FILE;
    fields.setDisable(!call);
    fields.setVisible(!file);
    browse.setVisible(file);
    var parts = new ArrayList<Node>(List.of(editor));
    if (fields.isSelected() && call) {
      parts.add(arguments.get());
      arguments.get().display(text());
    }
    if (withBytes) {
      latest.ifPresent(preview.get()::display);
      parts.add(preview.get());
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
  void display(Draft draft) {
    latest = Optional.of(draft);
    if (withBytes) {
      preview.get().display(draft);
    }
  }

  private void edited() {
    if (fields.isSelected()) {
      arguments.get().display(text());
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
    String text = clipboard.hasString() ? clipboard.getString() : "";
    if (text.length() > Message.LONGEST_TEXT) {
      return false; // it cannot be inserted either, which is reported
    }
    var found =
        PastedMessage.of(text).filter(pasted -> MessageTexts.replaces(pasted, forms.form(), text));
    found.ifPresent(pasted -> {
      display(pasted.message().form(), pasted.message().text());
      pasted.destination().ifPresent(onDestination);
    });
    return found.isPresent();
  }

  /** Returns the line and column of a char index for the user, such as {@code "At 3: "}. */
  String position(int offset) {
    return MessageTexts.position(text(), offset);
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
