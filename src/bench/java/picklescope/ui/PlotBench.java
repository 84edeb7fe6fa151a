package picklescope.ui;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import picklescope.capture.CaptureFile;
import picklescope.capture.JournalFolder;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.session.CaptureView;
import picklescope.session.EventDecoder;
import picklescope.session.Session;
import picklescope.settings.PlotSetting;
import picklescope.settings.PlottedSeries;
import picklescope.settings.PortSetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.plot.PlotPane;
import picklescope.ui.text.CodeFont;
import picklescope.ui.text.CodeStyle;
import picklescope.view.plot.PlotModel;
import picklescope.view.plot.TimeRange;

/**
 * A plot of 10 series of a million points at 1000x600, drawn by software without a display: the
 * first picture, the time of a frame, zooming from all to a second, the memory of a point; then
 * following a flood of messages.
 *
 * <p>It needs gcc (the sender is C). Arguments: messages (1,000,000), datagrams a second of the
 * flood (100,000; 0 for none), seconds of the flood (20).
 */
public final class PlotBench {
  private static final int SERIES = 10;
  private static final int FRAMES = 300;
  private static final long MILLISECOND = 1_000_000;

  private final int messages;
  private final Path folder;

  private PlotBench(int messages, Path folder) {
    this.messages = messages;
    this.folder = folder;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of("target", "bench"));
    System.out.printf(
        "Java %s, %d processors%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
    var started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
    new PlotBench((int) WindowBench.argument(arguments, 0, 1_000_000), folder).file();
    int rate = (int) WindowBench.argument(arguments, 1, 100_000);
    if (rate > 0) {
      flood(folder, rate, (int) WindowBench.argument(arguments, 2, 20));
    }
    System.exit(0);
  }

