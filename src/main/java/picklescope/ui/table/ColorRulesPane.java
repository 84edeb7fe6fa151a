package picklescope.ui.table;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.filter.Undecided;
import picklescope.settings.ColorRule;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.table.RowRules;

/** Edits the colouring rules; a change is applied at once. */
public final class ColorRulesPane {
  private final ObservableValue<CodeStyle> style;
  private final EventTable table;
  private final SettingsKeeper settings;
  private final VBox lines = new VBox(4);
  private final Label notDecided = new Label();
  private final Button add = new Button("Add a rule");
  private final Lazy<PopOver> popOver;

  /** Colours a table by the rules of the settings, and changes both. */
  public ColorRulesPane(
      ObservableValue<CodeStyle> style, EventTable table, SettingsKeeper settings) {
    this.style = style;
    this.table = table;
    this.settings = settings;
    table.colorBy(RowRules.of(settings.get(Settings.COLOR_RULES)));
    lines.setId("color-rules");
    add.setId("rule-add");
    add.setOnAction(_ -> {
      var line = line(new ColorRule("", ColorRule.Color.GREEN, "●", true));
      lines.getChildren().add(line);
      line.focusFilter();
    });
    var usual = new Button("Restore defaults");
    usual.setId("rule-usual");
    usual.setOnAction(_ -> {
      fill(ColorRule.defaults());
      changed();
    });
    var buttons = new HBox(add, usual);
    buttons.getStyleClass().add("line");
    var title =
        new Label("The first rule that matches a message gives its row a colour and a sign.");
    notDecided.setId("rules-undecided");
    notDecided.setWrapText(true);
    var box = new VBox(8, title, lines, buttons, notDecided);
    popOver = new Lazy<>(() -> Popovers.of(PopOver.ArrowLocation.TOP_LEFT, box));
  }

  /** Opens below a node; the table is focused when it is closed. */
  public void show(Node below) {
    fill(settings.get(Settings.COLOR_RULES));
    Undecided undecided = table.rules().undecided();
    Tips.set(notDecided, undecided.text());
    notDecided.setVisible(!undecided.isNone());
    notDecided.setManaged(!undecided.isNone());
    popOver.get().setOnHidden(_ -> table.requestFocus());
    popOver.get().show(below);
    lines.getChildren().stream()
        .findFirst()
        .ifPresent(line -> ((ColorRuleLine) line).focusFilter());
  }

  private void fill(List<ColorRule> rules) {
    lines.getChildren().setAll(rules.stream().map(this::line).toList());
  }

  private ColorRuleLine line(ColorRule rule) {
    return new ColorRuleLine(
        rule,
        style.getValue().palette(),
        new ColorRuleLine.Listener() {
          @Override
          public void changed() {
            ColorRulesPane.this.changed();
          }

          @Override
          public void move(ColorRuleLine line, int by) {
            int to = lines.getChildren().indexOf(line) + by;
            if (to >= 0 && to < lines.getChildren().size()) {
              lines.getChildren().remove(line);
              lines.getChildren().add(to, line);
              line.focusFilter();
              changed();
            }
          }

          @Override
          public void remove(ColorRuleLine line) {
            int place = lines.getChildren().indexOf(line);
            lines.getChildren().remove(line);
            changed();
            if (lines.getChildren().isEmpty()) {
              add.requestFocus();
            } else {
              int next = Math.min(place, lines.getChildren().size() - 1);
              ((ColorRuleLine) lines.getChildren().get(next)).focusRemove();
            }
          }
        });
  }

  private void changed() {
    var rules = new ArrayList<ColorRule>();
    lines.getChildren().forEach(line -> rules.add(((ColorRuleLine) line).rule()));
    settings.update(old -> old.with(Settings.COLOR_RULES, List.copyOf(rules)));
    table.colorBy(RowRules.of(rules));
  }
}
