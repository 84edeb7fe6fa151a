package picklescope.ui.filter;

import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import picklescope.filter.Filter;
import picklescope.filter.FilterDoubt;
import picklescope.filter.Undecided;
import picklescope.filter.Vocabulary;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.control.EscapedInput;
import picklescope.ui.control.FittingLine;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;
import picklescope.view.table.FilterHistory;
import picklescope.view.text.SlowText;

/**
 * The line in which a filter is written. It is applied as soon as it is valid; until then the
 * previous one stays applied, and the mistake is shown below the text.
 */
public final class FilterBar extends VBox implements AutoCloseable {
  private static final Duration QUIET = Duration.millis(250);

  private final TextField text = new LimitedField();
  private final Label mark = new Label();
  private final Label kind = new Label();
  private final Label count = new Label();
  private final MistakeLine mistake = new MistakeLine(text);
  private final PauseTransition typing = new PauseTransition(QUIET);
  private final FilterHistory history = new FilterHistory();
  private final Lazy<FilterHelp> help = new Lazy<>(() -> new FilterHelp(this::write));
  private final Button helpButton = new Button();
  private final ToggleButton keep = new ToggleButton();
  private final SavedFilters saved;
  private final FilterProposals proposals;
  private final Consumer<Filter> use;
  private Runnable onRows = () -> {};
  private Filter used = Filter.everything();
  private String entered = "";
  private boolean valid = true;
  private boolean doubted;
  private Vocabulary lookedAt = Vocabulary.EMPTY;

  /**
   * Creates the bar with an empty filter.
   *
   * @param view the capture that is filtered
   * @param settings the settings with the saved filters
   * @param use called with each new filter; one with an empty text shows everything
   */
  public FilterBar(CaptureView view, SettingsKeeper settings, Consumer<Filter> use) {
    this.use = use;
    saved = new SavedFilters(settings, this::write, this::focusText);
    proposals = new FilterProposals(text, view, this::belowText);
    setId("filter-bar");
    getStyleClass().add("filter-bar");
    text.setId("filter");
    text.getStyleClass().add("code");
    text.setPromptText("Filter: foo > 50 and sender == 'LAB-3'");
    text.setAccessibleText("Filter, a Python expression");
    EscapedInput.install(text, () -> true);
    text.textProperty().addListener((_, _, _) -> typing.playFromStart());
    text.setOnAction(_ -> entered());
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    text.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    HBox.setHgrow(text, Priority.ALWAYS);
    mark.setId("filter-mark");
    mark.getStyleClass().add("filter-mark");
    mark.setMinWidth(USE_PREF_SIZE);
    kind.setId("filter-kind");
    kind.getStyleClass().add("muted");
    kind.setMinWidth(USE_PREF_SIZE);
    Tips.explain(
        kind,
        "expression: shows the messages for which it is true\n"
            + "words: looked for in all of a message; a text in quotes always is");
    count.setId("filter-count");
    count.getStyleClass().add("muted");
    count.setMinWidth(USE_PREF_SIZE);
    mistake.visibleProperty().subscribe(_ -> proposals.replace());
    typing.setOnFinished(_ -> apply(false));
    var line = new FittingLine();
    line.getChildren().setAll(text, mark, kind, count, clearButton(), keepButton(), helpButton());
    line.leaveOut(count);
    line.leaveOut(kind);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    getChildren().setAll(line, saved);
    showKept();
  }

  /** Returns the position below the text and the mistake. */
  private Point2D belowText() {
    var below = text.localToScreen(0, text.getHeight() + 1);
    double bottom =
        mistake.isVisible() ? mistake.localToScreen(0, mistake.getHeight() + 1).getY() : 0;
    return new Point2D(below.getX(), Math.max(below.getY(), bottom));
  }

  /** Returns what shows a mistake, to be laid over what is below the bar. */
  public Node mistake() {
    return mistake;
  }

  /** Lays out what shows a mistake below the bar, in its own parent. */
  public void layOutMistake() {
    var parent = mistake.getParent();
    var at = parent.sceneToLocal(text.localToScene(0, 0));
    var bottom = parent.sceneToLocal(localToScene(0, getHeight()));
    mistake.layOut(at.getX(), bottom.getY(), parent.getLayoutBounds().getWidth() - at.getX() - 4);
  }

  private Button clearButton() {
    var clear = new Button();
    icon(clear, "filter-clear", "icon-cross", "Show everything (Esc)");
    clear.visibleProperty().bind(text.textProperty().isNotEmpty());
    clear.managedProperty().bind(clear.visibleProperty());
    clear.setOnAction(_ -> write(""));
    return clear;
  }

  private ToggleButton keepButton() {
    icon(keep, "filter-keep", "icon-star", "Keep this filter as a button, or no longer");
    keep.setOnAction(_ -> {
      if (keep.isSelected()) {
        saved.add(used.text());
      } else {
        saved.remove(used.text());
      }
      showKept();
    });
    return keep;
  }

