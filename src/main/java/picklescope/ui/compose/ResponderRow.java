package picklescope.ui.compose;

import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.ToggleSwitch;
import picklescope.net.NetworkException;
import picklescope.pickle.PickleException;
import picklescope.python.source.SourceException;
import picklescope.saved.SavedSends;
import picklescope.send.Responder;
import picklescope.send.SavedResponder;

/** The row of a responder with its switch, which is off at first. */
final class ResponderRow extends HBox {
  /** The commands that the page performs for a row. */
  interface Actions {
    void edit(ResponderRow row);

    void remove(ResponderRow row);
  }

  private final Outbox outbox;
  private final SavedSends file;
  private final SavedResponder saved;
  private final ToggleSwitch on = new ToggleSwitch();
  private final Label state = new Label("off");
  private volatile Optional<Responder> responder = Optional.empty();
  private String failure = "";
  private boolean showing;

  /**
   * @param file the file that contains the responder
   */
  ResponderRow(Outbox outbox, SavedSends file, SavedResponder saved, Actions actions) {
    super(8);
    this.outbox = outbox;
    this.file = file;
    this.saved = saved;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("job-row");
    on.setAccessibleText("Answers");
    on.getStyleClass().add("responder-on");
    on.selectedProperty().addListener((_, _, wanted) -> toggle(wanted));
    var text = new Label(words());
    text.getStyleClass().add("code");
    text.setTooltip(new Tooltip(words()));
    text.setMinWidth(60);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    state.getStyleClass().addAll("responder-state", "muted");
    state.setMaxWidth(360);
    var edit = button("Edit", "responder-edit", "Change this responder");
    edit.setOnAction(_ -> actions.edit(this));
    var remove = button("×", "responder-remove", "Switch off and remove from the list");
    remove.getStyleClass().addAll("flat", "small-icon");
    remove.setOnAction(_ -> actions.remove(this));
    getChildren().setAll(on, text, state, edit, remove);
  }

  private static Button button(String title, String style, String help) {
    var button = new Button(title);
    button.getStyleClass().add(style);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(help));
    return button;
  }

  private String words() {
    String where =
        (saved.delayMillis() > 0 ? "  after %d ms".formatted(saved.delayMillis()) : "")
            + (saved.to().isEmpty() ? "" : "  → " + saved.to());
    String asked = saved.when().isBlank() ? "anything" : saved.when();
    return "%s  ⇒  %s%s".formatted(asked, saved.answer().text(), where);
  }

  SavedSends file() {
    return file;
  }

  SavedResponder saved() {
    return saved;
  }

  boolean isOn() {
    return responder.isPresent() && responder.get().state() == Responder.State.ON;
  }

  private void toggle(boolean wanted) {
    if (showing) {
      return;
    }
    outbox.run(() -> {
      String problem = wanted ? switchOn() : switchOff();
      Platform.runLater(() -> {
        failure = problem;
        refresh();
      });
    });
  }

  private String switchOn() {
    try {
      if (responder.isEmpty()) {
        var created = Responder.of(saved.rule());
        outbox.session().responders().add(created);
        responder = Optional.of(created);
      }
      outbox.session().responders().switchOn(responder.get());
      return "";
    } catch (SourceException | NetworkException | PickleException | IllegalArgumentException e) {
      return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
  }

  private String switchOff() {
    responder.ifPresent(outbox.session().responders()::switchOff);
    return "";
  }

  /** Switches it off and removes it from the session. */
  void end() {
    outbox.run(() -> responder.ifPresent(outbox.session().responders()::remove));
  }

  /** Displays the current state. */
  void refresh() {
    showing = true;
    on.setSelected(isOn());
    showing = false;
    String problem = responder.map(Responder::problem).filter(it -> !it.isEmpty()).orElse(failure);
    String counts = responder.map(it -> " · %,d answered".formatted(it.answered())).orElse("");
    state.setText(problem.isEmpty() ? (isOn() ? "on" : "off") + counts : "✕ " + problem);
    state.getStyleClass().remove("mistake");
    if (!problem.isEmpty()) {
      state.getStyleClass().add("mistake");
    }
    if (state.getTooltip() == null) {
      state.setTooltip(new Tooltip());
    }
    state.getTooltip().setText(state.getText());
  }
}
