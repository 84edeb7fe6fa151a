package picklescope.ui.compose;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import picklescope.send.Rhythm;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Tips;

/** A button that asks for a rhythm and starts a repeat. */
final class RepeatButton extends Button {
  private final Lazy<RhythmForm> form = new Lazy<>(RhythmForm::new);
  private Optional<Rhythm> rhythm = Optional.empty();

  RepeatButton(Consumer<Rhythm> onStart) {
    super("Repeat…");
    setId("compose-repeat");
    setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(this, "Send repeatedly (Ctrl+. stops all)");
    setOnAction(_ ->
        form.get()
            .show(
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