  private Button helpButton() {
    icon(helpButton, "filter-help-button", "icon-question", "What a filter can ask for (F1)");
    helpButton.setOnAction(_ -> showHelp());
    return helpButton;
  }

  private static void icon(ButtonBase button, String id, String icon, String help) {
    var shape = new Region();
    shape.getStyleClass().addAll("icon", icon);
    button.setGraphic(shape);
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat", "small-icon");
    button.setAccessibleText(help);
    Tips.explain(button, help);
  }

  /** Sets what focuses the rows. */
  public void onRows(Runnable action) {
    onRows = action;
  }

  /** Applies the filter; focuses the rows if Enter is pressed again. */
  private void entered() {
    boolean again = !entered.isBlank() && text.getText().equals(entered) && valid;
    entered = text.getText();
    apply(true);
    if (again) {
      onRows.run();
    }
  }

  /** Focuses the text. */
  public void focusText() {
    text.requestFocus();
    text.selectAll();
  }

  /** Shows what a filter can ask for. */
  public void showHelp() {
    help.get().show(helpButton);
  }

  /** Returns the filter that is applied. */
  public Filter filter() {
    return used;
  }

  /** Replaces the text and applies it. */
  public void write(String filter) {
    text.setText(SlowText.drawable(filter));
    text.end();
    apply(true);
  }

  /**
   * Shows how many rows match.
   *
   * @param words how many rows are shown, and the progress of the filter
   * @param undecided the messages that the filter could not decide
   */
  public void showCount(String words, Undecided undecided) {
    String more = undecided.isNone() ? "" : " · %,d undecided".formatted(undecided.count());
    count.setText(used.text().isBlank() ? "" : words + more);
    count.setTooltip(undecided.isNone() ? null : Tips.of(undecided.text()));
    boolean asks = valid && !used.text().isBlank() && (doubted || lookedAt.isEmpty());
    if (asks && proposals.known() != lookedAt) {
      showDoubt(); // names have become known
    }
  }

  private void pressed(KeyEvent key) {
    if (proposals.pressed(key)) {
      key.consume();
      return;
    }
    switch (key.getCode()) {
      case ESCAPE -> write("");
      case UP -> history.older().ifPresent(this::recall);
      case DOWN -> history.newer().ifPresentOrElse(this::recall, onRows);
      case F1 -> showHelp();
      case SPACE -> {
        if (!key.isShortcutDown()) {
          return;
        }
        proposals.ask();
      }
      case BACK_SPACE -> {
        proposals.proposeSoon();
        return;
      }
      default -> {
        return;
      }
    }
    key.consume();
  }

  private void typed(KeyEvent key) {
    if (key.isShortcutDown() && !key.isAltDown()) {
      key.consume(); // Ctrl+Space writes nothing
    } else if (!key.getCharacter().isEmpty() && key.getCharacter().charAt(0) >= ' ') {
      history.written();
      proposals.proposeSoon();
    }
  }

  private void recall(String filter) {
    text.setText(SlowText.drawable(filter));
    text.end();
  }

  private void apply(boolean remember) {
    typing.stop();
    String written = text.getText();
    if (remember) {
      proposals.stop();
    }
    try {
      var filter = Filter.of(written);
      valid = true;
      kind.setText(written.isBlank() ? "" : filter.words().isPresent() ? "words" : "expression");
      if (!written.equals(used.text())) {
        used = filter;
        use.accept(filter);
      }
      showDoubt();
      if (remember && !written.isBlank()) {
        history.add(written);
      }
      showKept();
    } catch (SourceException e) {
      valid = false;
      kind.setText("");
      mistake.display(e.getMessage(), e.offset());
      display("invalid", "✕");
    }
  }

  /** Shows that the filter is valid, and which of its names is not known. */
  private void showDoubt() {
    lookedAt = proposals.known();
    var doubt = FilterDoubt.of(used, lookedAt);
    doubted = doubt.isPresent();
    if (doubt.isPresent()) {
      mistake.showDoubt(doubt.get().message(), doubt.get().offset());
      display("doubtful", "?");
    } else {
      mistake.hide();
      display("valid", used.text().isBlank() ? "" : "✓");
    }
  }

  private void showKept() {
    saved.showUsed(used.text());
    keep.setSelected(saved.contains(used.text()));
    keep.setDisable(used.text().isBlank());
  }

  private void display(String state, String glyph) {
    for (var styled : List.of(text, mark)) {
      styled.getStyleClass().removeAll("valid", "invalid", "doubtful");
      if (!glyph.isEmpty()) {
        styled.getStyleClass().add(state);
      }
    }
    mark.setText(glyph);
    String why = mistake.message();
    mark.setAccessibleText(
        glyph.isEmpty() ? "" : "The filter is " + state + (why.isEmpty() ? "" : ": " + why));
    mark.setTooltip(why.isEmpty() ? null : Tips.of(why));
  }

  @Override
  public void close() {
    proposals.close();
  }
}
