package picklescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.settings.WindowBounds;

/** Keeps the bounds of the window and the positions of its dividers in the settings. */
final class WindowMemory {
  private final Stage stage;
  private final SettingsKeeper settings;
  private final List<Runnable> starts = new ArrayList<>();
  private boolean remembering;

  WindowMemory(Stage stage, SettingsKeeper settings) {
    this.stage = stage;
    this.settings = settings;
  }

  /** Restores the dividers of a split pane, and remembers changes after {@link #start}. */
  void split(String name, SplitPane pane, double... usual) {
    var known = settings.get(Settings.SPLITS);
    for (int i = 0; i < usual.length; i++) {
      String divider = name + "-" + i;
      pane.setDividerPosition(i, known.getOrDefault(divider, usual[i]));
    }
    starts.add(() -> {
      for (int i = 0; i < pane.getDividers().size(); i++) {
        String divider = name + "-" + i;
        pane.getDividers()
            .get(i)
            .positionProperty()
            .subscribe(
                at -> remember(old -> old.withEntry(Settings.SPLITS, divider, at.doubleValue())));
      }
    });
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
          stage.setWidth(bounds.width());
          stage.setHeight(bounds.height());
          stage.setMaximized(bounds.maximized());
        });
  }

  /** Starts to remember changes. */
  void start() {
    remembering = true;
    starts.forEach(Runnable::run);
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
