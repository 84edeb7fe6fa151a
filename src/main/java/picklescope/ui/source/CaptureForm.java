package picklescope.ui.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.capture.program.CaptureInterface;
import picklescope.settings.CaptureSetting;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Popovers;
import picklescope.view.source.CaptureInput;
import picklescope.view.source.CaptureText;

/** The form in which a passive capture is added or changed. */
final class CaptureForm {
  private final SourcesWatch watch;
  private final Consumer<String> done;
  private final ComboBox<String> networkInterface = new ComboBox<>();
  private final Map<String, String> choices = new HashMap<>(); // texts by names
  private final TextField ports = new TextField();
  private final FormFoot foot = new FormFoot("capture", this::save, this::hide);
  private final Lazy<PopOver> popOver = new Lazy<>(this::create);
  private Optional<CaptureSetting> edited = Optional.empty();

  /**
   * Creates the form, which is not shown.
   *
   * @param done called with the name of a passive capture that was added
   */
  CaptureForm(SourcesWatch watch, Consumer<String> done) {
    this.watch = watch;
    this.done = done;
  }

  private PopOver create() {
    var about =
        new Label(
            "Watches the messages of other programs, in both directions, while the receiver keeps"
                + " its port. Wireshark's dumpcap captures, or tcpdump.");
    about.setWrapText(true);
    about.getStyleClass().add("muted");
    networkInterface.setId("capture-interface");
    networkInterface.setEditable(true);
    networkInterface.setCellFactory(_ -> new Choice());
    networkInterface.setMaxWidth(Double.MAX_VALUE);
    networkInterface.getEditor().getStyleClass().add("code");
    networkInterface.getEditor().setOnAction(_ -> save());
    networkInterface.getEditor().textProperty().addListener((_, _, _) -> foot.showMistake(""));
    ports.setId("capture-ports");
    ports.setPromptText("all ports; or 4950, 5000");
    ports.getStyleClass().add("code");
    ports.setOnAction(_ -> save());
    ports.textProperty().addListener((_, _, _) -> foot.showMistake(""));
    var box =
        new VBox(
            6,
            about,
            FormFoot.labelled("Interface", 80, networkInterface),
            FormFoot.labelled("Ports", 80, ports),
            foot);
    box.setPrefWidth(FormFoot.WIDTH);
    box.setId("capture");
    var created = Popovers.of(PopOver.ArrowLocation.LEFT_CENTER, box);
    created.setAutoHide(false); // a click elsewhere must not lose what was written
    return created;
  }

  /** An interface in the list, with its addresses. */
  private final class Choice extends ListCell<String> {
    @Override
    protected void updateItem(String name, boolean empty) {
      super.updateItem(name, empty);
      setText(empty ? "" : choices.getOrDefault(name, name));
    }
  }

  private void hide() {
    popOver.get().hide();
  }

  /** Opens the form for a new passive capture. */
  void showNew(Node at) {
    show(Optional.empty(), "", "", at);
  }

  /** Opens the form of a passive capture. */
  void show(CaptureSetting capture, Node at) {
    String numbers = String.join(", ", capture.ports().stream().map(String::valueOf).toList());
    show(Optional.of(capture), capture.networkInterface(), numbers, at);
  }

  private void show(Optional<CaptureSetting> capture, String name, String numbers, Node at) {
    var shown = popOver.get();
    edited = capture;
    foot.setChanges(capture.isPresent());
    networkInterface.getEditor().setText(name);
    ports.setText(numbers);
    var bounds = at.localToScreen(at.getBoundsInLocal());
    shown.show(at.getScene().getWindow(), bounds.getMaxX(), bounds.getCenterY());
    networkInterface.getEditor().requestFocus();
    watch.interfaces(
        found -> {
          String written = networkInterface.getEditor().getText();
          var names = found.stream().map(CaptureInterface::name).toList();
          choices.clear();
          found.forEach(one -> choices.put(one.name(), CaptureText.choice(one)));
          networkInterface.getItems().setAll(names);
          networkInterface
              .getEditor()
              .setText(written.isEmpty() && !names.isEmpty() ? names.getFirst() : written);
        },
        this::showMistake);
  }

  private void showMistake(String why) {
    foot.showMistake(why);
  }

  private void save() {
    var reading = new CaptureInput(networkInterface.getEditor().getText(), ports.getText()).read();
    showMistake(reading.mistake());
    reading
        .setting()
        .ifPresent(setting -> {
          Runnable saved =
              () -> {
                hide();
                done.accept(setting.name());
              };
          edited.ifPresentOrElse(
              old -> watch.replace(old.name(), setting, saved, this::showMistake),
              () -> watch.add(setting, saved, this::showMistake));
        });
  }
}
