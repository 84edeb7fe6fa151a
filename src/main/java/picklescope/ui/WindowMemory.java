package picklescope.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.geometry.Dimension2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.settings.WindowBounds;
import picklescope.view.layout.ScreenFit;

/** Keeps the bounds of the window in the settings. */
final class WindowMemory {
  private static final double LEAST_WIDTH = 640;
  private static final double LEAST_HEIGHT = 400;

  private final Stage stage;
  private final SettingsKeeper settings;
  private boolean remembering;

  /** Limits the size of the window. */
  WindowMemory(Stage stage, SettingsKeeper settings) {
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    this.stage = stage;
    this.settings = settings;
  }

  /** Restores the bounds of the window, as the screens allow. */
  void restore() {
    settings
        .get(Settings.WINDOW)
        .ifPresent(kept -> {
          var fit = ScreenFit.of(kept, screens());
          var bounds = fit.bounds();
          if (fit.isPlaced()) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
          }
          stage.setWidth(Math.max(LEAST_WIDTH, bounds.width()));
          stage.setHeight(Math.max(LEAST_HEIGHT, bounds.height()));
          stage.setMaximized(bounds.maximized());
        });
  }

  private static List<ScreenFit.Area> screens() {
    return Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
        .map(Screen::getVisualBounds)
        .map(area ->
            new ScreenFit.Area(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight()))
        .toList();
  }

  /** Returns the size of the first start: 1280 x 800 where the screen has it. */
  static Dimension2D usualSize() {
    var screen = Screen.getPrimary().getVisualBounds();
    return new Dimension2D(
        Math.min(1280, screen.getWidth()), Math.min(800, screen.getHeight() - 40));
  }

  /** Starts to remember changes. */
  void start() {
    remembering = true;
    stage.xProperty().subscribe(this::moved);
    stage.yProperty().subscribe(this::moved);
    stage.widthProperty().subscribe(this::moved);
    stage.heightProperty().subscribe(this::moved);
    stage.maximizedProperty().subscribe(this::moved);
  }

  void stop() {
    remembering = false;
  }

  private void moved() {
    boolean maximized = stage.isMaximized();
    remember(old ->
        old.with(
            Settings.WINDOW,
            Optional.of(
                maximized && old.get(Settings.WINDOW).isPresent()
                    ? maximized(old.get(Settings.WINDOW).get())
                    : new WindowBounds(
                        stage.getX(),
                        stage.getY(),
                        stage.getWidth(),
                        stage.getHeight(),
                        maximized))));
  }

  private static WindowBounds maximized(WindowBounds before) {
    return new WindowBounds(before.x(), before.y(), before.width(), before.height(), true);
  }

  private void remember(UnaryOperator<Settings> change) {
    if (remembering) {
      settings.update(change);
    }
  }
}
