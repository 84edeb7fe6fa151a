package picklescope.ui.compose;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import picklescope.send.Rhythm;

/** A button that asks for a rhythm and starts a repeat. */
final class RepeatButton extends Button {
  private final RhythmForm form = new RhythmForm();
  private Optional<Rhythm> rhythm = Optional.empty();

  RepeatButton(Consumer<Rhythm> onStart) {
    super("Repeat…");
    setId("compose-repeat");
    setMinWidth(Region.USE_PREF_SIZE);
    setTooltip(new Tooltip("Send repeatedly (Ctrl+. stops all)"));
    setOnAction(_ ->
        form.show(
            this,
            rhythm,
            asked -> {
              rhythm = Optional.of(asked);
              onStart.accept(asked);
            }));
  }

  /** Returns the rhythm of the message, if it was ever repeated. */
  Optional<Rhythm> rhythm() {
    return rhythm;
  }

  /** Sets the rhythm that is offered next. */
  void setRhythm(Optional<Rhythm> newRhythm) {
    rhythm = newRhythm;
  }
}
