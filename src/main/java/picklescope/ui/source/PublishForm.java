package picklescope.ui.source;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.settings.PublishSetting;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Popovers;
import picklescope.view.source.PublishInput;

/** The form in which the publishing of the live capture is added or changed. */
final class PublishForm {
  private static final double LABEL = 80;

  private final SourcesWatch watch;
  private final Consumer<String> done;
  private final TextField server = new TextField();
  private final PasswordField password = new PasswordField();
  private final TextField host = new TextField();
  private final FormFoot foot = new FormFoot("publish", this::save, this::hide);
  private final Lazy<PopOver> popOver = new Lazy<>(this::create);
  private Optional<PublishSetting> edited = Optional.empty();

  /**
   * Creates the form, which is not shown.
   *
   * @param done called with the name of what was added
   */
  PublishForm(SourcesWatch watch, Consumer<String> done) {
    this.watch = watch;
    this.done = done;
  }

  private PopOver create() {
    var about =
        new Label(
            "Publishes all that this window records to the nats-server of a lab. Who reaches that"
                + " server reads it.");
    about.setWrapText(true);
    about.getStyleClass().add("muted");
    field(server, "publish-server", "nats://lab-server");
    field(password, "publish-password", "if the server asks for one; not kept");
    field(host, "publish-host", "as which; else the name of this computer");
    var box =
        new VBox(
            6,
            about,
            FormFoot.labelled("Server", LABEL, server),
            FormFoot.labelled("Password", LABEL, password),
            FormFoot.labelled("Name", LABEL, host),
            foot);
    box.setPrefWidth(FormFoot.WIDTH);
    box.setId("publish");
    var created = Popovers.of(PopOver.ArrowLocation.LEFT_CENTER, box);
    created.setAutoHide(false); // a click elsewhere must not lose what was written
    return created;
  }

  private void field(TextField text, String id, String prompt) {
    text.setId(id);
    text.setPromptText(prompt);
    if (!text.equals(password)) {
      text.getStyleClass().add("code");
    }
    text.setOnAction(_ -> save());
    text.textProperty().subscribe(_ -> foot.showMistake(""));
  }

  private void hide() {
    popOver.get().hide();
  }

  /** Opens the form for a new one; the server is that of the lab that was watched last. */
  void showNew(Node at) {
    show(Optional.empty(), new PublishSetting(watch.labServer(), "", true), at);
  }

  /** Opens the form of one that there is. */
  void show(PublishSetting publish, Node at) {
    show(Optional.of(publish), publish, at);
  }

  private void show(Optional<PublishSetting> publish, PublishSetting texts, Node at) {
    var shown = popOver.get();
    edited = publish;
    foot.setChanges(publish.isPresent());
    server.setText(texts.server());
    password.clear();
    host.setText(texts.host());
    var bounds = at.localToScreen(at.getBoundsInLocal());
    shown.show(at.getScene().getWindow(), bounds.getMaxX(), bounds.getCenterY());
    server.requestFocus();
  }

  private void showMistake(String why) {
    foot.showMistake(why);
  }

  private void save() {
    var reading = new PublishInput(server.getText(), password.getText(), host.getText()).read();
    showMistake(reading.mistake());
    reading
        .setting()
        .ifPresent(setting -> {
          if (!reading.password().isEmpty()) {
            watch.setPassword(setting.server(), reading.password());
          }
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
