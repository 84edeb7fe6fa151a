package picklescope.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picklescope.capture.Capture;
import picklescope.capture.CaptureFile;
import picklescope.capture.Journal;
import picklescope.capture.JournalLimits;
import picklescope.net.Ports;
import picklescope.net.WallClock;
import picklescope.session.WarmUp;

/**
 * Datagrams sent flat out over the loopback: what the bare C receiver gets, what the journal gets,
 * and what the journal gets with a window that follows; the heap; the processor time at a steady
 * 5,000 a second; and how fast the capture opens and is printed as JSON, beside tshark.
 *
 * <p>It needs gcc (the sender and the bare receiver are C) and tshark. Arguments: datagrams
 * (1,500,000), runs (5), port (47950).
 */
public final class JournalBench {
  private static final int SCREENFUL = 50;
  private static final int PRINTED = 100_000;
  private static final int TIMES_MORE = 10;
  private static final int QUIET_MILLIS = 300;

  private final Loopback loopback;
  private final long count;

  private JournalBench(Loopback loopback, long count) {
    this.loopback = loopback;
    this.count = count;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    long count = argument(arguments, 0, 1_500_000);
    int runs = argument(arguments, 1, 5);
    var loopback = new Loopback(argument(arguments, 2, 47_950));
    var bench = new JournalBench(loopback, count);
    loopback.beside("journal", runs, count, () -> bench.flatOut(count));
    bench.heap();
    bench.open();
    bench.print();
    bench.window(runs);
  }

  private static int argument(String[] arguments, int at, int otherwise) {
    return arguments.length > at ? Integer.parseInt(arguments[at].replace(",", "")) : otherwise;
  }

  private Path folder() {
    return loopback.tools().resolve("journal");
  }

  private List<Path> files() throws Exception {
    Files.createDirectories(folder());
    try (var list = Files.list(folder())) {
      return list.sorted().toList();
    }
  }

  private void delete() throws Exception {
    for (Path file : files()) {
      Files.delete(file);
    }
  }

  private Loopback.Run flatOut(long datagrams) throws Exception {
    delete();
    try (var warmUp = WarmUp.in(folder().resolve("warm-up"))) {
      warmUp.awaitAll();
    }
    try (var journal = new Journal(folder(), JournalLimits.standard());
        var ports = new Ports(journal)) {
      ports.add(loopback.port());
      var run = received(loopback, ports, journal, datagrams);
      var counters = ports.list().getFirst().counters();
      System.out.printf(
          "  dropped by the system %d, by us %d; heap %,d kB%n",
          counters.droppedBySystem().orElse(-1), counters.droppedByUs(), heapBytes() >> 10);
      return run;
    }
  }

  /**
   * Sends flat out and waits until nothing more comes. The rate is from the arrival of the first to
   * the arrival of the last, or to when the last was taken from the system if that was later than
   * the sender's end.
   */
  static Loopback.Run received(Loopback loopback, Ports ports, Capture capture, long datagrams)
      throws Exception {
    long first = capture.last() + 1;
    loopback.send(datagrams, 0);
    long taken = 0;
    long before = received(ports);
    for (int quiet = 0; quiet < QUIET_MILLIS; quiet++) {
      TimeUnit.MILLISECONDS.sleep(1);
      long now = received(ports);
      if (now != before) {
        taken = WallClock.nanos();
        before = now;
        quiet = 0;
      }
    }
    long last = capture.last();
    while (last > first && capture.size(last) != Loopback.SIZE) {
      last--; // the sender's END
    }
    double seconds = (Math.max(taken, capture.timeNanos(last)) - capture.timeNanos(first)) / 1e9;
    long received = last - first + 1;
    return new Loopback.Run(received, received / seconds);
  }

  private static long received(Ports ports) {
    return ports.list().getFirst().counters().received();
  }

  static long heapBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void heap() throws Exception {
    var run = flatOut(TIMES_MORE * count);
    System.out.printf(
        "journal: %,d of %,d datagrams, ten times as many, at %,.0f/s; heap above%n",
        run.received(), TIMES_MORE * count, run.perSecond());
    flatOut(count); // what the next figures are for
  }

  private void open() throws Exception {
    double fastest = Double.MAX_VALUE;
    double slowestFirstRows = 0;
    for (int run = 1; run <= 3; run++) {
      long start = System.nanoTime();
      try (var file = CaptureFile.open(files().toArray(Path[]::new))) {
        while (file.last() < SCREENFUL) {
          Thread.onSpinWait();
        }
        for (int n = 1; n <= SCREENFUL; n++) {
          file.get(n);
        }
        slowestFirstRows = Math.max(slowestFirstRows, (System.nanoTime() - start) / 1e9);
        file.awaitIndexed();
        fastest = Math.min(fastest, (System.nanoTime() - start) / 1e9);
      }
    }
    double tshark = 0;
    for (Path file : files()) {
      tshark += seconds("tshark", "-n", "-r", file.toString());
    }
    System.out.printf(
        "open: first %d rows after %.3f s at most, all indexed after %.3f s; tshark -n -r takes"
            + " %.3f s, %.0f times as long%n",
        SCREENFUL, slowestFirstRows, fastest, tshark, tshark / fastest);
  }

  private void print() throws Exception {
    String file = files().getFirst().toString();
    String most = Integer.toString(PRINTED);
    String[] printing =
        java("-XX:+UseSerialGC", "picklescope.Main", "read", file, "-c", most, "--format", "json");
    double ours = Math.min(seconds(printing), seconds(printing));
    double tshark = seconds("tshark", "-n", "-r", file, "-c", most, "-T", "json");
    System.out.printf(
        "read --format json of %,d datagrams: %.2f s; tshark -T json: %.2f s, %.1f times as long%n",
        PRINTED, ours, tshark, tshark / ours);
  }

  private void window(int runs) throws Exception {
    delete();
    new ProcessBuilder(
            java(
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dquantum.multithreaded=false",
                FollowingWindow.class.getName(),
                Long.toString(count),
                Integer.toString(runs),
                Integer.toString(loopback.port())))
        .inheritIO()
        .start()
        .waitFor();
  }

  static String[] java(String... arguments) {
    return Stream.concat(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")),
            Stream.of(arguments))
        .toArray(String[]::new);
  }

  private static double seconds(String... command) throws Exception {
    long start = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
