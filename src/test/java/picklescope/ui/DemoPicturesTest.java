package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.view.demo.TourStep;
import picklescope.view.layout.MainView;
import picklescope.view.stream.Plotted;

/** Pictures of the tour in both themes and two sizes, to be looked at. */
@Tag("pictures")
@ExtendWith(ApplicationExtension.class)
class DemoPicturesTest {
  private static final List<Pictures.Size> SIZES =
      List.of(
          new Pictures.Size(1280, 800), new Pictures.Size(1000, 700), new Pictures.Size(640, 400));

  private WindowHarness harness;

  @Start
  void start(Stage stage) throws Exception {
    harness = WindowHarness.listening(stage);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void ofEachStep() {
    shot("tour-0", new Pictures.Size(1000, 700));
    WindowHarness.fx(() -> harness.window.commands().get("demo").run());
    WindowHarness.await("some traffic", () -> harness.session.capture().last() > 1500);
    for (var step : TourStep.values()) {
      for (var size : SIZES) {
        shot("tour-" + (step.ordinal() + 1), size);
      }
      WindowHarness.fx(() -> ((ButtonBase) harness.find("tour-next")).fire());
    }
  }

  /** The animation of README, for each theme; assets has a copy. */
  @Test
  void theAnimationOfReadme() throws Exception {
    WindowHarness.fx(() -> harness.session.demo().start());
    WindowHarness.await("some traffic", () -> harness.session.capture().last() > 2500);
    for (Theme theme : Theme.values()) {
      harness.setTheme(theme);
      var animation = new AnimatedPng();
      film(animation, "", MainView.MESSAGES, 5, 500);
      film(animation, "action == 'catch'", MainView.MESSAGES, 1, 2000);
      show("'port' in attributes", MainView.MESSAGES);
      WindowHarness.fx(() -> {
        var rows = harness.table().model();
        rows.goTo(rows.order().numberAt(rows.order().begin()));
        harness.window.detail().showCallback();
      });
      film(animation, "'port' in attributes", MainView.MESSAGES, 1, 3000);
      WindowHarness.fx(() -> {
        harness.table().model().selection().clear();
        harness.table().model().selectionChanged();
        harness.window.events().addToPlot(new Plotted("pos[0]", ""));
        return true;
      });
      film(animation, "", MainView.STREAMS, 2, 1200);
      film(animation, "", MainView.PLOT, 5, 500);
      film(animation, "action == 'pose'", MainView.TRACK, 12, 250);
      Path file = Pictures.file("demo", theme);
      animation.write(file);
      assertTrue(Files.size(file) < 2_000_000, file + " has " + Files.size(file) + " bytes");
    }
  }

  private void film(AnimatedPng into, String filter, MainView view, int frames, int millis) {
    show(filter, view);
    for (int i = 0; i < frames; i++) {
      into.add(WindowHarness.fx(() -> harness.stage.getScene().snapshot(null)), millis);
      WindowHarness.awaitFrames(6);
    }
  }

  private void show(String filter, MainView view) {
    WindowHarness.fx(() -> {
      harness.window.events().filterBar().write(filter);
      harness.window.events().views().display(view);
    });
    WindowHarness.awaitFrames(15);
  }

  private void shot(String name, Pictures.Size size) {
    Pictures.resize(harness, size);
    Pictures.write(harness, "%s-%d".formatted(name, size.width()));
  }
}
