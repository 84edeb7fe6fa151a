package picklescope.ui.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import picklescope.capture.program.CaptureInterface;
import picklescope.settings.CaptureSetting;
import picklescope.ui.control.InputLimit;
import picklescope.ui.control.LimitedField;
import picklescope.view.source.CaptureInput;
import picklescope.view.source.CaptureText;

/** The form in which a passive capture is added or changed. */
final class CaptureForm extends SourceForm<CaptureSetting> {
  private static final double LABEL = 80;

  private final SourcesWatch watch;
  private final ComboBox<String> networkInterface = new ComboBox<>();
  private final Map<String, String> choices = new HashMap<>(); // texts by names
  private final TextField ports = new LimitedField();

  /**
   * Creates the form, which is not shown.
   *
   * @param done called with the name of a passive capture that was added
   */
  CaptureForm(SourcesWatch watch, Consumer<String> done) {
    super(
        "capture",
        "Watches the messages of other programs, in both directions, while the receiver keeps"
            + " its port. Wireshark's dumpcap captures, or tcpdump.",
        watch,
        done);
    this.watch = watch;
  }

  @Override
  List<Node> content() {
    networkInterface.setId("capture-interface");
    networkInterface.setEditable(true);
    networkInterface.setCellFactory(_ -> new Choice());
    networkInterface.setMaxWidth(Double.MAX_VALUE);
    field(networkInterface.getEditor(), "interface-text");
    InputLimit.install(networkInterface.getEditor());
    field(ports, "ports");
    ports.setPromptText("all ports; or 4950, 5000");
    var line = FormFoot.labelled("Interface", LABEL, networkInterface);
    line.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    return List.of(line, FormFoot.labelled("Ports", LABEL, ports));
  }

  /** An editable combo box passes Enter on, even to the window behind the form. */
  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !networkInterface.isShowing()) {
      event.consume();
      save();
    }
  }

  /** An interface in the list, with its addresses. */
  private final class Choice extends ListCell<String> {
    @Override
    protected void updateItem(String name, boolean empty) {
      super.updateItem(name, empty);
      setText(empty ? "" : choices.getOrDefault(name, name));
    }
  }

  @Override
  void fill(Optional<CaptureSetting> capture) {
    networkInterface.getEditor().setText(capture.map(CaptureSetting::networkInterface).orElse(""));
    ports.setText(
        capture.stream()
            .flatMap(one -> one.ports().stream())
            .map(String::valueOf)
            .collect(Collectors.joining(", ")));
    watch.interfaces(this::offer, why -> showMistake(why.text(), why.line()));
  }

  private void offer(List<CaptureInterface> found) {
    String written = networkInterface.getEditor().getText();
    var names = found.stream().map(CaptureInterface::name).toList();
    choices.clear();
    found.forEach(one -> choices.put(one.name(), CaptureText.choice(one)));
    networkInterface.getItems().setAll(names);
    networkInterface
        .getEditor()
        .setText(written.isEmpty() && !names.isEmpty() ? names.getFirst() : written);
  }

  @Override
  void focusFirst() {
    networkInterface.getEditor().requestFocus();
  }

  @Override
  void save() {
    var reading = new CaptureInput(networkInterface.getEditor().getText(), ports.getText()).read();
    showMistake(reading.mistake());
    reading.setting().ifPresent(this::save);
  }
}
