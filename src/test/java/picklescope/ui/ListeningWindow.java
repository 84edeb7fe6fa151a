package picklescope.ui;

import java.nio.file.Path;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** A window for each test, whose session listens on a free port. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
public abstract class ListeningWindow {
  protected WindowHarness harness;

  /** Shows the window; called by the method with TestFX's {@code Start}, which is not inherited. */
  protected void begin(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
  }

  @AfterEach
  void close() {
    WindowHarness.fx(harness::close);
    harness.session.close();
  }

  /** Writes pictures of the window in both themes, to be looked at. */
  protected void shot(String name) {
    for (Theme theme : Theme.values()) {
      harness.setTheme(theme);
      WindowHarness.awaitFrames(12);
      var image = WindowHarness.fx(() -> harness.stage.getScene().snapshot(null));
      var file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
      Png.write(image, Path.of("target", "screenshots", file));
    }
  }
}
