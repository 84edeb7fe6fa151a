package picklescope.ui.compose;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import picklescope.send.Rhythm;

/** A button that asks how often, and begins to repeat. */
final class RepeatButton extends Button {
  private final RhythmForm form = new RhythmForm();
  private Optional<Rhythm> rhythm = Optional.empty();

  RepeatButton(Consumer<Rhythm> onStart) {
    super("Repeat…");
    setId("compose-repeat");
    setMinWidth(Region.USE_PREF_SIZE);
    setTooltip(new Tooltip("Send again and again (Ctrl+. stops all)"));
    setOnAction(_ ->
        form.show(
            this,
            rhythm,
            asked -> {
              rhythm = Optional.of(asked);
              onStart.accept(asked);
            }));
  }

  /** The rhythm of what is written, if it was ever repeated. */
  Optional<Rhythm> rhythm() {
    return rhythm;
  }

  /** Knows the rhythm of what was taken up, to be started as it is. */
  void know(Optional<Rhythm> known) {
    rhythm = known;
  }
}
