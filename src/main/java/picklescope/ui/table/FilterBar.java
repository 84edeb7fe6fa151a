package picklescope.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import picklescope.filter.Filter;
import picklescope.python.SourceException;

/**
 * Where a filter is written. It is used as soon as it is valid; until then the one before stays in
 * force, and the mistake is said below the text.
 */
public final class FilterBar extends VBox {
  private static final Duration QUIET = Duration.millis(250);
  private static final int MOST_REMEMBERED = 50;

  private final TextField text = new TextField();
  private final Label mark = new Label();
  private final Label count = new Label();
  private final Label mistake = new Label();
  private final PauseTransition typing = new PauseTransition(QUIET);
  private final List<String> history = new ArrayList<>();
  private final Consumer<Filter> use;
  private String used = "";
  private int recalled = -1;

  /**
   * @param use called with each new filter; one with an empty text shows everything
   */
  public FilterBar(Consumer<Filter> use) {
    this.use = use;
    setId("filter-bar");
    getStyleClass().add("filter-bar");
    text.setId("filter");
    text.getStyleClass().add("code");
    text.setPromptText("Filter: foo > 50 and sender == 'LAB-3'");
    text.setAccessibleText("Filter, a Python expression");
    text.setTooltip(
        new Tooltip(
            "sender, address, port, data, kind, size, direction ... and any keyword's name;\n"
                + "or plain words to look for (Ctrl+F)"));
    text.textProperty().addListener((_, _, _) -> edited());
    text.setOnAction(_ -> apply(true));
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    HBox.setHgrow(text, Priority.ALWAYS);
    mark.setId("filter-mark");
    mark.getStyleClass().add("filter-mark");
    mark.setMinWidth(Region.USE_PREF_SIZE);
    count.setId("filter-count");
    count.getStyleClass().add("muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    mistake.setId("filter-mistake");
    mistake.getStyleClass().addAll("mistake", "code");
    mistake.setVisible(false);
    mistake.setManaged(false);
    typing.setOnFinished(_ -> apply(false));
    var line = new HBox(text, mark, count, clearButton());
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    getChildren().setAll(line, mistake);
  }

  private Button clearButton() {
    var clear = new Button();
    var cross = new Region();
    cross.getStyleClass().addAll("icon", "icon-cross");
    clear.setGraphic(cross);
    clear.setId("filter-clear");
    clear.getStyleClass().addAll("button-icon", "flat", "small-icon");
    clear.setAccessibleText("Show everything");
    clear.setTooltip(new Tooltip("Show everything (Esc)"));
    clear.visibleProperty().bind(text.textProperty().isNotEmpty());
    clear.managedProperty().bind(clear.visibleProperty());
    clear.setOnAction(_ -> text.clear());
    return clear;
  }

  /** Puts the cursor into the filter. */
  public void focusText() {
    text.requestFocus();
    text.selectAll();
  }

  /** Says how many of how many rows are shown, and how far the filter has come. */
  public void showCount(String words) {
    count.setText(used.isBlank() ? "" : words);
  }

  private void edited() {
    typing.playFromStart();
  }

  private void keyPressed(KeyEvent key) {
    switch (key.getCode()) {
      case ESCAPE -> text.clear();
      case UP -> recall(1);
      case DOWN -> recall(-1);
      default -> {
        return;
      }
    }
    key.consume();
  }

  private void recall(int older) {
    int wanted = recalled + older;
    if (wanted >= 0 && wanted < history.size()) {
      recalled = wanted;
      text.setText(history.get(wanted));
      text.end();
    }
  }

  private void apply(boolean remember) {
    typing.stop();
    String written = text.getText();
    try {
      var filter = Filter.of(written);
      show("valid", written.isBlank() ? "" : "✓", "");
      if (!written.equals(used)) {
        used = written;
        use.accept(filter);
      }
      if (remember && !written.isBlank()) {
        remember(written);
      }
    } catch (SourceException e) {
      // The face is monospaced, so that blanks lead to the place of the mistake.
      show("invalid", "✕", " ".repeat(Math.min(e.offset(), 100)) + "▲ " + e.getMessage());
    }
  }

  private void remember(String written) {
    history.remove(written);
    history.addFirst(written);
    recalled = 0;
    if (history.size() > MOST_REMEMBERED) {
      history.removeLast();
    }
  }

  private void show(String state, String glyph, String message) {
    text.getStyleClass().removeAll("valid", "invalid");
    mark.getStyleClass().removeAll("valid", "invalid");
    if (!glyph.isEmpty()) {
      text.getStyleClass().add(state);
      mark.getStyleClass().add(state);
    }
    mark.setText(glyph);
    mistake.setText(message);
    mistake.setVisible(!message.isEmpty());
    mistake.setManaged(!message.isEmpty());
  }
}
