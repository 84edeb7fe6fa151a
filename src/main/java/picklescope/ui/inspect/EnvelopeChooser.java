package picklescope.ui.inspect;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.ui.envelope.EnvelopeForm;
import picklescope.view.envelope.EnvelopeUse;

/** A popover that displays and changes the envelope of a port, with a preview on a datagram. */
final class EnvelopeChooser {
  /** The actions of the chooser. */
  interface Actions {
    /** Sets the envelope of a port. */
    void use(int port, Envelope envelope);

    /**
     * Decodes a datagram with another envelope and passes a description of the result to a consumer
     * on the JavaFX thread.
     */
    void preview(Event event, Envelope envelope, Consumer<String> answer);
  }

  private final Actions actions;
  private final Label title = new Label();
  private final EnvelopeForm form;
  private final Label outcome = new Label();
  private final Button use = new Button("Use it");
  private final PopOver popOver = Popovers.create();
  private Optional<Event> event = Optional.empty();

  EnvelopeChooser(Actions actions) {
    this.actions = actions;
    title.getStyleClass().add("pane-title");
    form = new EnvelopeForm("envelope", EnvelopeUse.PORT, this::changed);
    form.onEnter(this::use);
    outcome.setId("envelope-outcome");
    outcome.setWrapText(true);
    outcome.setMinHeight(48);
    outcome.setAlignment(Pos.TOP_LEFT);
    use.setId("envelope-use");
    use.setOnAction(_ -> use());
    var box = new VBox(6, title, form, outcome, use);
    box.getStyleClass().add("popover-content");
    box.setPrefWidth(380);
    popOver.setContentNode(box);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  /** Opens the popover beside a node, for the port of an event. */
  void show(Node beside, Event newEvent, Envelope now) {
    event = Optional.of(newEvent);
    title.setText("Envelope of port " + newEvent.port());
    form.set(now);
    popOver.show(beside);
    form.first().requestFocus();
  }

  private void changed() {
    outcome.getStyleClass().remove("mistake");
    use.setDisable(form.envelope().isEmpty());
    form.envelope()
        .ifPresentOrElse(
            requested ->
                event.ifPresent(
                    one -> actions.preview(one, requested, text -> preview(requested, text))),
            () -> {
              outcome.getStyleClass().add("mistake");
              Tips.set(outcome, form.mistake());
            });
  }

  private void preview(Envelope requested, String text) {
    if (form.envelope().filter(requested::equals).isPresent()) { // the input has not changed since
      Tips.set(outcome, text);
    }
  }

  private void use() {
    if (form.envelope().isPresent() && event.isPresent()) {
      actions.use(event.get().port(), form.envelope().get());
      popOver.hide();
    }
  }
}
