package picklescope.ui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.image.WritableImage;

/** Pictures of a window in both themes, to be looked at. */
public final class Pictures {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private static final int FRAMES = 20; // until nothing moves any more

  /** A size of the window. */
  record Size(int width, int height) {}

  private Pictures() {}

  static void resize(WindowHarness harness, Size size) {
    WindowHarness.fx(() -> {
      harness.stage.setWidth(size.width());
      harness.stage.setHeight(size.height());
    });
    WindowHarness.awaitFrames(FRAMES);
  }

  /** Writes a picture of the window in each theme. */
  public static void write(WindowHarness harness, String name) {
    write(harness, name, () -> harness.stage.getScene().snapshot(null));
  }

  /**
   * Writes a picture in each theme.
   *
   * @param picture takes it, on the JavaFX thread
   */
  public static void write(WindowHarness harness, String name, Supplier<WritableImage> picture) {
    for (Theme theme : Theme.values()) {
      harness.setTheme(theme);
      WindowHarness.awaitFrames(FRAMES);
      Png.write(WindowHarness.fx(picture::get), file(name, theme));
    }
  }

  public static Path file(String name, Theme theme) {
    return FOLDER.resolve("%s-%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT)));
  }
}
