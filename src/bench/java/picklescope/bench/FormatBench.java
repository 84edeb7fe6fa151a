package picklescope.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picklescope.capture.CaptureFile;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
import picklescope.format.PayloadFormat;
import picklescope.format.PayloadFormats;
import picklescope.python.Call;
import picklescope.session.EventDecoder;
import picklescope.session.FilterScan;
import tools.jackson.databind.json.JsonMapper;

/**
 * Payloads in formats that are not pickles: JSON beside Jackson's tree model on the same bytes, in
 * turn; struct, OSC, CSV and MessagePack; and filters over a capture of JSON messages, on all
 * processors. Prints messages for a second of the processors' time, which other programs change
 * less than the clock's: of the fastest of many short rounds, the one that was disturbed least, and
 * in the middle.
 *
 * <p>Arguments: datagrams (1,500,000), rounds (40).
 */
public final class FormatBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int LOOPS = 50_000;
  private static final int VARIANTS = 64; // payloads in turn
  private static final String[] FILTERS = {
    "trial == 3 and rt < 0.5", "size > 100", "format == 'json'", "missing == 3"
  };

  private final int count;
  private final int rounds;
  private long sink; // keeps the results alive

  private FormatBench(int count, int rounds) {
    this.count = count;
    this.rounds = rounds;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0].replace(",", "")) : 1_500_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
    new FormatBench(count, rounds).run();
  }

  private interface Reading {
    Object read(byte[] payload);
  }

  private record Rate(double best, double middle) {
    @Override
    public String toString() {
      return "%.2f M/s (middle %.2f)".formatted(best / 1e6, middle / 1e6);
    }
  }

  private void run() throws Exception {
    System.out.printf(
        "Java %s, %d processors%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
    json();
    format("struct <3f x, y, z", n -> pose(n));
    format("struct <10f", n -> Call.of(1.5 * n, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    format("osc", n -> Call.of("/pos", 0.5 * n));
    format("osc", n -> Call.of("/track/1/pos", 0.5 * n, 1.8, -2));
    format("csv x, y, z", n -> pose(n));
    format("msgpack", n -> trial(n));
    filters();
    System.out.println(sink == 0 ? "nothing was read" : "");
  }

  private interface Message {
    Call of(int n);
  }

  private static Call pose(int n) {
    return Call.of().with("x", n / 8.0).with("y", 1.75).with("z", -n / 4.0);
  }

  private static Call trial(int n) {
    return Call.of()
        .with("type", "response")
        .with("trial", n % 10)
        .with("block", n % 4)
        .with("subject", "S%02d".formatted(n % 40))
        .with("rt", n % 1000 / 1000.0)
        .with("correct", n % 3 == 0)
        .with("gaze", List.of(n % 1920, 0.25 * (n % 4320), 0.5));
  }

  private void json() throws Exception {
    PayloadFormat json = PayloadFormats.of("json");
    byte[][] payloads = payloads(json, FormatBench::trial);
    var mapper = JsonMapper.builder().build();
    Reading tree = mapper::readTree;
    rates(payloads, json::read, rounds / 2);
    rates(payloads, tree, rounds / 2);
    Rate theirs = rates(payloads, tree, rounds);
    Rate ours = rates(payloads, json::read, rounds);
    Rate again = rates(payloads, tree, rounds);
    double best = Math.max(theirs.best(), again.best());
    System.out.printf(
        "json, %d bytes: %s; Jackson's tree model %.2f M/s; ours at %.2f of its rate%n",
        payloads[0].length, ours, best / 1e6, ours.best() / best);
    System.out.println(new String(payloads[1], UTF_8));
  }

  private void format(String text, Message message) throws Exception {
    PayloadFormat format = PayloadFormats.of(text);
    byte[][] payloads = payloads(format, message);
    rates(payloads, format::read, rounds / 2);
    System.out.printf(
        "%s, %d bytes: %s%n", text, payloads[0].length, rates(payloads, format::read, rounds));
  }

  private static byte[][] payloads(PayloadFormat format, Message message) throws Exception {
    var payloads = new byte[VARIANTS][];
    for (int i = 0; i < VARIANTS; i++) {
      payloads[i] = format.write(message.of(i));
    }
    return payloads;
  }

  private Rate rates(byte[][] payloads, Reading reading, int rounds) {
    double[] rates = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < LOOPS; i++) {
        sink += reading.read(payloads[i & VARIANTS - 1]).hashCode() & 1;
      }
      rates[round] = LOOPS / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9);
    }
    Arrays.sort(rates);
    return new Rate(rates[rounds - 1], rates[rounds / 2]);
  }

  private void filters() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Path file = folder.resolve("json.pcapng");
    var loopback = InetAddress.getLoopbackAddress();
    var local = new InetSocketAddress(loopback, 4950);
    PayloadFormat json = PayloadFormats.of("json");
    try (var writer = new PcapngWriter(new BufferedOutputStream(Files.newOutputStream(file)), "")) {
      for (int n = 1; n <= count; n++) {
        var remote = new InetSocketAddress(loopback, 50_000 + n % 4);
        writer.write(
            new Datagram(
                n,
                1_790_000_000_000_000_000L + n * 10_000L,
                Direction.IN,
                remote,
                local,
                json.write(trial(n))));
      }
    }
    try (var capture = CaptureFile.open(file)) {
      capture.awaitIndexed();
      for (String envelope : new String[] {"auto", "json"}) {
        for (String filter : FILTERS) {
          filter(capture, envelope, filter);
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  private static long processorTime() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime();
  }

  private void filter(CaptureFile capture, String envelope, String text) throws Exception {
    var filter = Filter.of(text);
    var envelopes = Envelopes.auto().with(4950, Envelope.of(envelope));
    var decoder = EventDecoder.ofAddresses(() -> envelopes, InetAddress::getHostAddress);
    int processors = Runtime.getRuntime().availableProcessors();
    double[] rates = new double[7];
    long[] chosen = new long[1];
    for (int round = 0; round < rates.length; round++) {
      chosen[0] = 0;
      try (var scan = new FilterScan(filter, capture, decoder, processors)) {
        long start = processorTime();
        scan.scan(
            1,
            capture.last(),
            (numbers, _) -> {
              chosen[0] += numbers.length;
              return true;
            });
        double each = (processorTime() - start) / 1e9 / processors;
        rates[round] = count / each;
      }
    }
    Arrays.sort(rates);
    System.out.printf(
        "%s, %s: %,d of %,d chosen; %s%n",
        envelope, text, chosen[0], count, new Rate(rates[6], rates[3]));
  }
}
