package picklescope.ui.compose;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.send.SavedSend;
import picklescope.send.relay.TimeText;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.MistakeLabel;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.ui.control.TitleConverter;
import picklescope.view.compose.RhythmText;
import picklescope.view.compose.SaveDraft;
import picklescope.view.compose.SaveFields;
import picklescope.view.compose.SavedChanges;
import picklescope.view.compose.SavedEntry;
import picklescope.view.text.SlowText;

/** The popup that asks for name, folder, key and file of a send, and saves it. */
final class SaveForm {
  private static final String OWN = "my settings folder";
  private static final String REPLACE = "Replace";

  private final TextField name = field("save-name", "start trial");
  private final TextField folder = field("save-folder", "trial/day 1");
  private final TextField key = field("save-key", "F8 or Ctrl+5");
  private final TextField description = field("save-description", "what it is for");
  private final TextField wait = field("save-wait", "500ms, 2s");
  private final ComboBox<SavedFiles.Snapshot> file = new ComboBox<>();
  private final CheckBox rhythm = new CheckBox();
  private final Button save = new Button("Save");
  private final MistakeLabel mistake = new MistakeLabel();
  private final PopOver popOver = Popovers.create();
  private final SavedKeys keys;
  private final SavedFiles saved;
  private final SavedChanges changes;
  private Optional<SavedSend> what = Optional.empty();
  private Optional<SavedEntry.Send> origin = Optional.empty();
  private boolean renames;
  private boolean repeated;
  private SaveFields filled = SaveFields.of(Optional.empty(), false);
  private Consumer<SavedEntry.Send> onSaved = _ -> {};

