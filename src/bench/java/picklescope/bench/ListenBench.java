package picklescope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import picklescope.capture.CaptureFile;

/**
 * {@code picklescope listen -w FILE}, each time from a cold start and flooded as soon as it has
 * reported that it listens, beside the bare C receiver; then longer floods, beside dumpcap.
 *
 * <p>It needs gcc, dumpcap, and {@code target/app}, which {@code mvn package} makes. Arguments:
 * datagrams of a cold start (1,500,000), cold starts (10), datagrams of a long flood (15,000,000),
 * long floods (5), datagrams of one longer flood (60,000,000), port (47951).
 */
public final class ListenBench {
  private static final int EMPTY_MILLIS = 300;
  private static final double ENOUGH = 0.95;
  private static final Pattern NOT_WRITTEN = Pattern.compile("(\\d\\S*) messages were not written");

  private final Loopback loopback;
  private final Path file;

  private ListenBench(Loopback loopback) {
    this.loopback = loopback;
    this.file = loopback.tools().resolve("listen.pcapng");
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    var bench = new ListenBench(new Loopback(argument(arguments, 5, 47_951)));
    bench.floods("cold", argument(arguments, 0, 1_500_000), argument(arguments, 1, 10));
    int longer = argument(arguments, 2, 15_000_000);
    int runs = argument(arguments, 3, 5);
    bench.floods("long", longer, runs);
    if (runs > 0) {
      bench.dumpcap(longer);
    }
    int longest = argument(arguments, 4, 60_000_000);
    bench.floods("longest", longest, longest > 0 ? 1 : 0);
    Files.deleteIfExists(bench.file);
  }

  private static int argument(String[] arguments, int place, int usual) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
  }

  private void floods(String name, long count, int runs) throws Exception {
    int whole = 0;
    var ratios = new ArrayList<Double>();
    for (int run = 1; run <= runs; run++) {
      double bare;
      try (var receiver = loopback.receiver(loopback.port())) {
        bare = Loopback.rate(loopback.send(count, 0));
      }
      Files.deleteIfExists(file);
      var listening = listen();
      var drops = new PortDrops(loopback.port(), listening);
      double ours = Loopback.rate(loopback.send(count, 0));
      long sent = System.nanoTime();
      awaitEmptyQueue();
      listening.toHandle().destroy(); // Process.destroy closes what it has told
      List<String> told = listening.errorReader().lines().toList();
      listening.waitFor();
      double seconds = (System.nanoTime() - sent) / 1e9;
      long inFile = inFile();
      whole += inFile == count ? 1 : 0;
      ratios.add(ours / bare);
      System.out.printf(
          "  %s %d: %,d of %,d in the file, complete %.1f s after the last was sent;"
              + " %,d received, %,d dropped by the system;"
              + " the sender at %,.0f/s, %,.0f/s with the bare receiver: %.2f; %s%n",
          name,
          run,
          inFile,
          count,
          seconds,
          inFile + notWritten(told),
          drops.count(),
          ours,
          bare,
          ours / bare,
          told);
    }
    if (runs > 0) {
      ratios.sort(null);
      System.out.printf(
          Locale.ROOT,
          "listen -w, %s: all %,d in %d of %d runs; the sender's rate beside the bare receiver:"
              + " %.2f in the middle, %.2f to %.2f, %.2f or more in %d%n",
          name,
          count,
          whole,
          runs,
          ratios.get(ratios.size() / 2),
          ratios.getFirst(),
          ratios.getLast(),
          ENOUGH,
          ratios.stream().filter(ratio -> ratio >= ENOUGH).count());
    }
  }

  /** Returns the program when it has reported that it listens. */
  private Process listen() throws IOException {
    var process =
        new ProcessBuilder(
                Path.of("target", "app", "bin", "picklescope").toString(),
                "listen",
                "--no-names",
                "-p",
                Integer.toString(loopback.port()),
                "-w",
                file.toString())
            .start();
    BufferedReader errors = process.errorReader();
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      if (line.contains("listening on")) {
        return process;
      }
      System.out.println("  " + line);
    }
    throw new IOException("picklescope listen ended; is target/app there? mvn package makes it");
  }

  private void awaitEmptyQueue() throws IOException, InterruptedException {
    for (int empty = 0; empty < EMPTY_MILLIS; empty++) {
      TimeUnit.MILLISECONDS.sleep(1);
      if (PortDrops.waiting(loopback.port()) > 0) {
        empty = 0;
      }
    }
  }

  /** Returns how many messages the file has, without the sender's END. */
  private long inFile() throws IOException, InterruptedException {
    try (var capture = CaptureFile.open(file)) {
      capture.awaitIndexed();
      long last = capture.last();
      while (last > 0 && capture.size(last) != Loopback.SIZE) {
        last--;
      }
      return last;
    }
  }

  /** Returns how many messages the program has received, but not written, by its report. */
  private static long notWritten(List<String> told) {
    long count = 0;
    for (String line : told) {
      var number = NOT_WRITTEN.matcher(line);
      if (number.lookingAt()) {
        count += Long.parseLong(number.group(1).replaceAll("\\D", ""));
      }
    }
    return count;
  }

  private void dumpcap(long count) throws Exception {
    var capturing =
        new ProcessBuilder(
                "dumpcap",
                "-q",
                "-B",
                "64",
                "-i",
                "lo",
                "-f",
                "udp and dst port " + loopback.port(),
                "-w",
                file.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader out = capturing.inputReader();
    for (String line = out.readLine(); line != null && !line.startsWith("File:"); ) {
      line = out.readLine();
    }
    try (var receiver = loopback.receiver(loopback.port())) {
      loopback.send(count, 0);
    }
    TimeUnit.SECONDS.sleep(1); // dumpcap does not tell when it has taken all
    capturing.toHandle().destroy();
    System.out.println("dumpcap -B 64 of " + count + ": " + out.lines().toList());
    capturing.waitFor();
  }
}
