package picklescope.ui;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import picklescope.capture.CaptureFile;
import picklescope.capture.JournalFolder;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.python.Call;
import picklescope.session.Session;
import picklescope.settings.PortSetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.table.EventTable;

/**
 * The window under load, drawn by software without a display: the times between its frames while
 * datagrams arrive and it follows, the same while a filter goes through all of them, and how long
 * selecting all and jumping take in a large file.
 *
 * <p>It needs gcc (the sender is C). Arguments: datagrams a second (100,000), seconds of each part
 * (15), rows of the large file (10,000,000; 0 for none).
 */
public final class WindowBench {
  private static final int JUMPS = 60;

  private final int rate;
  private final int seconds;
  private final long rows;
  private final Path folder;

  private WindowBench(int rate, int seconds, long rows, Path folder) {
    this.rate = rate;
    this.seconds = seconds;
    this.rows = rows;
    this.folder = folder;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of("target", "bench"));
    new WindowBench(
            (int) argument(arguments, 0, 100_000),
            (int) argument(arguments, 1, 15),
            argument(arguments, 2, 10_000_000),
            folder)
        .run();
    System.exit(0);
  }

  static long argument(String[] arguments, int at, long otherwise) {
    return arguments.length > at ? Long.parseLong(arguments[at].replace(",", "")) : otherwise;
  }

  private void run() throws Exception {
    System.out.printf(
        "Java %s, %d processors%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
    var started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
    live();
    if (rows > 0) {
      large();
    }
  }

  private void live() throws Exception {
    var sender = new PacedSender(folder);
    int port = 47_951;
    var journal = Files.createTempDirectory(folder, "window");
    var settings = Settings.defaults().with(Settings.PORTS, List.of(new PortSetting(port, true)));
    try (var session =
        Session.recording(SettingsKeeper.inMemory(settings), new JournalFolder(journal))) {
      session.recorder().awaitWarm();
      session.rememberedPorts().open();
      var window = open(session);
      int parts = 3;
      var process = sender.start(port, rate, seconds * parts + 5);
      TimeUnit.SECONDS.sleep(seconds); // it is compiled, and 1.5 million rows come together
      var table = window.events().table();
      long before = session.capture().last();
      var processor = new ThreadTimes();
      var times = FrameTimes.begin();
      TimeUnit.SECONDS.sleep(seconds);
      var following = times.end();
      String threads = processor.since();
      double arrived = (session.capture().last() - before) / (double) seconds;
      System.out.printf(
          "following at %,.0f/s, %,d rows: %s%n", arrived, session.capture().last(), following);
      System.out.println("  processor: " + threads);
      filtered(window, session);
      long sent = PacedSender.sent(process);
      await(() -> session.capture().last() == sent, 5);
      var counters = session.ports().list().getFirst().counters();
      System.out.printf(
          "sent %,d, journalled %,d, lost %,d (dropped by the system %d, by us %d); following:"
              + " %s%n",
          sent,
          session.capture().last(),
          sent - session.capture().last(),
          counters.droppedBySystem().orElse(-1),
          counters.droppedByUs(),
          fx(() -> table.model().viewport().following()));
      fx(() -> {
        window.close();
        return true;
      });
    }
  }

  private void filtered(MainWindow window, Session session) throws Exception {
    TextInputControl field = (TextInputControl) find(window, "filter");
    var table = window.events().table();
    long rowsThen = session.capture().last();
    long start = System.nanoTime();
    var processor = new ThreadTimes();
    var times = FrameTimes.begin();
    fx(() -> {
      field.setText("foo > 50 and data[1] == 'hello'");
      field.fireEvent(key(KeyCode.ENTER, false));
      return true;
    });
    await(() -> table.model().order().size() > rowsThen * 48 / 100, 120);
    double took = (System.nanoTime() - start) / 1e9;
    var whileFiltering = times.end();
    System.out.printf(
        "a filter over %,d rows meanwhile, %.1f s: %s%n", rowsThen, took, whileFiltering);
    System.out.println("  processor: " + processor.since());
    times = FrameTimes.begin();
    TimeUnit.SECONDS.sleep(Math.max(1, seconds - (long) took));
    System.out.printf("following what the filter chooses: %s%n", times.end());
  }

  private void large() throws Exception {
    var file = folder.resolve("large.pcapng");
    write(file);
    try (var session = new Session()) {
      var window = open(session);
      long empty = heap();
      long index;
      try (var alone = CaptureFile.open(file)) {
        alone.awaitIndexed();
        index = heap() - empty;
      }
      fx(() -> {
        window.files().opener().open(List.of(file));
        return true;
      });
      await(() -> window.events().table().model().order().size() == rows, 120);
      var table = window.events().table();
      System.out.printf("a file of %,d rows%n", fx(() -> table.model().order().size()));
      selectAll(window);
      jump(table, "warming up");
      jump(table, "jumping to any row");
      System.out.printf(
          "heap: %,d kB for the window, %,d kB for the file's index, %,d kB for the view of %,d"
              + " rows, all selected%n",
          empty >> 10, index >> 10, (heap() - empty - index) >> 10, rows);
      fx(() -> {
        window.close();
        return true;
      });
    } finally {
      Files.delete(file);
    }
  }

  private void write(Path file) throws Exception {
    var remote = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 50_000);
    var local = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 4950);
    byte[] payload = Envelope.auto().encode(Call.of(5, "hello"), 4);
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (long n = 1; n <= rows; n++) {
        writer.write(new Datagram(n, n * 10_000, Direction.IN, remote, local, payload));
      }
    }
  }

  private void selectAll(MainWindow window) throws Exception {
    Node events = find(window, "events");
    for (int i = 0; i < 5; i++) {
      fx(() -> {
        events.fireEvent(key(KeyCode.ESCAPE, false));
        return true;
      });
      double handled =
          fx(() -> {
            long start = System.nanoTime();
            events.fireEvent(key(KeyCode.A, true));
            return (System.nanoTime() - start) / 1e6;
          });
      System.out.printf(
          "Ctrl+A: %,d selected after %.2f ms%n",
          fx(() -> window.events().table().model().selection().count()), handled);
    }
  }

  private void jump(EventTable table, String what) throws Exception {
    var random = new Random(5);
    var millis = new double[JUMPS];
    for (int i = 0; i < JUMPS; i++) {
      long number = 1 + random.nextLong(rows);
      var shown = new CompletableFuture<Double>();
      Platform.runLater(() -> {
        long start = System.nanoTime();
        table.model().goTo(number);
        new javafx.animation.AnimationTimer() {
          @Override
          public void handle(long now) {
            if (table.model().frame().rows().stream().anyMatch(row -> row.number() == number)) {
              stop();
              shown.complete((System.nanoTime() - start) / 1e6);
            }
          }
        }.start();
      });
      millis[i] = shown.get(30, TimeUnit.SECONDS);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(50));
    }
    Arrays.sort(millis);
    System.out.printf(
        "%s: median %.1f ms, longest of %d %.1f ms%n",
        what, millis[JUMPS / 2], JUMPS, millis[JUMPS - 1]);
  }

  static MainWindow open(Session session) throws Exception {
    return fx(() -> {
      var stage = new Stage();
      var window = new MainWindow(stage, session);
      window.show(() -> {});
      stage.setWidth(1000);
      stage.setHeight(800);
      return window;
    });
  }

  private static Node find(MainWindow window, String id) throws Exception {
    return fx(() -> window.stage().getScene().lookup("#" + id));
  }

  private static KeyEvent key(KeyCode code, boolean control) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
  }

  static <T> T fx(Callable<T> question) throws Exception {
    var answer = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        answer.complete(question.call());
      } catch (Exception e) {
        answer.completeExceptionally(e);
      }
    });
    return answer.get(60, TimeUnit.SECONDS);
  }

  static void await(BooleanSupplier condition, int bound) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(bound);
    while (!fx(condition::getAsBoolean) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  static long heap() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
