package picklescope.ui.table;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import picklescope.filter.Filter;
import picklescope.filter.FilterDoubt;
import picklescope.python.source.SourceException;
import picklescope.settings.ColorRule;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.MistakeLabel;
import picklescope.ui.control.Tips;
import picklescope.ui.text.Palette;

/** Edits one colouring rule. */
final class ColorRuleLine extends VBox {
  /** Receives what the user does. */
  interface Listener {
    void changed();

    /** Requests that a line is moved by some lines. */
    void move(ColorRuleLine line, int by);

    void remove(ColorRuleLine line);
  }

  private final CheckBox on = new CheckBox();
  private final TextField glyph = new LimitedField();
  private final ComboBox<ColorRule.Color> color = new ComboBox<>();
  private final TextField filter = new LimitedField();
  private final MistakeLabel mistake = new MistakeLabel();
  private final Button remove = new Button("✕");

  ColorRuleLine(ColorRule rule, Palette palette, Listener listener) {
    getStyleClass().add("color-rule");
    on.setSelected(rule.on());
    on.setAccessibleText("Use this rule");
    glyph.setText(rule.glyph());
    glyph.setPrefColumnCount(2);
    glyph.setAccessibleText("The sign of its rows");
    color.getItems().setAll(ColorRule.Color.values());
    color.setValue(rule.color());
    color.setAccessibleText("The colour of its rows");
    color.setCellFactory(_ -> new ColorCell(palette));
    color.setButtonCell(new ColorCell(palette));
    filter.setText(rule.filter());
    filter.getStyleClass().addAll("code", "rule-filter");
    filter.setPrefColumnCount(34);
    filter.setPromptText("foo > 50");
    filter.setAccessibleText("Which messages, as in the filter; Alt+Up and Alt+Down move the rule");
    mistake.getStyleClass().add("code");
    remove.getStyleClass().addAll("flat", "rule-remove");
    remove.setAccessibleText("Remove this rule");
    remove.setMinWidth(Region.USE_PREF_SIZE);
    remove.setOnAction(_ -> listener.remove(this));
    var line =
        new HBox(
            on,
            glyph,
            color,
            filter,
            mover("↑", "Move up (Alt+Up)", () -> listener.move(this, -1)),
            mover("↓", "Move down (Alt+Down)", () -> listener.move(this, 1)),
            remove);
    line.getStyleClass().add("line");
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(line);
    addEventFilter(KeyEvent.KEY_PRESSED, key -> moved(key, listener));
    check();
    on.setOnAction(_ -> listener.changed());
    color.setOnAction(_ -> listener.changed());
    glyph.textProperty().addListener((_, _, _) -> listener.changed());
    filter
        .textProperty()
        .addListener((_, _, _) -> {
          check();
          listener.changed();
        });
  }

  private static Button mover(String text, String help, Runnable action) {
    var button = new Button(text);
    button.getStyleClass().addAll("flat", "rule-move");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false); // the keys of the line do the same
    button.setAccessibleText(help);
    Tips.explain(button, help);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void moved(KeyEvent key, Listener listener) {
    boolean vertical = key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN;
    if (key.isAltDown() && vertical) {
      listener.move(this, key.getCode() == KeyCode.UP ? -1 : 1);
      key.consume();
    }
  }

  private void check() {
    getChildren().remove(mistake);
    try {
      FilterDoubt.beforeUse(Filter.of(filter.getText()))
          .ifPresent(doubt -> {
            mistake.showDoubt("? " + doubt);
            getChildren().add(mistake);
          });
    } catch (SourceException e) {
      mistake.showMistake("✕ " + e.getMessage());
      getChildren().add(mistake);
    }
  }

  ColorRule rule() {
    return new ColorRule(filter.getText(), color.getValue(), glyph.getText(), on.isSelected());
  }

  void focusFilter() {
    filter.requestFocus();
    filter.end();
  }

  void focusRemove() {
    remove.requestFocus();
  }

  /** Shows a colour and its name. */
  private static final class ColorCell extends ListCell<ColorRule.Color> {
    private final Palette palette;

    ColorCell(Palette palette) {
      this.palette = palette;
    }

    @Override
    protected void updateItem(ColorRule.Color item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setText("");
        setGraphic(null);
      } else {
        setText(item.word());
        var look = new Rectangle(14, 14, RuleColors.behind(item, palette));
        Color strong = RuleColors.strong(item, palette);
        look.setStroke(strong);
        setGraphic(look);
      }
    }
  }
}
