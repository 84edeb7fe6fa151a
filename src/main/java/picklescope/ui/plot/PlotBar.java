package picklescope.ui.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.ui.control.InputLimit;
import picklescope.ui.control.WrappingLine;
import picklescope.view.plot.PlotModel;
import picklescope.view.plot.PlotWindows;

/** The line above a plot: the field for a new series, how much is in view, and the series. */
final class PlotBar extends VBox {
  private final PlotModel model;
  private final SeriesField field;
  private final SeriesChips chips;
  private final ChipsScroll scroll;
  private final ComboBox<String> window = new ComboBox<>();
  private final ToggleButton follow = new ToggleButton("Follow");
  private final ToggleButton stacked = new ToggleButton("Stacked");
  private final ToggleButton statistics = new ToggleButton("Statistics");
  private boolean updating;

  /** Creates the bar of a plot. */
  PlotBar(PlotModel model, SeriesField field, SeriesChips chips, List<Region> more) {
    this.model = model;
    this.field = field;
    this.chips = chips;
    scroll = new ChipsScroll(chips);
    getStyleClass().add("plot-bar");
    getStyleClass().add("capture-pane-head");
    HBox.setHgrow(field, Priority.ALWAYS);
    var add = button(new Button("Add"), "plot-add", "Plot this expression (Enter)");
    add.setOnAction(_ -> field.add());
    fillWindows();
    follow.setOnAction(_ -> follow());
    button(follow, "plot-follow", "Follow the newest messages, or stay (Space)");
    stacked.setOnAction(_ -> model.setStacked(stacked.isSelected()));
    button(stacked, "plot-stacked", "One series under the other, or all together");
    button(statistics, "plot-statistics", "Statistics of the selected range, or of what is shown");
    var controls = new ArrayList<Region>(List.of(field, add, window, follow, stacked, statistics));
    controls.addAll(more);
    getChildren().setAll(new WrappingLine(controls), field.mistake(), scroll);
  }

  private void fillWindows() {
    window.setId("plot-window");
    window.getItems().setAll(PlotWindows.names());
    window.setEditable(true);
    window.getEditor().setPrefColumnCount(6);
    InputLimit.install(window.getEditor());
    window.setMinWidth(USE_PREF_SIZE);
    window.getEditor().setAccessibleText("How many seconds to show while following");
    window.setAccessibleText("How many seconds to show while following");
    window.setTooltip(new Tooltip("How much to show while following: all, 30 s, 5 min"));
    window.setOnAction(_ -> chooseWindow());
  }

  private void chooseWindow() {
    String text = window.getEditor().getText();
    if (!updating && text != null) {
      PlotWindows.seconds(text).ifPresent(model::follow);
      update();
    }
  }

  private static <B extends ButtonBase> B button(B button, String id, String help) {
    button.setId(id);
    button.setTooltip(new Tooltip(help));
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private void follow() {
    if (follow.isSelected()) {
      model.follow();
    } else {
      model.viewport().pause();
    }
  }

  /** Sets the height of the pane, of which the chips take a part at most. */
  void setRoom(double height) {
    scroll.setRoom(height);
  }

  /** Returns the switch of the statistics. */
  ToggleButton statistics() {
    return statistics;
  }

  /** Focuses the field for a new series. */
  void focusText() {
    field.focusText();
  }

  /** Shows the state of the plot. */
  void update() {
    chips.update();
    follow.setSelected(model.viewport().follows());
    stacked.setSelected(model.isStacked());
    String now = PlotWindows.name(model.seconds());
    if (!now.equals(window.getValue())) {
      updating = true;
      window.setValue(now);
      updating = false;
    }
  }
}
