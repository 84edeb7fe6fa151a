package picklescope.bench;

import java.util.stream.Stream;

/**
 * How much later messages come through a relay at 1,000 a second, and how many of many come
 * through: beside nothing in between, a bare relay in C and socat in the same run, with what is
 * lost at each stage. The relay records in a journal; its sender, its receiver and the clock are C.
 *
 * <p>What the bare relay loses, this computer cannot pass on at that rate: three programs share its
 * processors. It needs gcc and socat. Arguments: seconds of each measurement (3), runs (3), port
 * (47960; the receiver has the next one), rates of many messages (50000,100000,200000).
 */
public final class RelayBench {
  private static final String RATES = "50000,100000,200000";
  private static final int SLOW_RATE = 1_000;
  private static final int NOBODY_RATE = 100_000;

  private final Loopback loopback;
  private final Loopback direct;
  private final int port;
  private final int seconds;

  private RelayBench(int port, int seconds) throws Exception {
    this.loopback = new Loopback(port);
    this.direct = new Loopback(port + 1);
    this.port = port;
    this.seconds = seconds;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    int port = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 47_960;
    var rates = Stream.of((arguments.length > 3 ? arguments[3] : RATES).split(","));
    var bench = new RelayBench(port, seconds);
    bench.loopback.compile("udp_lat");
    bench.loopback.compile("udp_pass");
    bench.warmUp();
    for (int run = 1; run <= runs; run++) {
      bench.times(run);
    }
    for (int rate : rates.map(Integer::parseInt).toList()) {
      for (int run = 1; run <= runs; run++) {
        bench.counts(run, rate);
      }
    }
    bench.nobody();
  }

  private void warmUp() throws Exception {
    try (var relay = Passing.relay(port, port + 1)) {
      loopback.send(200_000, 50_000);
      relay.report(200_000);
    }
  }

  private void times(int run) throws Exception {
    String nothing = latency(port + 1);
    String relayed;
    try (var _ = Passing.relay(port, port + 1)) {
      relayed = latency(port);
    }
    String socat;
    try (var _ = Passing.socat(port, port + 1)) {
      socat = latency(port);
    }
    System.out.printf(
        "%,d/s, run %d: count, median, 99th percentile, longest in us: direct %s; relay %s; socat"
            + " %s%n",
        SLOW_RATE, run, nothing, relayed, socat);
  }

  private String latency(int to) throws Exception {
    var process =
        new ProcessBuilder(
                loopback.tools().resolve("udp_lat").toString(),
                Integer.toString(to),
                Integer.toString(port + 1),
                Integer.toString(SLOW_RATE * seconds),
                Integer.toString(SLOW_RATE),
                Integer.toString(Loopback.SIZE))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(process.getInputStream().readAllBytes()).strip();
  }

  private void counts(int run, int rate) throws Exception {
    try (var nothing = Passing.nothing()) {
      print(run, rate, "direct", through(nothing, direct, rate));
    }
    try (var bare = Passing.bare(loopback, port + 1)) {
      print(run, rate, "bare relay", through(bare, loopback, rate));
    }
    try (var relay = Passing.relay(port, port + 1)) {
      print(run, rate, "relay", through(relay, loopback, rate));
    }
    try (var socat = Passing.socat(port, port + 1)) {
      print(run, rate, "socat", through(socat, loopback, rate));
    }
  }

  private static void print(int run, int rate, String what, String stages) {
    System.out.printf("%,d/s, run %d, %-10s: %s%n", rate, run, what, stages);
  }

  /** What becomes of messages to a port where nothing listens. */
  private void nobody() throws Exception {
    try (var relay = Passing.relay(port, port + 1)) {
      long count = (long) NOBODY_RATE * seconds;
      loopback.send(count, NOBODY_RATE);
      System.out.printf("%,d/s, nobody listens: %s%n", NOBODY_RATE, relay.report(count));
    }
  }

  private String through(Passing between, Loopback to, int rate) throws Exception {
    long count = (long) rate * seconds;
    var receiver = to.receiver(port + 1);
    long start = System.nanoTime();
    String sender = to.send(count, rate);
    double took = (System.nanoTime() - start) / 1e9 - Loopback.PAUSE_SECONDS;
    var report = between.report(count);
    Passing.await(() -> !receiver.isAlive());
    long drops = receiver.drops();
    var printed = receiver.printed();
    long received = Loopback.BareReceiver.received(printed);
    return "%,d sent at %,.0f/s (%s); %s%,d dropped at the receiver, which got %,d (%s): %.2f %%"
        .formatted(
            count,
            count / took,
            Loopback.cpu(sender),
            report,
            drops,
            received,
            Loopback.cpu(printed),
            100.0 * received / count);
  }
}
