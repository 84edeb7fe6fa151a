package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.event.DatagramHeader;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.ui.envelope.EnvelopeForm;
import picklescope.view.envelope.EnvelopeUse;
import picklescope.view.inspect.Detail;
import picklescope.view.inspect.EnvelopeReach;
import picklescope.view.inspect.EnvelopeSearch;

/**
 * A popover that displays and changes the envelope of a port, or of one sender to it, with a
 * preview on a datagram.
 */
final class EnvelopeChooser {
  /** The actions of the chooser. */
  interface Actions {
    /**
     * Sets the envelope of the port of a datagram.
     *
     * @param ofSender whether only for what its sender sends there
     */
    void use(DatagramHeader header, boolean ofSender, Envelope envelope);

    /** Removes the envelope of the sender of a datagram: it has that of the port. */
    void remove(DatagramHeader header);

    /**
     * Decodes a datagram with another envelope and passes a description of the result to a consumer
     * on the JavaFX thread.
     */
    void preview(Event event, Envelope envelope, Consumer<String> answer);

    /** Looks for calls that were sent, and passes the result to a consumer on the JavaFX thread. */
    void find(Event event, String sent, Consumer<EnvelopeSearch.Result> answer);

    /** Returns the lines that send the test battery to where a datagram came. */
    String battery(Event event);
  }

  private final Actions actions;
  private final RadioButton forPort = new RadioButton();
  private final RadioButton forSender = new RadioButton();
  private final EnvelopeForm form;
  private final Label outcome = new Label();
  private final Button use = new Button("Use it");
  private final Button remove = new Button("Remove");
  private final ToggleButton find = new ToggleButton("Find…");
  private final EnvelopeSearchPane search;
  private final PopOver popOver = Popovers.create();
  private Optional<Event> event = Optional.empty();

  EnvelopeChooser(Actions actions) {
    this.actions = actions;
    var title = new Label("Envelope of");
    title.getStyleClass().add("pane-title");
    var group = new ToggleGroup();
    forPort.setId("envelope-port");
    forPort.setToggleGroup(group);
    Tips.explain(forPort, "For all senders that have no envelope of their own");
    forSender.setId("envelope-sender");
    forSender.setMnemonicParsing(false); // an interface may have an underscore
    forSender.setToggleGroup(group);
    Tips.explain(forSender, "Only for the sender of this message");
    form = new EnvelopeForm("envelope", EnvelopeUse.PORT, this::changed);
    form.onEnter(this::use);
    outcome.setId("envelope-outcome");
    outcome.setWrapText(true);
    outcome.getStyleClass().add("outcome-lines");
    outcome.setTooltip(Tips.create());
    outcome.getTooltip().textProperty().bind(outcome.textProperty());
    outcome.setAlignment(Pos.TOP_LEFT);
    use.setId("envelope-use");
    use.setOnAction(_ -> use());
    remove.setId("envelope-remove");
    remove.setOnAction(_ -> remove());
    remove.setTooltip(Tips.create());
    find.setId("envelope-find");
    Tips.explain(find, "Find the envelope, if you know what was sent");
    search =
        new EnvelopeSearchPane(
            (sent, answer) -> event.ifPresent(one -> actions.find(one, sent, answer)),
            () -> event.map(actions::battery).orElse(""),
            this::use);
    search.visibleProperty().bind(find.selectedProperty());
    for (Node chosen : List.of(form, outcome)) { // what is found takes their place
      chosen.visibleProperty().bind(find.selectedProperty().not());
    }
    for (Node either : List.of(form, outcome, search)) {
      either.managedProperty().bind(either.visibleProperty());
    }
    use.visibleProperty().bind(find.selectedProperty().not());
    find.selectedProperty()
        .subscribe(selected -> {
          find.setText(selected ? "Back" : "Find…");
          if (selected) {
            search.open();
          }
        });
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var buttons = new HBox(6, use, remove, space, find);
    var reach = new FlowPane(10, 4, title, forPort, forSender);
    var box = new VBox(6, reach, form, outcome, search, buttons);
    box.setId("envelope");
    box.getStyleClass().add("popover-content");
    box.setPrefWidth(420);
    popOver.setContentNode(box);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  /** Opens the popover beside a node, for a datagram. */
  void show(Node beside, Detail detail) {
    event = Optional.of(detail.event());
    var header = detail.event().datagram();
    forPort.setText(EnvelopeReach.port(header));
    forSender.setText(EnvelopeReach.sender(header));
    (detail.ownEnvelope() ? forSender : forPort).setSelected(true);
    remove.setVisible(detail.ownEnvelope());
    find.setSelected(false);
    Tips.set(
        remove.getTooltip(),
        "Remove the envelope of %s: it has that of the port".formatted(forSender.getText()));
    form.set(detail.envelope());
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
    form.envelope().ifPresent(this::use);
  }

  private void use(Envelope envelope) {
    if (event.isPresent()) {
      actions.use(event.get().datagram(), forSender.isSelected(), envelope);
      popOver.hide();
    }
  }

  private void remove() {
    event.ifPresent(one -> actions.remove(one.datagram()));
    popOver.hide();
  }
}
