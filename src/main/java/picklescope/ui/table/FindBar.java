package picklescope.ui.table;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongPredicate;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
import picklescope.view.table.RowSearch;

/**
 * Finds the next row that has some words, or that an expression chooses, among those shown; no row
 * is hidden by it.
 */
public final class FindBar extends HBox {
  private final EventTable table;
  private final CaptureView view;
  private final RowSearch search;
  private final TextField text = new TextField();
  private final Label said = new Label();
  private Optional<Nowhere> nowhere = Optional.empty();

  /** A search that has found nothing so far. */
  private record Nowhere(Filter filter, boolean forward) {}

  /** Finds rows of that table. */
  public FindBar(EventTable table, CaptureView view, RowSearch search) {
    this.table = table;
    this.view = view;
    this.search = search;
    setId("find-bar");
    getStyleClass().addAll("line", "job-strip");
    setAlignment(Pos.CENTER_LEFT);
    text.setId("find");
    text.getStyleClass().add("code");
    text.setPrefColumnCount(28);
    text.setPromptText("Words, or an expression as in the filter");
    text.setAccessibleText("What to find");
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    text.textProperty()
        .addListener((_, _, _) -> {
          nowhere = Optional.empty();
          say("");
        });
    said.setId("find-said");
    said.getStyleClass().add("muted");
    said.setMinWidth(0);
    getChildren()
        .setAll(
            new Label("Find"),
            text,
            button("find-next", "↓", "The next one (Enter, F in the table)", () -> find(true)),
            button(
                "find-previous", "↑", "The one before (Shift+Enter, Shift+F)", () -> find(false)),
            said,
            button("find-close", "✕", "No more finding (Esc)", this::close));
    show(false);
    table.keys().on(new KeyCodeCombination(KeyCode.F), () -> findOrOpen(true));
    table
        .keys()
        .on(new KeyCodeCombination(KeyCode.F, KeyCombination.SHIFT_DOWN), () -> findOrOpen(false));
    table.keys().on(new KeyCodeCombination(KeyCode.SLASH), this::open);
  }

  private static Button button(String id, String sign, String help, Runnable action) {
    var button = new Button(sign);
    button.setId(id);
    button.getStyleClass().add("flat");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(help));
    button.setAccessibleText(help);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void show(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  private void findOrOpen(boolean forward) {
    if (text.getText().isBlank()) {
      open();
    } else {
      show(true);
      find(forward);
    }
  }

  /** Asks what to find. */
  public void open() {
    show(true);
    text.requestFocus();
    text.selectAll();
  }

  private void close() {
    search.cancel();
    show(false);
    table.requestFocus();
  }

  private void keyPressed(KeyEvent key) {
    switch (key.getCode()) {
      case ENTER -> find(!key.isShiftDown());
      case ESCAPE -> close();
      default -> {
        return;
      }
    }
    key.consume();
  }

  private void find(boolean forward) {
    if (text.getText().isBlank()) {
      return;
    }
    try {
      start(new Nowhere(Filter.of(text.getText()), forward));
    } catch (SourceException e) {
      say(e.getMessage());
    }
  }

  private void start(Nowhere begun) {
    say("");
    var undecided = new UndecidedTally();
    nowhere = Optional.empty();
    search.start(
        begun.forward(),
        wanted(begun.filter(), undecided),
        ended -> {
          boolean none = ended == RowSearch.Ended.NOWHERE || ended == RowSearch.Ended.NOWHERE_YET;
          nowhere = none ? Optional.of(begun) : Optional.empty();
          ended(ended, undecided.get());
        });
  }

  /**
   * Searches again for what was in no row and may be in one now: names have changed, or all that is
   * decoded has.
   */
  public void again(boolean all) {
    nowhere
        .filter(begun -> isVisible() && (all || begun.filter().needsSender()))
        .ifPresent(this::start);
  }

  private LongPredicate wanted(Filter filter, UndecidedTally undecided) {
    return number -> {
      try {
        return undecided.isYes(filter.decide(view.decoder().decode(view.capture().get(number))));
      } catch (NoSuchElementException e) {
        return false; // no longer held
      }
    };
  }

  private void ended(RowSearch.Ended ended, Undecided undecided) {
    String result =
        switch (ended) {
          case FOUND, CANCELLED -> "";
          case FOUND_AROUND -> "around the end";
          case NOWHERE -> "No row shown has it.";
          case NOWHERE_YET -> "None had it; more have come since.";
        };
    say(result + (result.isEmpty() || undecided.isNone() ? "" : " · ") + undecided.text());
  }

  private void say(String words) {
    said.setText(words);
  }
}
