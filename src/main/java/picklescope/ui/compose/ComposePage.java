package picklescope.ui.compose;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.session.PastedMessage;
import picklescope.ui.text.CodeStyle;

/** Where a message is written, looked at and sent. */
final class ComposePage implements Page {
  static final String EXAMPLE = "send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])";

  private final Outbox outbox;
  private final VBox box = new VBox();
  private final DestinationBox destination = new DestinationBox(this::clearOutcome);
  private final ProtocolBox protocol = new ProtocolBox(this::edited);
  private final FormBar forms = new FormBar(this::use);
  private final ToggleButton fields = new ToggleButton("Fields");
  private final Button browse = new Button("Browse…");
  private final SendOptionsButton options = new SendOptionsButton(this::edited);
  private final CallEditor editor;
  private final ArgumentsForm arguments;
  private final SplitPane middle = new SplitPane();
  private final Button send = new Button("Send");
  private final Button save = new Button("Save…");
  private final SendOutcome outcome = new SendOutcome();
  private final Map<MessageForm, String> texts = new EnumMap<>(MessageForm.class);
  private MessageForm shownForm = MessageForm.CALL;
  private Consumer<String> onSent = _ -> {};
  private Consumer<SavedSend> onRepeat = _ -> {};

  /**
   * @param files asks for the file whose bytes are sent
   * @param save keeps what is written
   */
  ComposePage(
      Outbox outbox, ObservableValue<CodeStyle> style, SendFiles files, Consumer<Node> save) {
    this.outbox = outbox;
    editor = new CallEditor(style);
    arguments = new ArgumentsForm(text -> editor.area().setText(text));
    new NameCompletion(editor, outbox::seenNames, this::isPython);
    texts.put(MessageForm.CALL, EXAMPLE);
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
    fields.selectedProperty().addListener((_, _, _) -> layOutMiddle());
    send.setId("compose-send");
    send.getStyleClass().addAll("accent", "send");
    send.setMinWidth(Region.USE_PREF_SIZE);
    send.setTooltip(new Tooltip("Send (Ctrl+Enter)"));
    send.setOnAction(_ -> send());
    this.save.setId("compose-save");
    this.save.setMinWidth(Region.USE_PREF_SIZE);
    this.save.setTooltip(new Tooltip("Keep it among the saved sends"));
    this.save.setOnAction(_ -> save.accept(this.save));
    editor.area().setText(EXAMPLE);
    editor.area().textProperty().addListener((_, _, _) -> edited());
    box.getStyleClass().add("compose-page");
    box.getChildren().setAll(head(), middle, foot());
    VBox.setVgrow(middle, Priority.ALWAYS);
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    layOutMiddle();
    edited();
  }

  @Override
  public Node node() {
    return box;
  }

  private HBox head() {
    var to = new Label("To");
    to.setLabelFor(destination);
    to.setMinWidth(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox.setHgrow(destination, Priority.SOMETIMES);
    var head = new HBox(to, destination, forms, fields, browse, space, protocol, options);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("line");
    return head;
  }

  private HBox foot() {
    HBox.setHgrow(outcome, Priority.ALWAYS);
    var foot = new HBox(outcome, save, new RepeatButton(this::repeat), send);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("line");
    return foot;
  }

  private void layOutMiddle() {
    boolean call = forms.form() == MessageForm.CALL;
    protocol.setVisible(call);
    show(fields, call);
    show(browse, forms.form() == MessageForm.FILE);
    boolean both = fields.isSelected() && forms.form() == MessageForm.CALL;
    middle.getItems().setAll(both ? List.of(editor, arguments) : List.of(editor));
    if (both) {
      middle.setDividerPositions(0.42);
      arguments.show(editor.area().getText());
    }
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private boolean isPython() {
    return forms.form() == MessageForm.CALL || forms.form() == MessageForm.PYTHON;
  }

  private void use(MessageForm newForm) {
    texts.put(shownForm, editor.area().getText());
    shownForm = newForm;
    editor.area().setText(texts.get(newForm));
    editor.setPython(isPython());
    layOutMiddle();
    edited();
  }

  private void keyPressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
      send();
      key.consume();
    } else if (key.getCode() == KeyCode.V
        && key.isShortcutDown()
        && editor.area().isFocused()
        && paste()) {
      key.consume();
    }
  }

