package picklescope.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import picklescope.capture.CaptureFile;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.session.EventDecoder;
import picklescope.session.FilterScan;

/**
 * Filters over a capture file, on all processors, beside {@code tshark -Y} over the same file.
 * Prints datagrams a second and ratios; then the command line from a cold start beside tshark, in
 * turn, by the clock and by processor time, which other programs on the machine change less.
 *
 * <p>It needs tshark, and for the command line {@code target/app}, which {@code mvn package} lays
 * out. Arguments: datagrams (1,500,000), rounds (7).
 */
public final class FilterBench {
  private static final String PAYLOAD = "foo > 50 and data[1] == 'hello'";
  private static final List<String> FILTERS =
      List.of(
          PAYLOAD,
          "data[1] == 'hello' and foo > 50",
          "hello",
          "port == 4950 and size > 100",
          "port == 4950 and size > 1000",
          "address == '127.0.0.1' and remote_port != 50001 and direction == 'in'");

  /** Each message is chosen. */
  private static final List<String> OF_POSES =
      List.of("action == 3 and pos[1] > 1.8", "size > 100");

  private static final int COLD_ROUNDS = 5;

  private final int count;
  private final int rounds;
  private final Path folder;

  private FilterBench(int count, int rounds, Path folder) {
    this.count = count;
    this.rounds = rounds;
    this.folder = folder;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0].replace(",", "")) : 1_500_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
    var folder = Files.createDirectories(Path.of("target", "bench"));
    new FilterBench(count, rounds, folder).run();
  }

  private void run() throws Exception {
    System.out.printf(
        "Java %s, %d processors, %,d datagrams%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), count);
    measure("each a call with foo", FilterBench::example, FILTERS, true);
    measure("one in ten a call with foo", n -> n % 10 == 0 ? example(n) : pose(n), FILTERS, false);
    measure("each a pose", FilterBench::pose, OF_POSES, false);
  }

  private static Call example(int n) {
    return Call.of(5, "hello", List.of(1, 2, 3))
        .with("foo", n % 100)
        .with("bar", List.of("more", "data"));
  }

  private static Call pose(int n) {
    return Call.of()
        .with("action", 3)
        .with("quat", List.of(0.0, 0.38, 0.0, 0.92))
        .with("pos", List.of(n / 9.0, 1.9, -n / 7.0));
  }

  private void measure(String what, IntFunction<Call> message, List<String> filters, boolean peer)
      throws Exception {
    var file = folder.resolve("filter.pcapng");
    write(file, message);
    System.out.printf("%n%s, %,d bytes%n", what, Files.size(file));
    long start = System.nanoTime();
    try (var capture = CaptureFile.open(file)) {
      capture.awaitIndexed();
      double indexed = (System.nanoTime() - start) / 1e9;
      System.out.printf("opened and indexed in %.3f s%n", indexed);
      double payload = 0;
      for (String filter : filters) {
        double seconds = scan(capture, filter);
        payload = filter.equals(PAYLOAD) ? seconds : payload;
      }
      if (peer) {
        double tshark = Math.min(tshark(file), tshark(file));
        System.out.printf(
            "tshark -Y 'udp.port == 1': %.2f s; ours (%s): %.1f times as fast, %.1f with opening%n",
            tshark, PAYLOAD, tshark / payload, tshark / (payload + indexed));
      }
      if (filters == OF_POSES) {
        cold(file);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void cold(Path file) throws IOException, InterruptedException {
    var launcher = Path.of("target", "app", "bin", "picklescope");
    if (!Files.isExecutable(launcher)) {
      System.out.println("no " + launcher + ": mvn package lays it out");
      return;
    }
    for (String filter : OF_POSES) {
      var ours =
          new CommandTimes(
              launcher.toString(), "read", file.toString(), "--count", "--filter", filter);
      var theirs = new CommandTimes("tshark", "-n", "-r", file.toString(), "-Y", "udp.length > 10");
      for (int round = 0; round < COLD_ROUNDS; round++) {
        theirs.run();
        ours.run();
      }
      System.out.printf(
          "cold: read --count --filter \"%s\": %s; tshark -Y 'udp.length > 10': %s; %.1f times as"
              + " fast, %.1f times less processor time%n",
          filter,
          ours,
          theirs,
          theirs.seconds() / ours.seconds(),
          theirs.processorSeconds() / ours.processorSeconds());
    }
  }

  private double scan(CaptureFile capture, String text) throws Exception {
    var filter = Filter.of(text);
    var decoder = EventDecoder.ofAddresses(Envelopes::auto, InetAddress::getHostAddress);
    double[] times = new double[rounds];
    long[] chosen = new long[1];
    for (int round = 0; round < rounds; round++) {
      chosen[0] = 0;
      try (var scan =
          new FilterScan(filter, capture, decoder, Runtime.getRuntime().availableProcessors())) {
        long start = System.nanoTime();
        scan.scan(
            1,
            capture.last(),
            (numbers, _) -> {
              chosen[0] += numbers.length;
              return true;
            });
        times[round] = (System.nanoTime() - start) / 1e9;
      }
    }
    double first = times[0];
    Arrays.sort(times);
    double median = times[rounds / 2];
    System.out.printf(
        "%-70s %,9d chosen; %.3f s, %.2f M/s (first %.3f s, best %.3f s)%n",
        text, chosen[0], median, count / median / 1e6, first, times[0]);
    return median;
  }

  private void write(Path file, IntFunction<Call> message) throws Exception {
    var loopback = InetAddress.getLoopbackAddress();
    var local = new InetSocketAddress(loopback, 4950);
    try (var writer = new PcapngWriter(new BufferedOutputStream(Files.newOutputStream(file)), "")) {
      for (int n = 1; n <= count; n++) {
        var remote = new InetSocketAddress(loopback, 50_000 + n % 4);
        byte[] payload = Envelope.auto().encode(message.apply(n), 4);
        writer.write(
            new Datagram(
                n, 1_790_000_000_000_000_000L + n * 10_000L, Direction.IN, remote, local, payload));
      }
    }
  }

  private static double tshark(Path file) throws IOException, InterruptedException {
    long start = System.nanoTime();
    new ProcessBuilder("tshark", "-n", "-r", file.toString(), "-Y", "udp.port == 1")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return (System.nanoTime() - start) / 1e9;
  }
}
