package picklescope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.capture.CaptureFile;
import picklescope.capture.Journal;
import picklescope.capture.JournalLimits;
import picklescope.net.Ports;

/**
 * Datagrams sent flat out over the loopback: what the bare C receiver gets, and what the journal
 * gets, in turns. Then how fast the journal's files open, beside tshark. Prints ratios.
 *
 * <p>It needs gcc (the sender and the bare receiver are C) and tshark. Arguments: datagrams
 * (1,500,000), runs (5), their bytes (114), port (47950).
 */
public final class JournalBench {
  private static final int RECEIVE_BUFFER = 4 << 20;
  private static final int SCREENFUL = 50;

  private final int count;
  private final int size;
  private final int port;
  private final Path tools;

  private JournalBench(int count, int size, int port, Path tools) {
    this.count = count;
    this.size = size;
    this.port = port;
    this.tools = tools;
  }

  private record Run(long received, double perSecond) {}

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    int count = argument(arguments, 0, 1_500_000);
    int runs = argument(arguments, 1, 5);
    int size = argument(arguments, 2, 114);
    int port = argument(arguments, 3, 47_950);
    var tools = Files.createDirectories(Path.of("target", "bench"));
    compile("udp_tx", tools);
    compile("udp_rx", tools);
    var folder = Files.createTempDirectory(tools, "journal");
    new JournalBench(count, size, port, tools).run(runs, folder);
  }

  private static int argument(String[] arguments, int at, int otherwise) {
    return arguments.length > at ? Integer.parseInt(arguments[at].replace(",", "")) : otherwise;
  }

  private static void compile(String name, Path tools) throws Exception {
    var source = Path.of("src", "bench", "c", name + ".c").toString();
    var process =
        new ProcessBuilder("gcc", "-O2", "-w", source, "-o", tools.resolve(name).toString())
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("gcc failed");
    }
  }

  private void run(int runs, Path folder) throws Exception {
    var ratios = new ArrayList<Double>();
    int whole = 0;
    for (int run = 1; run <= runs; run++) {
      var bare = bare();
      delete(folder);
      try (var journal = new Journal(folder, JournalLimits.standard());
          var ports = new Ports(journal)) {
        ports.add(port);
        var ours = journalled(journal, ports);
        var counters = ports.list().getFirst().counters();
        double ratio = ours.perSecond() / bare.perSecond();
        ratios.add(ratio);
        whole += ours.received() == count ? 1 : 0;
        System.out.printf(
            "run %d: bare receiver %,d at %,.0f/s; journal %,d at %,.0f/s, ratio %.3f;"
                + " dropped by the system %d, by us %d; heap %,d kB%n",
            run,
            bare.received(),
            bare.perSecond(),
            ours.received(),
            ours.perSecond(),
            ratio,
            counters.droppedBySystem().orElse(-1),
            counters.droppedByUs(),
            heap() >> 10);
      }
    }
    ratios.sort(null);
    System.out.printf(
        "journal / bare receiver: median ratio %.3f; all %,d datagrams in %d of %d runs%n",
        ratios.get(ratios.size() / 2), count, whole, runs);
    open(folder);
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : files(folder)) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var list = Files.list(folder)) {
      return list.sorted().toList();
    }
  }

  private Run bare() throws Exception {
    var receiver =
        new ProcessBuilder(
                tools.resolve("udp_rx").toString(),
                Integer.toString(port),
                "64",
                Integer.toString(RECEIVE_BUFFER))
            .start();
    TimeUnit.MILLISECONDS.sleep(200); // it does not say when it has bound
    send();
    var out = new String(receiver.getInputStream().readAllBytes());
    Matcher matcher = Pattern.compile("\\) (\\d+) in .* = (\\d+) pps").matcher(out);
    if (!matcher.find()) {
      throw new IOException("unexpected: " + out);
    }
    return new Run(Long.parseLong(matcher.group(1)), Double.parseDouble(matcher.group(2)));
  }

  private void send() throws Exception {
    var sender =
        new ProcessBuilder(
                tools.resolve("udp_tx").toString(),
                Integer.toString(port),
                Integer.toString(count),
                "0",
                Integer.toString(size))
            .redirectErrorStream(true)
            .start();
    sender.getInputStream().readAllBytes();
    sender.waitFor();
  }

  private Run journalled(Journal journal, Ports ports) throws Exception {
    send();
    long before = -1;
    while (before != ports.list().getFirst().counters().received()) {
      before = ports.list().getFirst().counters().received();
      TimeUnit.MILLISECONDS.sleep(200);
    }
    long received = journal.last();
    while (received > 0 && journal.size(received) != size) {
      received--; // the sender's END
    }
    double seconds = (journal.timeNanos(received) - journal.timeNanos(1)) / 1e9;
    return new Run(received, received / seconds);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void open(Path folder) throws Exception {
    var files = files(folder);
    double fastest = Double.MAX_VALUE;
    for (int run = 1; run <= 3; run++) {
      long start = System.nanoTime();
      try (var file = CaptureFile.open(files.toArray(Path[]::new))) {
        while (file.last() < SCREENFUL) {
          Thread.onSpinWait();
        }
        for (int n = 1; n <= SCREENFUL; n++) {
          file.get(n);
        }
        double firstRows = (System.nanoTime() - start) / 1e9;
        file.awaitIndexed();
        double all = (System.nanoTime() - start) / 1e9;
        fastest = Math.min(fastest, all);
        System.out.printf(
            "open %d: first %d after %.3f s, all %,d after %.3f s%n",
            run, SCREENFUL, firstRows, file.last(), all);
      }
    }
    long start = System.nanoTime();
    for (Path file : files) {
      new ProcessBuilder("tshark", "-n", "-r", file.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
    double tshark = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "tshark -n -r: %.3f s, %.0f times as long as all%n", tshark, tshark / fastest);
  }
}
