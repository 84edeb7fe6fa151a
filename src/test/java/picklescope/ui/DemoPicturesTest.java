package picklescope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.view.demo.TourStep;

/** Pictures of the tour in both themes and two sizes, to be looked at. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class DemoPicturesTest {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private record Size(int width, int height) {}

  private WindowHarness harness;

  @Start
  void start(Stage stage) throws Exception {
    var session = new Session();
    session.ports().add(FreePorts.next());
    harness = new WindowHarness(stage, session);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void ofEachStep() {
    shot("tour-0", new Size(1000, 700));
    WindowHarness.fx(() -> harness.window.commands().get("demo").run());
    WindowHarness.await("some traffic", () -> harness.session.capture().last() > 1500);
    for (var step : TourStep.values()) {
      for (var size : List.of(new Size(1280, 800), new Size(1000, 700), new Size(640, 400))) {
        shot("tour-" + (step.ordinal() + 1), size);
      }
      WindowHarness.fx(() -> ((ButtonBase) harness.find("tour-next")).fire());
    }
  }

  private void shot(String name, Size size) {
    WindowHarness.fx(() -> {
      harness.stage.setWidth(size.width());
      harness.stage.setHeight(size.height());
    });
    for (Theme theme : Theme.values()) {
      harness.setTheme(theme);
      WindowHarness.awaitFrames(20);
      var image = WindowHarness.fx(() -> harness.stage.getScene().snapshot(null));
      String file =
          "%s-%d-%s.png".formatted(name, size.width(), theme.name().toLowerCase(Locale.ROOT));
      Png.write(image, FOLDER.resolve(file));
    }
  }
}
