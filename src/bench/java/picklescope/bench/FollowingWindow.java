package picklescope.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import picklescope.capture.JournalFolder;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.MainWindow;

/**
 * The window open and following, drawn in memory: flat out beside the bare receiver, then the
 * processor time that it takes at a steady 5,000 a second. {@link JournalBench} starts it.
 */
public final class FollowingWindow {
  private static final int STEADY = 5_000;
  private static final int WARM_SECONDS = 40;
  private static final int MEASURED_SECONDS = 30;

  private FollowingWindow() {}

  /** Arguments: datagrams, runs, port. */
  public static void main(String[] arguments) throws Exception {
    long count = Long.parseLong(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    var loopback = new Loopback(Integer.parseInt(arguments[2]));
    var folder = Files.createTempDirectory(loopback.tools(), "window");
    var settings = SettingsKeeper.inMemory(Settings.defaults().with(Settings.PORTS, List.of()));
    try (var session = Session.recording(settings, new JournalFolder(folder))) {
      session.recorder().awaitWarm();
      var shown = new CompletableFuture<MainWindow>();
      Platform.startup(() -> {
        var window = new MainWindow(new Stage(), session);
        window.show(() -> {});
        shown.complete(window);
      });
      shown.join();
      loopback.beside(
          "journal and window",
          runs,
          count,
          () -> {
            session.ports().add(loopback.port());
            TimeUnit.SECONDS.sleep(1); // the window lists it, as it does before anybody sends
            var run = JournalBench.received(loopback, session.ports(), session.capture(), count);
            session.ports().remove(loopback.port()); // the bare receiver's turn
            return run;
          });
      System.out.printf("  heap %,d kB%n", JournalBench.heapBytes() >> 10);
      steady(loopback, session);
      Platform.runLater(() -> {
        shown.join().close();
        Platform.exit();
      });
    }
    Files.delete(folder);
    System.exit(0);
  }

  private static void steady(Loopback loopback, Session session) throws Exception {
    session.ports().add(loopback.port());
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var sender =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                loopback.send((long) STEADY * (WARM_SECONDS + MEASURED_SECONDS + 5), STEADY);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    TimeUnit.SECONDS.sleep(WARM_SECONDS);
    long cpu = system.getProcessCpuTime();
    long first = session.capture().last();
    long start = System.nanoTime();
    TimeUnit.SECONDS.sleep(MEASURED_SECONDS);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "window following a steady %,.0f/s: %.1f %% of a core%n",
        (session.capture().last() - first) / seconds,
        (system.getProcessCpuTime() - cpu) / 1e7 / seconds);
    sender.join();
  }
}