  /** A plot in a window, updated with each frame. */
  private static final class Window {
    final PlotModel model;
    final PlotPane pane;
    final Stage stage = new Stage();
    private final AnimationTimer pulse =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            pane.pulse();
          }
        };

    Window(CaptureView view) {
      var style = new CodeStyle(CodeFont.ofSize(12.5), Theme.DARK.palette());
      model = new PlotModel(view, () -> System.currentTimeMillis() * MILLISECOND);
      pane =
          new PlotPane(
              model,
              SettingsKeeper.inMemory(Settings.defaults()),
              new SimpleObjectProperty<>(style),
              _ -> Optional.empty(),
              _ -> {});
      var scene = new Scene(pane, 1000, 600);
      new Appearance(scene, SettingsKeeper.inMemory(Settings.defaults()));
      stage.setScene(scene);
      stage.show();
      pane.read(Filter.everything(), 1);
      pulse.start();
    }

    boolean plot(double seconds, String... expressions) {
      var series = Arrays.stream(expressions).map(PlottedSeries::new).toList();
      model.restore(new PlotSetting(series, false, seconds));
      return true;
    }

    int size() {
      return model.series().stream().mapToInt(one -> one.points().size()).sum();
    }

    void close() {
      pulse.stop();
      stage.hide();
      pane.close();
    }
  }

  private void file() throws Exception {
    var file = folder.resolve("plot.pcapng");
    write(file);
    var expressions =
        IntStream.range(0, SERIES).mapToObj("v[%d]"::formatted).toArray(String[]::new);
    try (var session = new Session();
        var capture = CaptureFile.open(file)) {
      capture.awaitIndexed();
      var envelopes = session.live().decoder().envelopes();
      var decoder = EventDecoder.ofAddresses(envelopes, InetAddress::getHostAddress);
      var view = new CaptureView(capture, decoder, () -> 0);
      var window = fx(() -> new Window(view));
      TimeUnit.SECONDS.sleep(1);
      long before = heap();
      long start = System.nanoTime();
      fx(() -> window.plot(0, expressions));
      await(() -> window.size() > 0);
      System.out.printf("first picture with points after %.2f s%n", since(start));
      await(() -> window.size() == SERIES * messages);
      System.out.printf(
          "all %,d messages read after %.1f s; heap %.1f bytes a point%n",
          messages, since(start), (heap() - before) / (double) SERIES / messages);
      frames(window);
      fx(() -> {
        window.close();
        return true;
      });
    } finally {
      Files.delete(file);
    }
  }

  private void frames(Window window) throws Exception {
    TimeRange all = fx(() -> window.model.viewport().range());
    for (int round = 0; round < 2; round++) {
      time("frame of all", window, i -> new TimeRange(all.from() + i, all.to()));
      time("frame of a second, moving", window, i -> second(all, i));
      time("zoom from all to a second", window, i -> i % 2 == 0 ? all : second(all, i));
      time("frame of a tenth, moving", window, i -> tenth(all, i));
    }
  }

  private static TimeRange second(TimeRange all, int i) {
    long from = all.at(0.3) + i * 16 * MILLISECOND;
    return new TimeRange(from, from + 1_000 * MILLISECOND);
  }

  private static TimeRange tenth(TimeRange all, int i) {
    return new TimeRange(all.at(0.3 + i * 1e-4), all.at(0.4 + i * 1e-4));
  }

  /** What is in view in a frame. */
  private interface Ranges {
    TimeRange at(int frame);
  }

  private static void time(String what, Window window, Ranges ranges) throws Exception {
    double[] millis = new double[FRAMES];
    var times = FrameTimes.begin();
    for (int i = 0; i < FRAMES; i++) {
      int frame = i;
      long took =
          fx(() -> {
            long start = System.nanoTime();
            window.model.viewport().show(ranges.at(frame));
            window.pane.pulse();
            return System.nanoTime() - start;
          });
      millis[i] = took / 1e6;
      nextFrame();
    }
    Arrays.sort(millis);
    System.out.printf(
        "%s: drawn in median %.1f ms, p99 %.1f ms; %s%n",
        what, millis[FRAMES / 2], millis[FRAMES * 99 / 100], times.end());
  }

  private static void nextFrame() throws Exception {
    var seen = new CompletableFuture<Long>();
    var timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            seen.complete(now);
            stop();
          }
        };
    Platform.runLater(timer::start);
    seen.get();
  }

  private static void flood(Path folder, int rate, int seconds) throws Exception {
    var sender = new PacedSender(folder);
    int port = 47_953;
    var settings = Settings.defaults().with(Settings.PORTS, List.of(new PortSetting(port, true)));
    var journal = Files.createTempDirectory(folder, "plot");
    try (var session =
        Session.recording(SettingsKeeper.inMemory(settings), new JournalFolder(journal))) {
      session.recorder().awaitWarm();
      session.rememberedPorts().open();
      var window = fx(() -> new Window(session.live()));
      fx(() -> window.plot(10, "foo", "data[0]", "data[2][1]", "interval"));
      var process = sender.start(port, rate, seconds);
      TimeUnit.SECONDS.sleep(Math.min(5, seconds / 2));
      var processor = new ThreadTimes();
      var times = FrameTimes.begin();
      TimeUnit.SECONDS.sleep(Math.max(1, seconds - 7));
      long behind = fx(() -> window.model.run().orElseThrow().behind());
      System.out.printf("following 10 s at %,d/s: %s%n", rate, times.end());
      System.out.println("  processor: " + processor.since());
      long sent = PacedSender.sent(process);
      TimeUnit.SECONDS.sleep(1);
      long last = session.capture().last();
      System.out.printf(
          "sent %,d, journalled %,d, lost %,d; the plot was %,d messages behind%n",
          sent, last, sent - last, behind);
      fx(() -> {
        window.close();
        return true;
      });
    }
  }

  private void write(Path file) throws Exception {
    var remote = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 50_000);
    var local = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 4950);
    var random = new Random(4950);
    var values = new double[SERIES];
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (long n = 1; n <= messages; n++) {
        for (int i = 0; i < SERIES; i++) {
          values[i] += random.nextGaussian() * (i + 1) / 10;
        }
        byte[] payload = Envelope.auto().encode(Call.of("pose").with("v", values), 4);
        writer.write(new Datagram(n, n * MILLISECOND, Direction.IN, remote, local, payload));
      }
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long heap() throws Exception {
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static <T> T fx(Callable<T> question) throws Exception {
    var answer = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        answer.complete(question.call());
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    });
    return answer.get();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!fx(condition)) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }
}
