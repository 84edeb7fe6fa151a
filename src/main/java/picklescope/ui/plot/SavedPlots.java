package picklescope.ui.plot;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import picklescope.settings.SavedPlot;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.control.AnswerLine;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Popovers;
import picklescope.view.plot.PlotModel;
import picklescope.view.text.LeftToRight;

/** The menu of saved plots: loads, saves by name and removes. */
final class SavedPlots extends MenuButton {
  private final SettingsKeeper settings;
  private final PlotModel model;

  SavedPlots(SettingsKeeper settings, PlotModel model) {
    super("Plots");
    this.settings = settings;
    this.model = model;
    setId("plot-saved");
    setTooltip(new Tooltip("Save what is plotted by a name, or plot what was saved"));
    setMinWidth(USE_PREF_SIZE);
    showingProperty()
        .addListener((_, _, showing) -> {
          if (showing) {
            fill();
          }
        });
    fill();
  }

  private List<SavedPlot> list() {
    return settings.get(Settings.SAVED_PLOTS);
  }

  private void fill() {
    var save = new MenuItem("Save as…");
    save.setId("plot-save");
    save.setDisable(model.series().isEmpty());
    save.setOnAction(_ -> askName());
    getItems().setAll(list().stream().map(this::load).toList());
    if (!list().isEmpty()) {
      getItems().add(new SeparatorMenuItem());
    }
    getItems().add(save);
    if (!list().isEmpty()) {
      var remove = new Menu("Remove");
      remove.getItems().setAll(list().stream().map(this::remove).toList());
      getItems().add(remove);
    }
  }

  private MenuItem load(SavedPlot saved) {
    var item = item(saved);
    item.setOnAction(_ -> model.restore(saved.plot()));
    return item;
  }

  private MenuItem remove(SavedPlot saved) {
    var item = item(saved);
    item.setOnAction(_ -> change(old -> old.stream().filter(one -> one != saved).toList()));
    return item;
  }

  private static MenuItem item(SavedPlot saved) {
    var item = new MenuItem(LeftToRight.held(PlotLabels.cut(saved.name(), 60)));
    item.setMnemonicParsing(false);
    return item;
  }

  private void askName() {
    var name = new LimitedField(model.series().getFirst().name());
    name.setId("plot-name");
    name.setPrefColumnCount(24);
    name.setAccessibleText("Name of the plot");
    var popOver = Popovers.create();
    var title = new Label("Save what is plotted as:");
    var line =
        new AnswerLine(
            name,
            "Save",
            () -> {
              if (!name.getText().isBlank()) {
                save(name.getText().strip());
                popOver.hide();
              }
            });
    name.textProperty().subscribe(text -> line.setVerb(isSaved(text.strip()) ? "Replace" : "Save"));
    var content = new VBox(title, line);
    content.getStyleClass().add("popover-content");
    content.setSpacing(6);
    popOver.setContentNode(content);
    Popovers.show(popOver, this);
    name.requestFocus();
    name.selectAll();
  }

  private boolean isSaved(String name) {
    return list().stream().anyMatch(saved -> saved.name().equals(name));
  }

  /** Saves what is plotted; a plot with the same name is replaced. */
  private void save(String name) {
    change(old ->
        Stream.concat(
                old.stream().filter(one -> !one.name().equals(name)),
                Stream.of(new SavedPlot(name, model.setting())))
            .toList());
  }

  private void change(UnaryOperator<List<SavedPlot>> change) {
    settings.update(
        old -> old.with(Settings.SAVED_PLOTS, change.apply(old.get(Settings.SAVED_PLOTS))));
    fill();
  }
}
