package picklescope.ui.plot;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.python.Call;
import picklescope.settings.PlottedSeries;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.Pictures;
import picklescope.ui.PlotStage;
import picklescope.ui.Theme;
import picklescope.ui.WindowHarness;
import picklescope.view.plot.TimeRange;

/** Pictures of the plot in both themes, to be looked at. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class PlotPictureTest {
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
    var random = new Random(5);
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
      if (i % 2 == 0) {
        plot.receive(3, time, Call.of("pose").with("pos", List.of(Math.cos(turn), 1.5, 0)));
      }
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
      plot.picture(Pictures.file("plot-" + name, theme));
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
    WindowHarness.fx(() -> {
      var frame = plot.pane.view().frame().orElseThrow();
      plot.pane.view().setCrosshair(Optional.of(frame.range().at(0.4)), 200);
      plot.pane
          .view()
          .setSelection(Optional.of(new TimeRange(frame.range().at(0.2), frame.range().at(0.6))));
    });
    shot("range");
    WindowHarness.fx(() -> {
      plot.pane.view().setSelection(Optional.empty());
      plot.model.remove("noise");
      plot.model.change(new PlottedSeries("message", false, true, true));
      plot.model.change(
          new PlottedSeries("1 / interval where data[0] == 'pose'", true, false, true));
      var range = plot.model.viewport().range();
      plot.model.viewport().show(new TimeRange(range.at(0.07), range.at(0.1)));
      plot.pane.view().setCrosshair(Optional.of(range.at(0.09)), 200);
    });
    plot.resize(1600, 1000);
    shot("zoomed");
    WindowHarness.fx(() -> {
      plot.model.setStacked(true);
      plot.model.follow(10);
    });
    plot.write("plot-text", "pos[0");
    shot("stacked");
    WindowHarness.fx(() -> {
      plot.model.setStacked(false);
      plot.model.follow(0);
    });
    plot.resize(640, 300);
    shot("small");
  }
}
