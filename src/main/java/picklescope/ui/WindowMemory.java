package picklescope.ui;

import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.settings.WindowBounds;

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

  /** Restores the bounds of the window if they are on a screen. */
  void restore() {
    settings
        .get(Settings.WINDOW)
        .ifPresent(bounds -> {
          if (!Screen.getScreensForRectangle(
                  new Rectangle2D(bounds.x() + 40, bounds.y() + 10, bounds.width() - 80, 20))
              .isEmpty()) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
          }
          stage.setWidth(Math.max(LEAST_WIDTH, bounds.width()));
          stage.setHeight(Math.max(LEAST_HEIGHT, bounds.height()));
          stage.setMaximized(bounds.maximized());
        });
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