  /** Vizard code, hex digits and JSON events become the message, as what they are. */
  private boolean paste() {
    var clipboard = Clipboard.getSystemClipboard();
    var found =
        clipboard.hasString()
            ? PastedMessage.of(clipboard.getString())
            : Optional.<PastedMessage>empty();
    boolean asText = forms.form() == MessageForm.TEXT;
    boolean sameForm = found.isPresent() && found.get().message().form() == forms.form();
    if (found.isEmpty() || asText || (sameForm && found.get().destination().isEmpty())) {
      return false;
    }
    var message = found.get().message();
    forms.choose(message.form());
    editor.area().setText(message.text());
    found.get().destination().ifPresent(destination::write);
    return true;
  }

  private Message message() {
    return new Message(
        forms.form(),
        editor.area().getText(),
        protocol.getValue(),
        options.envelope(),
        options.encoding());
  }

  /** What is written, under a name. */
  SavedSend written(String name) {
    return SavedSend.of(name, message(), destination.text())
        .saying(message(), destination.text(), options.options(), Optional.empty());
  }

  /** Shows what was saved or received, to be changed and sent. */
  void edit(SavedSend what) {
    forms.choose(what.message().form());
    editor.area().setText(what.message().text());
    protocol.setValue(what.message().protocol());
    options.set(what.options(), what.message().encoding(), what.message().envelope());
    destination.write(what.to());
    edited();
    focusMessage();
  }

  private void edited() {
    clearOutcome();
    if (fields.isSelected()) {
      arguments.show(editor.area().getText());
    }
    var checked = message();
    outbox.check(
        checked,
        result -> {
          if (checked.equals(message())) {
            outcome.preview(result);
          }
        });
  }

  /** Sends what is written. */
  void send() {
    if (!options.problem().isEmpty()) {
      show(new Outbox.Outcome.NotSent(options.problem()));
      return;
    }
    outbox.send(message(), destination.text(), options.options(), this::show);
  }

  private void repeat(Rhythm rhythm) {
    var what = written(message().text()).repeated(Optional.of(rhythm));
    outbox.repeat(
        what,
        rhythm,
        result -> {
          show(result);
          if (result instanceof Outbox.Outcome.Repeating) {
            onRepeat.accept(what);
          }
        });
  }

  void show(Outbox.Outcome result) {
    clearOutcome();
    switch (result) {
      case Outbox.Outcome.Sent sent -> {
        remember(sent.target().toString());
        outcome.sent(sent);
      }
      case Outbox.Outcome.Repeating repeating -> {
        remember(repeating.target().toString());
        outcome.done("✓ Repeating to %s: see Running".formatted(repeating.target()));
      }
      case Outbox.Outcome.NotSent(String reason) -> {
        outcome.mistake("✕ " + reason);
        destination.mark(true);
      }
      case Outbox.Outcome.Wrong(Draft.Mistake mistake) -> {
        outcome.mistake("✕ " + at(mistake.offset()) + mistake.message());
        editor.mark(mistake.offset());
      }
    }
  }

  private String at(int offset) {
    String before = editor.area().getText(0, Math.min(offset, editor.area().getLength()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return line == 1 ? "At %d: ".formatted(column) : "At line %d, %d: ".formatted(line, column);
  }

  private void clearOutcome() {
    outcome.clear();
    destination.mark(false);
    editor.unmark();
  }

  private void remember(String sentTo) {
    destination.remember(sentTo);
    onSent.accept(sentTo);
  }

  void onSent(Consumer<String> listener) {
    onSent = listener;
  }

  /** Is told of each repeat that begins. */
  void onRepeat(Consumer<SavedSend> listener) {
    onRepeat = listener;
  }

  void setRecent(List<String> recent) {
    destination.setRecent(recent);
  }

  /** The destination as it is written. */
  String destination() {
    return destination.text();
  }

  void focusMessage() {
    editor.area().requestFocus();
  }
}
