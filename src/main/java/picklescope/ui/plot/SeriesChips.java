package picklescope.ui.plot;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import picklescope.settings.PlottedSeries;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.plot.PlotModel;
import picklescope.view.plot.PlotSeries;

/**
 * The series as buttons with their sign and colour: a click hides or shows one, its menu has the
 * rest. For the JavaFX thread.
 */
final class SeriesChips extends FlowPane {
  private static final double SIGN = 12;
  private static final int LONGEST_NAME = 40;

  private final PlotModel model;
  private final ObservableValue<CodeStyle> style;
  private final Runnable onLast;
  private List<Chip> filled = List.of();

  /** What a chip shows. */
  private record Chip(PlottedSeries setting, String label, int style) {
    static Chip of(PlotSeries series) {
      return new Chip(series.setting(), series.label(), series.style());
    }
  }

  /**
   * Creates the chips.
   *
   * @param onLast focuses something else when the last one is removed
   */
  SeriesChips(PlotModel model, ObservableValue<CodeStyle> style, Runnable onLast) {
    this.model = model;
    this.style = style;
    this.onLast = onLast;
    setId("plot-series");
    getStyleClass().add("plot-series");
    style.addListener((_, _, _) -> fill());
    setVisible(false);
    setManaged(false);
  }

  /** Shows the series of the plot. */
  void update() {
    var now = model.series().stream().map(Chip::of).toList();
    if (!now.equals(filled)) {
      fill();
    }
  }

  private void fill() {
    filled = model.series().stream().map(Chip::of).toList();
    int focused = focused();
    getChildren().setAll(model.series().stream().map(this::chip).toList());
    setVisible(!filled.isEmpty());
    setManaged(!filled.isEmpty());
    if (focused >= 0) {
      focus(focused);
    }
  }

  private int focused() {
    return IntStream.range(0, getChildren().size())
        .filter(i -> getChildren().get(i).isFocused())
        .findFirst()
        .orElse(-1);
  }

  private void focus(int place) {
    if (getChildren().isEmpty()) {
      onLast.run();
    } else {
      getChildren().get(Math.min(place, getChildren().size() - 1)).requestFocus();
    }
  }

  private Button chip(PlotSeries series) {
    var chip = new Button();
    chip.setMnemonicParsing(false); // names have underscores
    PlottedSeries setting = series.setting();
    String name = series.name();
    Tips.set(chip, PlotLabels.cut(series.label(), LONGEST_NAME));
    chip.setGraphic(sign(series));
    chip.getStyleClass().addAll("plot-chip", "code");
    if (!setting.shown()) {
      chip.getStyleClass().add("hidden");
    }
    chip.setTooltip(Tips.of(name + "\nClick: hide or show. Delete: remove. Menu key: axis, marks"));
    chip.setAccessibleText(name + (setting.shown() ? "" : ", hidden"));
    chip.setOnAction(_ -> model.setShown(series, !setting.shown()));
    chip.setOnKeyPressed(key -> pressed(key, setting.text()));
    chip.setContextMenu(menu(series));
    return chip;
  }

  private void pressed(KeyEvent key, String text) {
    if (key.getCode() == KeyCode.DELETE || key.getCode() == KeyCode.BACK_SPACE) {
      model.remove(text);
      update();
      key.consume();
    } else if (key.getCode() == KeyCode.F10 && key.isShiftDown()) {
      var chip = (Button) key.getSource();
      chip.getContextMenu().show(chip, Side.BOTTOM, 0, 0);
      key.consume();
    }
  }

  private Canvas sign(PlotSeries series) {
    var canvas = new Canvas(SIGN, SIGN);
    var graphics = canvas.getGraphicsContext2D();
    var colors = SeriesColors.of(style.getValue().palette());
    graphics.setFill(SeriesColors.color(colors.of(series.style())));
    graphics.setGlobalAlpha(series.setting().shown() ? 1 : 0.4);
    SignShapes.fill(graphics, series.style(), SIGN / 2, SIGN / 2, SIGN / 2 - 0.5);
    return canvas;
  }

  private ContextMenu menu(PlotSeries series) {
    PlottedSeries setting = series.setting();
    var shown = check("Shown", setting.shown());
    shown.setOnAction(_ -> model.setShown(series, !setting.shown()));
    var right = check("Axis at the right", setting.right());
    right.setOnAction(_ ->
        model.change(
            new PlottedSeries(setting.text(), !setting.right(), setting.marks(), setting.shown())));
    var marks = check("As marks", setting.marks());
    marks.setOnAction(_ ->
        model.change(
            new PlottedSeries(setting.text(), setting.right(), !setting.marks(), setting.shown())));
    var remove = new MenuItem("Remove");
    remove.setOnAction(_ -> model.remove(setting.text()));
    return new ContextMenu(shown, right, marks, new SeparatorMenuItem(), remove);
  }

  private static CheckMenuItem check(String text, boolean selected) {
    var item = new CheckMenuItem(text);
    item.setSelected(selected);
    return item;
  }
}
