package picklescope.ui.source;

import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import picklescope.session.Lab;
import picklescope.session.LabState;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.ui.control.InputLimit;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.view.source.LabInput;
import picklescope.view.source.LabInput.Field;

/**
 * A popup over the window in which the user chooses the lab that is watched, and ends watching. It
 * closes by itself when the lab's broker is connected; until then it shows why it is not.
 */
public final class LabPane {
  private static final double MARGIN = 60; // pixels between it and the top of the window
  private static final double LABEL = 80;

  private final Session session;
  private final Runnable watched;
  private final PopOver popOver = Popovers.create();
  private final Map<Field, TextField> inputs = new EnumMap<>(Field.class);
  private final TextField server = input(Field.SERVER, "lab-server", "nats://lab-server");
  private final TextField from = input(Field.FROM, "lab-from", "14:03, yesterday 14:03, 10min");
  private final PasswordField password = new PasswordField();
  private final CheckBox align = new CheckBox("Merge as if all clocks agreed");
  private final Label status = new Label();
  private final Button stop = new Button("Stop watching");
  private Optional<Lab> awaited = Optional.empty();

  /**
   * Creates the popup, which is not shown.
   *
   * @param watched called when a lab begins to be watched
   */
  public LabPane(Session session, Runnable watched) {
    this.session = session;
    this.watched = watched;
    popOver.setContentNode(content());
    popOver.setArrowSize(0);
    popOver.setArrowIndent(0);
    popOver.setDetachable(false);
    Popovers.keepOpen(popOver); // a click elsewhere must not lose what was written
    popOver.setOnHidden(_ -> awaited = Optional.empty());
  }

  private TextField input(Field field, String id, String prompt) {
    var text = new LimitedField();
    text.setId(id);
    text.setPromptText(prompt);
    text.getStyleClass().add("code");
    text.setOnAction(_ -> watch());
    text.textProperty().subscribe(_ -> text.getStyleClass().remove("mistaken"));
    inputs.put(field, text);
    return text;
  }

  private VBox content() {
    var title = new Label("Lab");
    title.getStyleClass().add("pane-title");
    var about =
        new Label(
            "Shows what the computers of a lab publish to a nats-server, as 'picklescope publish'"
                + " does there.");
    about.setWrapText(true);
    about.getStyleClass().add("muted");
    password.setId("lab-password");
    InputLimit.install(password);
    password.setPromptText("if the server asks for one; not kept");
    password.setOnAction(_ -> watch());
    from.setText("now");
    Tips.explain(
        from, "now, oldest, or a time: 14:03, yesterday 14:03, 2026-11-28 14:03:10, or 10min ago");
    align.setId("lab-align");
    Tips.explain(
        align,
        "The order of messages is corrected by how far each clock is ahead; their times stay.");
    status.setId("lab-status");
    status.setWrapText(true);
    status.getStyleClass().add("reserved-lines");
    status.setPrefWidth(FormFoot.WIDTH);
    stop.setId("lab-stop");
    stop.setOnAction(_ -> stop());
    var close = new Button("Close");
    close.setId("lab-close");
    close.setOnAction(_ -> popOver.hide());
    var watch = new Button("Watch");
    watch.setId("lab-watch");
    watch.getStyleClass().add("accent");
    watch.setOnAction(_ -> watch());
    var buttons = new HBox(8, stop, close, watch);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    var box =
        new VBox(
            8,
            title,
            about,
            FormFoot.labelled("Server", LABEL, server),
            FormFoot.labelled("Password", LABEL, password),
            FormFoot.labelled("From", LABEL, from),
            FormFoot.labelled("Clocks", LABEL, align),
            status,
            buttons);
    box.setId("lab");
    box.getStyleClass().add("popover-content");
    box.setPrefWidth(FormFoot.WIDTH);
    return box;
  }

  /** Opens over a window. */
  public void show(Window owner) {
    if (server.getText().isBlank()) {
      server.setText(session.settings().get(Settings.LAB_SERVER));
    }
    displayWatched();
    popOver.show(owner, owner.getX(), owner.getY() + owner.getScene().getY() + MARGIN);
    popOver.setX(owner.getX() + (owner.getWidth() - popOver.getWidth()) / 2);
    server.requestFocus();
  }

  private void displayWatched() {
    var lab = session.labs().watched();
    stop.setDisable(lab.isEmpty());
    display(lab.map(LabPane::text).orElse(""), false);
  }

  private static String text(Lab lab) {
    return switch (lab.state()) {
      case LabState.Connecting() -> "Connecting…";
      case LabState.Connected(String address) -> "Watching " + address + ".";
      case LabState.Waiting(String problem) -> problem + " It is tried again each second.";
      case LabState.Failed(String problem) -> problem;
    };
  }

  private void display(String text, boolean isMistake) {
    status.getStyleClass().remove("mistake");
    if (isMistake) {
      status.getStyleClass().add("mistake");
    }
    if (!status.getText().equals(text)) {
      Tips.set(status, text);
    }
  }

  private void watch() {
    var input = new LabInput(server.getText(), password.getText(), from.getText());
    var reading = input.read(System.getenv(), ZonedDateTime.now());
    inputs.forEach((field, text) -> {
      text.getStyleClass().remove("mistaken");
      if (reading.mistakes().containsKey(field)) {
        text.getStyleClass().add("mistaken");
      }
    });
    reading.request().ifPresent(this::watch);
    reading.mistakes().entrySet().stream()
        .min(Map.Entry.comparingByKey())
        .ifPresent(mistake -> {
          display(mistake.getValue(), true);
          inputs.getOrDefault(mistake.getKey(), server).requestFocus();
        });
  }

  private void watch(LabInput.Request request) {
    if (session.publishings().isOpen()) {
      display(
          "This window publishes what it records, and what others publish must not be published a"
              + " second time. Switch that off at the left, or watch in another window.",
          true);
      return;
    }
    var address = request.broker().withoutPassword();
    session.settings().update(old -> old.with(Settings.LAB_SERVER, address));
    awaited =
        Optional.of(
            session
                .labs()
                .watch(
                    request.broker(),
                    new Lab.Query(Set.of(), request.start(), align.isSelected())));
    displayWatched();
    watched.run();
  }

  private void stop() {
    session.labs().watched().ifPresent(Lab::end);
    awaited = Optional.empty();
    displayWatched();
  }

  /** Displays whether the lab is connected. For each frame, at most thirty times a second. */
  public void pulse() {
    awaited.ifPresent(lab -> {
      switch (lab.state()) {
        case LabState.Connecting() -> {}
        case LabState.Connected(_) -> popOver.hide();
        case LabState.Waiting(_), LabState.Failed(_) -> display(text(lab), true);
      }
    });
  }

  /** Closes the popup; what is watched stays so. */
  public void close() {
    popOver.hide();
  }
}
