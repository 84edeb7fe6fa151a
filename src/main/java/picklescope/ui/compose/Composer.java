package picklescope.ui.compose;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import picklescope.send.Destination;
import picklescope.send.Message;
import picklescope.send.MessageForm;

/** Where a message is written and sent. */
public final class Composer extends VBox implements AutoCloseable {
  private static final int DEFAULT_PROTOCOL = 4;
  private static final String EXAMPLE = "send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])";
  private static final int MOST_RECENT = 12;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Outbox outbox;
  private final ComboBox<String> destination = new ComboBox<>();
  private final ComboBox<Integer> protocol = new ComboBox<>();
  private final ToggleGroup forms = new ToggleGroup();
  private final MessageField field = new MessageField();
  private final Button send = new Button("Send");
  private final Label size = new Label();
  private final Label outcome = new Label();
  private final Map<MessageForm, String> texts = new EnumMap<>(MessageForm.class);
  private MessageForm form = MessageForm.CALL;
  private Consumer<String> onSent = _ -> {};

  /** An empty composer that sends by that outbox. */
  public Composer(Outbox outbox) {
    this.outbox = outbox;
    setId("composer");
    getStyleClass().add("composer");
    texts.put(MessageForm.CALL, EXAMPLE);
    texts.put(MessageForm.TEXT, "Some raw data");
    texts.put(MessageForm.HEX, "80 04 4b 05 2e");
    buildDestination();
    buildProtocol();
    send.setId("compose-send");
    send.getStyleClass().addAll("accent", "send");
    send.setMinWidth(USE_PREF_SIZE);
    send.setTooltip(new Tooltip("Send (Ctrl+Enter)"));
    send.setOnAction(_ -> send());
    outcome.setId("compose-outcome");
    outcome.setWrapText(true);
    outcome.getStyleClass().add("outcome");
    size.setId("compose-size");
    size.getStyleClass().add("muted");
    size.setMinWidth(USE_PREF_SIZE);
    field.area().setText(texts.get(form));
    field.area().textProperty().addListener((_, _, _) -> edited());
    getChildren().setAll(head(), field, foot());
    setVgrow(field, Priority.ALWAYS);
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    edited();
  }

