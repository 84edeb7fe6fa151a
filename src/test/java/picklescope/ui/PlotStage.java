package picklescope.ui;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.session.CaptureView;
import picklescope.session.EventDecoder;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.plot.PlotPane;
import picklescope.ui.text.Palette;
import picklescope.view.plot.PlotModel;

/** A plot in a window of its own, over messages that tests make. */
public final class PlotStage implements AutoCloseable {
  /** The time of the first message. */
  public static final long START = 1_790_000_000_000_000_000L;

  public final Journal journal = new Journal();
  public final List<Long> messages = new ArrayList<>();
  public final SettingsKeeper settings;
  public final PlotModel model;
  public final PlotPane pane;
  public final Stage stage;
  public final WindowRobot robot = new WindowRobot();
  public Path file = Path.of("target", "plot-test");
  private final Appearance appearance;

  /** Shows it; on the JavaFX thread. */
  public PlotStage(Stage stage, SettingsKeeper settings, double width, double height) {
    this.stage = stage;
    this.settings = settings;
    var envelopes = Envelopes.auto();
    var decoder =
        new EventDecoder(() -> envelopes, InetAddress::getHostAddress, Optional.of("here"));
    model = new PlotModel(new CaptureView(journal, decoder, () -> 0), () -> START);
    var root = new StackPane();
    var scene = new Scene(root, width, height);
    appearance = new Appearance(scene, settings);
    pane =
        new PlotPane(
            model, settings, appearance.codeStyle(), _ -> Optional.of(file), messages::add);
    pane.read(Filter.everything(), 1);
    root.getChildren().add(pane);
    stage.setScene(scene);
    stage.show();
  }

  /** Receives a message from 10.0.0.n so many milliseconds after the start. */
  public void receive(int from, double millis, Call call) throws Exception {
    var address = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) from});
    journal.append(
        new Datagram(
            1,
            START + (long) (millis * 1e6),
            Direction.IN,
            new InetSocketAddress(address, 50_000),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950),
            CaptureMaker.payload(call)));
  }

  /** Pulses until all that was received is drawn. */
  public void awaitRead() {
    long last = journal.last();
    WindowHarness.await(
        "all read",
        () -> {
          boolean read = model.run().map(run -> run.looked() >= last).orElse(true);
          pane.pulse();
          return read;
        });
    WindowHarness.fx(pane::pulse);
  }

  public void write(String id, String text) {
    WindowHarness.fx(() -> ((TextInputControl) find(id)).setText(text));
  }

  public <T extends Node> T find(String id) {
    return robot.lookup("#" + id).query();
  }

  /** The colours of a theme. */
  public static Palette palette(Theme theme) {
    return theme.palette();
  }

  public void setTheme(Theme theme) {
    WindowHarness.fx(() -> appearance.setTheme(theme));
  }

  /** Writes what is shown to a file. */
  public void picture(Path file) {
    WindowHarness.fx(() -> {
      pane.pulse();
      pane.applyCss();
      pane.layout();
    });
    WindowHarness.awaitFrames(4);
    Png.write(WindowHarness.fx(() -> pane.snapshot(null, null)), file);
  }

  /** Makes the pane larger than the headless screen. */
  public void resize(double width, double height) {
    WindowHarness.fx(() -> {
      pane.setManaged(false);
      pane.resize(width, height);
    });
  }

  @Override
  public void close() {
    WindowHarness.fx(stage::hide);
    pane.close();
    journal.close();
  }
}
