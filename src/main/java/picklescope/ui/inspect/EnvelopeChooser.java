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
import picklescope.ui.envelope.EnvelopeForm;
import picklescope.ui.envelope.EnvelopeUse;

/** Shows how the payloads of a port are laid out, and changes it; previewed on a datagram. */
final class EnvelopeChooser {
  /** What the chooser needs to know and to do. */
  interface Work {
    /** Sets the envelope of a port. */
    void use(int port, Envelope envelope);

    /** Reads the datagram with another envelope, and tells it on the JavaFX thread. */
    void preview(Event event, Envelope envelope, Consumer<String> answer);
  }

  private final Work work;
  private final Label title = new Label();
  private final EnvelopeForm form;
  private final Label outcome = new Label();
  private final Button use = new Button("Use it");
  private final PopOver popOver = Popovers.create();
  private Optional<Event> event = Optional.empty();

  EnvelopeChooser(Work work) {
    this.work = work;
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

  /** Opens beside a node, for the port of an event. */
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
            wanted ->
                event.ifPresent(one -> work.preview(one, wanted, seen -> preview(wanted, seen))),
            () -> {
              outcome.getStyleClass().add("mistake");
              outcome.setText(form.mistake());
            });
  }

  private void preview(Envelope wanted, String seen) {
    if (form.envelope().filter(wanted::equals).isPresent()) { // nothing else is wanted by now
      outcome.setText(seen);
    }
  }

  private void use() {
    if (form.envelope().isPresent() && event.isPresent()) {
      work.use(event.get().port(), form.envelope().get());
      popOver.hide();
    }
  }
}