  private HBox head() {
    var to = new Label("To");
    to.setLabelFor(destination);
    to.setMinWidth(USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head = new HBox(to, destination, formButtons(), space, protocol);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("line");
    return head;
  }

  private HBox foot() {
    var space = new Region();
    HBox.setHgrow(outcome, Priority.ALWAYS);
    HBox.setHgrow(space, Priority.SOMETIMES);
    var foot = new HBox(outcome, space, size, send);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("line");
    return foot;
  }

  private void buildDestination() {
    destination.setId("compose-destination");
    destination.setEditable(true);
    destination.setAccessibleText("Destination");
    destination.setTooltip(new Tooltip("Computer name or IP address, and port: LAB-3:4950"));
    destination.getEditor().setId("compose-destination-text");
    destination.getEditor().getStyleClass().add("code");
    destination.getEditor().setPrefColumnCount(18);
    destination.getEditor().textProperty().addListener((_, _, _) -> clearOutcome());
  }

  private void buildProtocol() {
    protocol.setId("compose-protocol");
    protocol.setAccessibleText("Pickle protocol");
    protocol.getItems().setAll(IntStream.rangeClosed(0, 5).boxed().toList());
    protocol.setValue(DEFAULT_PROTOCOL);
    protocol.setTooltip(
        new Tooltip("Pickle protocol. Vizard up to 5 is Python 2.7 and reads up to protocol 2."));
    protocol.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer number) {
            return protocolName(number);
          }

          @Override
          public Integer fromString(String text) {
            return protocol.getValue();
          }
        });
    protocol.valueProperty().addListener((_, _, _) -> edited());
  }

  private static String protocolName(int number) {
    return switch (number) {
      case 2 -> "Protocol 2 · Vizard up to 5";
      case 4 -> "Protocol 4 · usual";
      default -> "Protocol " + number;
    };
  }

  private HBox formButtons() {
    var buttons =
        List.of(
            formButton(MessageForm.CALL, "Call", "compose-call", "A Python call, pickled"),
            formButton(
                MessageForm.TEXT, "Raw text", "compose-raw", "Text as it is; \\n \\x41 escapes"),
            formButton(MessageForm.HEX, "Raw hex", "compose-hex", "Bytes as hexadecimal digits"));
    buttons.forEach(button -> button.setToggleGroup(forms));
    buttons.getFirst().getStyleClass().add("left-pill");
    buttons.get(1).getStyleClass().add("center-pill");
    buttons.getLast().getStyleClass().add("right-pill");
    var row = new HBox();
    row.getChildren().setAll(buttons);
    row.setMinWidth(USE_PREF_SIZE);
    forms
        .selectedToggleProperty()
        .addListener((_, before, now) -> {
          if (now == null) {
            forms.selectToggle(before);
          } else {
            use((MessageForm) now.getUserData());
          }
        });
    forms.selectToggle(buttons.getFirst());
    return row;
  }

  private ToggleButton formButton(MessageForm meant, String text, String id, String help) {
    var button = new ToggleButton(text);
    button.setId(id);
    button.setUserData(meant);
    button.setTooltip(new Tooltip(help));
    return button;
  }

  private void use(MessageForm newForm) {
    if (newForm != form) {
      texts.put(form, field.area().getText());
      form = newForm;
      field.area().setText(texts.get(form));
      edited();
    }
    protocol.setDisable(form != MessageForm.CALL);
  }

  private void keyPressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
      send();
      key.consume();
    }
  }

  private Message message() {
    return Message.of(form, field.area().getText()).withProtocol(protocol.getValue());
  }

  private void edited() {
    clearOutcome();
    var checked = message();
    outbox.check(
        checked,
        result -> {
          if (checked.equals(message())) {
            size.setText(
                switch (result) {
                  case Draft.Ready ready -> "%,d bytes".formatted(ready.first().length);
                  case Draft.Mistake _ -> "";
                });
          }
        });
  }

  /** Sends what is written. */
  public void send() {
    String to = destination.getEditor().getText();
    outbox.send(message(), to, this::show);
  }

  private void show(Outbox.Outcome result) {
    clearOutcome();
    switch (result) {
      case Outbox.Outcome.Sent sent -> {
        String time = CLOCK.format(LocalTime.now());
        say(
            "sent",
            "✓ Sent %,d bytes to %s at %s".formatted(sent.bytes(), sent.destination(), time));
        remember(sent.destination().toString());
      }
      case Outbox.Outcome.NotSent(String reason) -> {
        say("mistake", "✕ " + reason);
        destination.getStyleClass().add("mistaken");
      }
      case Outbox.Outcome.Wrong(Draft.Mistake mistake) -> {
        say("mistake", "✕ " + at(mistake.offset()) + mistake.message());
        field.mark(mistake.offset());
      }
    }
  }

  private String at(int offset) {
    String before = field.area().getText(0, Math.min(offset, field.area().getLength()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return line == 1 ? "At %d: ".formatted(column) : "At line %d, %d: ".formatted(line, column);
  }

  private void say(String kind, String text) {
    outcome.getStyleClass().removeAll("sent", "mistake");
    outcome.getStyleClass().add(kind);
    outcome.setText(text);
  }

  private void clearOutcome() {
    outcome.setText("");
    destination.getStyleClass().remove("mistaken");
    field.unmark();
  }

  private void remember(String sentTo) {
    var recent = new ArrayList<>(destination.getItems());
    recent.remove(sentTo);
    recent.addFirst(sentTo);
    String written = destination.getEditor().getText();
    destination.getItems().setAll(recent.subList(0, Math.min(MOST_RECENT, recent.size())));
    destination.getEditor().setText(written);
    onSent.accept(sentTo);
  }

  /** Called with each destination that a message was sent to. */
  public void onSent(Consumer<String> listener) {
    onSent = listener;
  }

  /** Offers destinations, the latest first; that one is written in the field. */
  public void setRecent(List<String> recent) {
    destination.getItems().setAll(recent);
    if (!recent.isEmpty()) {
      destination.getEditor().setText(recent.getFirst());
    }
  }

  /** Sends a message that shows what a message is. */
  public void sendTest(Destination to) {
    outbox.send(Message.of(MessageForm.CALL, EXAMPLE), to.toString(), this::show);
  }

  /** Puts the cursor into the message. */
  public void focusMessage() {
    field.area().requestFocus();
  }

  @Override
  public void close() {
    outbox.close();
  }
}
