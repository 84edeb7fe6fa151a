package picklescope.ui.plot;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.python.Call;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.PlotStage;
import picklescope.ui.Theme;
import picklescope.ui.WindowHarness;

/** Pictures of the plot in both themes, to be looked at. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class PlotPictureTest {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private PlotStage plot;

  @Start
  void start(Stage stage) {
    plot = new PlotStage(stage, SettingsKeeper.inMemory(Settings.defaults()), 1000, 600);
  }

  @AfterEach
  void close() {
    plot.close();
  }

  private void fill(int seconds) throws Exception {
    var random = new java.util.Random(5);
    for (int i = 0; i < seconds * 60; i++) {
      double time = i * 1000.0 / 60 + random.nextGaussian();
      if (i % 600 > 550) {
        continue; // silence
      }
      double turn = i / 97.0;
      plot.receive(
          1,
          time,
          Call.of("pose")
              .with(
                  "pos",
                  List.of(Math.sin(turn) * 2, 1.7 + Math.sin(i / 9.0) * 0.05, Math.cos(turn)))
              .with("noise", random.nextGaussian())
              .with("tracked", i % 400 < 330));
      if (i % 500 == 250) {
        plot.receive(2, time, Call.of().with("message", "Block" + i / 500 % 4));
      }
      if (i % 777 == 200) {
        plot.receive(2, time, Call.of().with("action", "reset"));
      }
    }
  }

  private void shot(String name) {
    for (Theme theme : Theme.values()) {
      plot.setTheme(theme);
      plot.picture(
          FOLDER.resolve("plot-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
    }
  }

  @Test
  void emptyAndFull() throws Exception {
    shot("empty");
    fill(120);
    WindowHarness.fx(() -> {
      plot.pane.plot("pos", "");
      plot.pane.plot("noise", "");
      plot.pane.plot("1 / interval", "data[0] == 'pose'");
      plot.pane.plot("tracked", "");
      plot.pane.plot("message", "");
      return null;
    });
    plot.awaitRead();
    plot.awaitRead();
    shot("full");
  }
}
