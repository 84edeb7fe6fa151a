package picklescope.ui.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.settings.SourceSetting;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Popovers;

/**
 * A form in which a source is added or changed: where it is shown, when it is checked, and how it
 * is saved. Each kind of source has its own fields. For the JavaFX thread.
 *
 * @param <S> the setting of the source
 */
abstract class SourceForm<S extends SourceSetting> {
  private final String kindName;
  private final String about;
  private final SourcesWatch watch;
  private final Consumer<String> done;
  private final FormFoot foot;
  private final VBox fields = new VBox(6);
  private final Lazy<PopOver> popOver = new Lazy<>(this::create);
  private Optional<S> edited = Optional.empty();
  private Optional<Node> opener = Optional.empty();
  private long openings;

  /**
   * Creates a form, which is not shown.
   *
   * @param kindName what it is of, in one word; its parts have identifiers that begin with it
   * @param about what the source does, for the user
   * @param done called with the name of what was added or changed
   */
  SourceForm(String kindName, String about, SourcesWatch watch, Consumer<String> done) {
    this.kindName = kindName;
    this.about = about;
    this.watch = watch;
    this.done = done;
    foot = new FormFoot(kindName, this::save, this::hide);
  }

  /** Returns what is between the explanation and the buttons; called once. */
  abstract List<Node> content();

  /** Sets the fields to a source, or to a new one. */
  abstract void fill(Optional<S> source);

  /** Moves the keyboard to the first field. */
  abstract void focusFirst();

  /** Reads the fields, and shows what is wrong or calls {@link #save(SourceSetting)}. */
  abstract void save();

  /** Returns what takes a while when the source is saved, for the user. */
  String waiting() {
    return "Opening…";
  }

  /** Returns what is valid and probably not what the user means, for the user; empty if nothing. */
  String doubt() {
    return "";
  }

  /** Shows what is wrong; nothing if it is empty. */
  void showMistake(String why) {
    showMistake(why, Optional.empty());
  }

  /** Shows what is wrong, with the command that repairs it if there is one. */
  final void showMistake(String why, Optional<String> command) {
    foot.showMistake(why, command);
  }

  private PopOver create() {
    var explanation = new Label(about);
    explanation.setWrapText(true);
    explanation.getStyleClass().add("muted");
    fields.getChildren().setAll(content());
    var box = new VBox(6, explanation, fields, foot);
    box.setPrefWidth(FormFoot.WIDTH);
    box.setId(kindName);
    var created = Popovers.of(PopOver.ArrowLocation.LEFT_CENTER, box);
    Popovers.keepOpen(created); // a click elsewhere must not lose what was written
    return created;
  }

  /** Prepares a field with an identifier; Enter in it saves. */
  void field(TextField text, String part) {
    text.setId(kindName + "-" + part);
    initText(text);
    text.setOnAction(_ -> save());
  }

  /** Prepares a text: when it is changed, a mistake is no longer shown, and a doubt is. */
  void initText(TextInputControl text) {
    text.getStyleClass().add("code");
    text.textProperty()
        .subscribe(_ -> {
          showMistake("");
          showDoubt();
        });
  }

  private void showDoubt() {
    String doubt = doubt();
    if (!doubt.isEmpty()) { // a mistake may be shown
      foot.showDoubt(doubt);
    }
  }

  private void hide() {
    popOver.get().hide();
  }

  /** Opens the form for a new source at a node. */
  final void showNew(Node at) {
    show(Optional.empty(), at);
  }

  /** Opens the form of a source at a node. */
  final void show(S source, Node at) {
    show(Optional.of(source), at);
  }

  private void show(Optional<S> source, Node at) {
    popOver.get(); // creates the fields
    edited = source;
    openings++;
    setWaiting(false);
    foot.setChanges(source.isPresent());
    showMistake("");
    fill(source);
    showDoubt();
    opener = Optional.of(at);
    open();
  }

  /** Shows the form where it was opened, if that is still in the window. */
  private void open() {
    opener.filter(at -> at.getScene() != null).ifPresent(this::open);
  }

  private void open(Node at) {
    var bounds = at.localToScreen(at.getBoundsInLocal());
    popOver.get().show(at.getScene().getWindow(), bounds.getMaxX(), bounds.getCenterY());
    focusFirst();
  }

  private void setWaiting(boolean waits) {
    fields.setDisable(waits); // what would be written now would not be saved
    foot.showWaiting(waits ? waiting() : "");
  }

  /**
   * Adds the source, or changes the one that is shown; then the form closes, unless it has been
   * opened for another one meanwhile.
   */
  final void save(S setting) {
    long opening = openings;
    setWaiting(true);
    Runnable saved =
        () -> {
          ifStill(opening, this::hide);
          done.accept(setting.name());
        };
    Consumer<String> failed =
        why ->
            ifStill(
                opening,
                () -> {
                  setWaiting(false);
                  showMistake(why);
                  if (!popOver.get().isShowing()) { // it was closed while it waited
                    open();
                  }
                });
    edited.ifPresentOrElse(
        old -> watch.replace(old.name(), setting, saved, failed),
        () -> watch.add(setting, saved, failed));
  }

  private void ifStill(long opening, Runnable action) {
    if (opening == openings) {
      action.run();
    }
  }
}
