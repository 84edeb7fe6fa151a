package picklescope.ui.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import picklescope.settings.PublishSetting;
import picklescope.ui.control.InputLimit;
import picklescope.ui.control.LimitedField;
import picklescope.view.source.PublishInput;

/** The form in which the publishing of the live capture is added or changed. */
final class PublishForm extends SourceForm<PublishSetting> {
  private static final double LABEL = 80;

  private final SourcesWatch watch;
  private final TextField server = new LimitedField();
  private final PasswordField password = new PasswordField();
  private final TextField host = new LimitedField();

  /**
   * Creates the form, which is not shown.
   *
   * @param done called with the name of what was added
   */
  PublishForm(SourcesWatch watch, Consumer<String> done) {
    super(
        "publish",
        "Publishes all that this window has recorded since it was started, what was cleared too,"
            + " and all that follows, to the nats-server of a lab. Who reaches that server reads"
            + " it.",
        watch,
        done);
    this.watch = watch;
  }

  @Override
  List<Node> content() {
    field(server, "server");
    server.setPromptText("nats://lab-server");
    field(password, "password");
    InputLimit.install(password);
    password.getStyleClass().remove("code");
    password.setPromptText("if the server asks for one; not kept");
    field(host, "host");
    host.setPromptText("as which; else the name of this computer");
    return List.of(
        FormFoot.labelled("Server", LABEL, server),
        FormFoot.labelled("Password", LABEL, password),
        FormFoot.labelled("Name", LABEL, host));
  }

  /** The server of a new one is that of the lab that was watched last. */
  @Override
  void fill(Optional<PublishSetting> publish) {
    server.setText(publish.map(PublishSetting::server).orElseGet(watch::labServer));
    password.clear();
    host.setText(publish.map(PublishSetting::host).orElse(""));
  }

  @Override
  void focusFirst() {
    server.requestFocus();
  }

  @Override
  void save() {
    var reading = new PublishInput(server.getText(), password.getText(), host.getText()).read();
    showMistake(reading.mistake());
    reading
        .setting()
        .ifPresent(setting -> {
          if (!reading.password().isEmpty()) {
            watch.setPassword(setting.server(), reading.password());
          }
          save(setting);
        });
  }
}
