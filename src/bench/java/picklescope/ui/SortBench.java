package picklescope.ui;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.python.Call;
import picklescope.session.Session;
import picklescope.ui.table.EventTable;
import picklescope.view.table.RowOrder;

/**
 * A large file sorted by several columns in a window drawn by software: how long it takes, how much
 * heap meanwhile and afterwards, the times between the frames meanwhile, and how soon it is
 * cancelled.
 *
 * <p>Arguments: rows (10,000,000).
 */
public final class SortBench {
  private static final int MESSAGES = 4_096;
  private static final List<String> COLUMNS =
      List.of("size", "time", "address", "foo", "data", "attributes", "number");

  private final long rows;
  private final Path folder;

  private SortBench(long rows, Path folder) {
    this.rows = rows;
    this.folder = folder;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of("target", "bench"));
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    new SortBench(WindowBench.argument(arguments, 0, 10_000_000), folder).run();
    System.exit(0);
  }

  private void run() throws Exception {
    System.out.printf(
        "Java %s, %d processors, at most %,d MB of heap%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20);
    var file = folder.resolve("sort.pcapng");
    write(file);
    try (var session = new Session()) {
      var window = WindowBench.open(session);
      WindowBench.fx(() -> {
        window.files().opener().open(List.of(file));
        return true;
      });
      WindowBench.await(() -> window.events().table().model().order().size() == rows, 300);
      var table = window.events().table();
      WindowBench.fx(() -> table.columns().add("foo"));
      System.out.printf(
          "a file of %,d rows, %,d MB; heap %,d MB%n",
          rows, Files.size(file) >> 20, WindowBench.heap() >> 20);
      for (String column : COLUMNS) {
        sort(window, column);
      }
      cancel(window);
      WindowBench.fx(() -> {
        window.close();
        return true;
      });
    } finally {
      Files.delete(file);
    }
  }

  private void write(Path file) throws Exception {
    var random = new Random(7);
    var payloads = new byte[MESSAGES][];
    for (int n = 0; n < MESSAGES; n++) {
      var call = Call.of(n, "word " + random.nextInt(1_000)).with("foo", random.nextInt());
      payloads[n] = Envelope.auto().encode(call, 4);
    }
    var local = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 4950);
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (long n = 1; n <= rows; n++) {
        var remote =
            new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) (n % 9)}), 50_000);
        writer.write(
            new Datagram(
                n, n * 10_000, Direction.IN, remote, local, payloads[random.nextInt(MESSAGES)]));
      }
    }
  }

  private void sort(MainWindow window, String column) throws Exception {
    EventTable table = window.events().table();
    RowOrder before = WindowBench.fx(() -> table.model().order());
    var peak = new AtomicLong();
    var done = new AtomicBoolean();
    var watch = Thread.ofPlatform().daemon().start(() -> watchHeap(peak, done));
    var times = FrameTimes.begin();
    long start = System.nanoTime();
    click(window, Optional.of(column));
    double longest = 0;
    var random = new Random(3);
    while (WindowBench.fx(() -> table.model().order() == before) && isSorting(window, start)) {
      long asked = System.nanoTime();
      long number = 1 + random.nextLong(rows);
      WindowBench.fx(() -> {
        table.model().goTo(number);
        return true;
      });
      longest = Math.max(longest, (System.nanoTime() - asked) / 1e6);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    double took = (System.nanoTime() - start) / 1e9;
    var frames = times.end();
    done.set(true);
    watch.join();
    boolean sorted = WindowBench.fx(() -> table.model().order() != before);
    long jump = System.nanoTime();
    WindowBench.fx(() -> {
      table.model().goTo(rows / 2);
      return true;
    });
    double jumped = (System.nanoTime() - jump) / 1e6;
    System.out.printf(
        "%s: %s after %.1f s; %s; longest jump meanwhile %.0f ms, afterwards %.0f ms; heap at most"
            + " %,d MB, then %,d MB; %s%n",
        column,
        sorted ? "sorted" : "not sorted",
        took,
        frames,
        longest,
        jumped,
        peak.get() >> 20,
        WindowBench.heap() >> 20,
        said(window));
    click(window, Optional.empty());
    WindowBench.await(() -> table.model().order() == before || !sorted, 30);
  }

  private static boolean isSorting(MainWindow window, long start) throws Exception {
    return System.nanoTime() - start < 1_000_000_000L
        || WindowBench.fx(() -> window.stage().getScene().lookup("#job-strip").isVisible());
  }

  private static String said(MainWindow window) throws Exception {
    return WindowBench.fx(
        () -> ((Labeled) window.stage().getScene().lookup("#status-message")).getText());
  }

  private static void watchHeap(AtomicLong peak, AtomicBoolean done) {
    var runtime = Runtime.getRuntime();
    while (!done.get()) {
      peak.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  /** As a click on a heading does. */
  private static void click(MainWindow window, Optional<String> column) throws Exception {
    WindowBench.fx(() -> {
      var control = (TableView<?>) window.stage().getScene().lookup("#events");
      sortBy(control, column);
      return true;
    });
  }

  private static <T> void sortBy(TableView<T> control, Optional<String> column) {
    control.getSortOrder().clear();
    for (TableColumn<T, ?> known : control.getColumns()) {
      if (column.isPresent() && known.getId().equals("column-" + column.get())) {
        control.getSortOrder().add(known);
      }
    }
  }

  private void cancel(MainWindow window) throws Exception {
    for (double share : new double[] {0.3, 0.92}) {
      click(window, Optional.of("data"));
      WindowBench.await(() -> share(window) >= share, 300);
      double reached = WindowBench.fx(() -> share(window));
      long start = System.nanoTime();
      click(window, Optional.empty());
      WindowBench.await(() -> !window.stage().getScene().lookup("#job-strip").isVisible(), 30);
      double gone = (System.nanoTime() - start) / 1e6;
      while (Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("sort"))
          && System.nanoTime() - start < 60_000_000_000L) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      System.out.printf(
          "cancelled at %.0f %%: the window after %.0f ms, its thread after %.0f ms%n",
          reached * 100, gone, (System.nanoTime() - start) / 1e6);
    }
  }

  private static double share(MainWindow window) {
    String words = ((Labeled) window.stage().getScene().lookup("#job-title")).getText();
    String digits = words.replaceAll("[^0-9]", "");
    boolean shown = window.stage().getScene().lookup("#job-strip").isVisible();
    return shown && !digits.isEmpty() ? Double.parseDouble(digits) / 100 : 0;
  }
}