  /**
   * Creates the popup.
   *
   * @param saved the files in which sends are saved
   * @param changes saves the sends
   */
  SaveForm(SavedFiles saved, SavedChanges changes, SavedKeys keys) {
    this.saved = saved;
    this.keys = keys;
    this.changes = changes;
    mistake.setId("save-mistake");
    mistake.getStyleClass().add("reserved-lines");
    mistake.setPrefWidth(320);
    save.setId("save-confirm");
    save.getStyleClass().addAll("accent", "fixed-button"); // also called Replace
    save.setOnAction(_ -> save());
    file.setId("save-file");
    file.setMaxWidth(Double.MAX_VALUE);
    file.setConverter(new TitleConverter<>(SaveForm::title));
    file.valueProperty().addListener((_, _, _) -> renamed());
    name.textProperty().addListener((_, _, _) -> renamed());
    folder.textProperty().addListener((_, _, _) -> renamed());
    rhythm.setId("save-rhythm");
    var grid = new GridPane(8, 6);
    grid.addRow(0, new Label("Name"), name, new Label("Folder"), folder);
    grid.addRow(1, new Label("Key"), key, new Label("Description"), description);
    grid.add(new Label("File"), 0, 2);
    grid.add(file, 1, 2);
    grid.add(new Label("Wait"), 2, 2);
    grid.add(wait, 3, 2);
    grid.add(rhythm, 1, 3, 3, 1);
    Tips.explain(wait, "How long after the message before it, if its folder is sent in order");
    var foot = new HBox(8, save, mistake);
    foot.setAlignment(Pos.CENTER_LEFT);
    var box = new VBox(8, grid, foot);
    box.getStyleClass().add("popover-content");
    popOver.setContentNode(box);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  private TextField field(String id, String prompt) {
    var field = new LimitedField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setPrefColumnCount(12);
    field.setOnAction(_ -> save());
    field.textProperty().addListener((_, _, _) -> edited());
    return field;
  }

  /**
   * Asks for the name of a message.
   *
   * @param written the message with the rhythm that can be saved with it
   * @param isRepeated whether the message has been repeated as it is
   * @param before the saved send that the message was loaded from, if any
   */
  void show(
      Node at,
      SavedSend written,
      boolean isRepeated,
      Optional<SavedEntry.Send> before,
      Consumer<SavedEntry.Send> saved) {
    repeated = isRepeated;
    onSaved = saved;
    name.setText(before.map(one -> SlowText.drawable(one.send().name())).orElse(""));
    before.ifPresent(one -> folder.setText(SlowText.drawable(one.send().folder())));
    show(at, written, before, false);
  }

  /** Asks for new name, folder, key and description of a saved send. */
  void rename(Node at, SavedEntry.Send there, Consumer<SavedEntry.Send> renamed) {
    onSaved = renamed;
    name.setText(SlowText.drawable(there.send().name()));
    folder.setText(SlowText.drawable(there.send().folder()));
    show(at, there.send(), Optional.of(there), true);
  }

  private void show(Node at, SavedSend one, Optional<SavedEntry.Send> before, boolean isRenaming) {
    what = Optional.of(one);
    origin = before;
    renames = isRenaming;
    var files = saved.snapshots();
    var shown = origin.flatMap(it -> of(it.file())).or(this::chosen).orElse(files.getFirst());
    file.getItems().setAll(files);
    file.setValue(shown);
    file.setDisable(renames);
    rhythm.setDisable(one.rhythm().isEmpty());
    rhythm.setText(one.rhythm().map(it -> "Repeat " + RhythmText.words(it)).orElse("Repeat"));
    wait.setText(one.waitMillis() == 0 ? "" : TimeText.text(Duration.ofMillis(one.waitMillis())));
    fill(renames ? SaveFields.of(one) : SaveFields.of(existing(), repeated));
    edited();
    Popovers.show(popOver, at);
    name.requestFocus();
    name.selectAll();
  }

  private void fill(SaveFields fields) {
    filled = fields;
    key.setText(SlowText.drawable(fields.key()));
    description.setText(SlowText.drawable(fields.description()));
    rhythm.setSelected(fields.repeats() && !rhythm.isDisable());
  }

  /** Another folder, name or file was entered. */
  private void renamed() {
    if (!renames) {
      var entered =
          new SaveFields(
              key.getText(),
              description.getText(),
              rhythm.isDisable() ? filled.repeats() : rhythm.isSelected());
      var now = SaveFields.of(existing(), repeated);
      fill(entered.follow(filled, now));
      filled = now;
    }
    edited();
  }

  /** Returns the send that is going to be replaced. */
  private Optional<SavedSend> existing() {
    return chosen().flatMap(to -> draft().flatMap(draft -> draft.existing(to)));
  }

  private static String title(SavedFiles.Snapshot file) {
    return file.isOwn() ? OWN : file.title();
  }

  /** Returns the chosen file as it is now. */
  private Optional<SavedFiles.Snapshot> chosen() {
    return Optional.ofNullable(file.getValue()).flatMap(it -> of(it.file()));
  }

  private Optional<SavedFiles.Snapshot> of(SavedSends one) {
    return saved.snapshots().stream().filter(it -> it.file() == one).findFirst();
  }

  private Optional<SaveDraft> draft() {
    return what.map(one ->
        new SaveDraft(
            one.named(
                    name.getText().strip(),
                    folder.getText().strip(),
                    description.getText().strip(),
                    key.getText().strip())
                .waiting(waitMillis().orElse(0)),
            origin,
            renames));
  }

  /** Returns the wait in milliseconds; empty if the text is not one. */
  private Optional<Integer> waitMillis() {
    return wait.getText().isBlank()
        ? Optional.of(0)
        : TimeText.of(wait.getText())
            .map(Duration::toMillis)
            .filter(millis -> millis <= SavedSend.MAX_WAIT_MILLIS)
            .map(Long::intValue);
  }

  private void edited() {
    mistake.showDoubt(chosen().flatMap(to -> draft().map(draft -> draft.doubt(to))).orElse(""));
    save.setText(!renames && existing().isPresent() ? REPLACE : "Save");
  }

  private void save() {
    chosen().ifPresent(to -> draft().ifPresent(draft -> save(draft, to)));
  }

  private void save(SaveDraft draft, SavedFiles.Snapshot to) {
    String problem =
        waitMillis().isEmpty()
            ? "Wait: enter a time such as 500ms or 2s."
            : draft.problem(to, saved.snapshots(), keys);
    if (!problem.isEmpty()) {
      mistake.showMistake(problem);
      return;
    }
    if (!renames && existing().isPresent() && !save.getText().equals(REPLACE)) {
      edited();
      mistake.showDoubt("A message with this name was saved meanwhile. Replace overwrites it.");
      return;
    }
    String doubt = draft.doubt(to);
    if (!doubt.isEmpty()
        && !mistake.shows(doubt)) { // another program has changed it since the form was opened
      mistake.showDoubt(doubt);
      return;
    }
    var send = rhythm.isSelected() ? draft.send() : draft.send().repeated(Optional.empty());
    changes.put(
        to.file(),
        draft.replaced(to),
        send,
        new SavedChanges.Answer<>(
            kept -> {
              popOver.hide();
              onSaved.accept(new SavedEntry.Send(to.file(), kept));
            },
            mistake::showMistake));
  }
}
