package picklescope.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import picklescope.capture.JournalFolder;
import picklescope.session.Session;
import picklescope.settings.PortSetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/**
 * The window for a long time: at its end the heap is as it was after a tenth of it, nothing is
 * lost, and frames come as they should. The exit code is 1 if not.
 *
 * <p>It needs gcc. Arguments: datagrams a second (50,000), seconds (600).
 */
public final class WindowSoak {
  private static final long MORE_HEAP = 48L << 20;
  private static final double MOST_MILLIS = 34;
  private static final int PORT = 47_952;

  private WindowSoak() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    int rate = (int) WindowBench.argument(arguments, 0, 50_000);
    int seconds = (int) WindowBench.argument(arguments, 1, 600);
    var folder = Files.createDirectories(Path.of("target", "bench"));
    var started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
    var settings =
        Settings.defaults()
            .with(Settings.PORTS, List.of(new PortSetting(PORT, true)))
            .with(Settings.JOURNAL_CAP, 1L << 30);
    var journal = new JournalFolder(Files.createTempDirectory(folder, "soak"));
    List<String> wrong;
    try (var session = Session.recording(SettingsKeeper.inMemory(settings), journal)) {
      session.recorder().awaitWarm();
      session.rememberedPorts().open();
      wrong = soak(session, new PacedSender(folder), rate, seconds);
    }
    wrong.forEach(words -> System.out.println("WRONG: " + words));
    System.out.println(wrong.isEmpty() ? "all as it should be" : "not as it should be");
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  private static List<String> soak(Session session, PacedSender sender, int rate, int seconds)
      throws Exception {
    var window = WindowBench.open(session);
    var process = sender.start(PORT, rate, seconds);
    int tenth = Math.max(1, seconds / 10);
    TimeUnit.SECONDS.sleep(tenth);
    long early = WindowBench.heap();
    TimeUnit.SECONDS.sleep(Math.max(0, seconds - 2 * tenth - 2));
    var times = FrameTimes.begin();
    TimeUnit.SECONDS.sleep(tenth);
    var frames = times.end();
    long late = WindowBench.heap();
    long sent = PacedSender.sent(process);
    WindowBench.await(() -> session.capture().last() == sent, 10);
    long taken = session.capture().last();
    System.out.printf(
        "%,d sent, %,d journalled; heap %,d kB after a tenth, %,d kB at the end; %s%n",
        sent, taken, early >> 10, late >> 10, frames);
    var wrong = new ArrayList<String>();
    if (taken != sent) {
      wrong.add("%,d are lost".formatted(sent - taken));
    }
    if (late > early + MORE_HEAP) {
      wrong.add("the heap has grown");
    }
    if (!(frames.p99() < MOST_MILLIS)) {
      wrong.add("frames are late");
    }
    if (!WindowBench.fx(() -> window.events().table().model().viewport().following())) {
      wrong.add("it does not follow any more");
    }
    WindowBench.fx(() -> {
      window.close();
      return true;
    });
    return wrong;
  }
}
