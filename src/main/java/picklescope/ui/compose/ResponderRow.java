package picklescope.ui.compose;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.ToggleSwitch;
import picklescope.ui.control.Tips;
import picklescope.view.compose.ResponderSwitch;

/** The row of a responder with its switch. */
final class ResponderRow extends HBox {
  /** The commands that the page performs for a responder. */
  interface Actions {
    void edit(ResponderSwitch responder);

    void remove(ResponderSwitch responder);
  }

  private static final double WIDEST_FILTER = 220; // pixels: what is sent where is in view too
  private static final double WIDEST_FILE = 120;
  private static final double NARROWEST = 80;

  private final ResponderSwitch responder;
  private final ToggleSwitch on = new ToggleSwitch();
  private final Label state = new Label("off");
  private final Tooltip help = Tips.create();
  private boolean refreshing;

  ResponderRow(ResponderSwitch responder, Actions actions) {
    super(8);
    this.responder = responder;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("job-row");
    on.setMinWidth(Region.USE_PREF_SIZE);
    on.setAccessibleText("Answers");
    on.getStyleClass().add("responder-on");
    on.selectedProperty()
        .addListener((_, _, wanted) -> {
          if (!refreshing) {
            responder.set(wanted, this::refresh);
          }
        });
    var shown = responder.row();
    var when = label(shown.when(), "responder-filter");
    when.getStyleClass().add("code");
    when.setMaxWidth(WIDEST_FILTER);
    var sent = new SentLabels();
    sent.display(responder.saved().answer().form(), shown.answer(), shown.to());
    sent.message().getStyleClass().addAll("sent-message", "code");
    sent.message().setTooltip(Tips.of(shown.answer()));
    var file = label(shown.file(), "responder-file");
    file.getStyleClass().add("muted");
    file.setMaxWidth(WIDEST_FILE);
    responder.file().location().map(Path::toString).map(Tips::of).ifPresent(file::setTooltip);
    state.getStyleClass().addAll("responder-state", "muted");
    state.setMinWidth(40);
    state.setMaxWidth(360);
    state.setTooltip(help);
    var edit = button("Edit", "responder-edit", "Change this responder");
    edit.setOnAction(_ -> actions.edit(responder));
    var remove = button("×", "responder-remove", "Switch off and remove from the list");
    remove.getStyleClass().addAll("flat", "small-icon");
    remove.setOnAction(_ -> actions.remove(responder));
    getChildren().setAll(on, when, sent.message(), sent.to(), file, state, edit, remove);
    if (shown.file().isEmpty()) {
      getChildren().remove(file);
    }
  }

  private static Label label(String text, String style) {
    var label = new Label();
    Tips.set(label, text);
    label.setTooltip(Tips.of(text));
    label.getStyleClass().add(style);
    label.setMinWidth(NARROWEST);
    return label;
  }

  private static Button button(String title, String style, String help) {
    var button = new Button(title);
    button.getStyleClass().add(style);
    button.setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(button, help);
    return button;
  }

  /** Returns the responder that is displayed. */
  ResponderSwitch responder() {
    return responder;
  }

  /** Displays the current state. */
  void refresh() {
    refreshing = true;
    on.setSelected(responder.isOn());
    refreshing = false;
    Tips.set(state, responder.state());
    state.getStyleClass().remove("mistake");
    if (!responder.problem().isEmpty()) {
      state.getStyleClass().add("mistake");
    }
    Tips.set(help, responder.state());
  }
}
