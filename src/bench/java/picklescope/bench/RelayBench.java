package picklescope.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongBiFunction;
import picklescope.capture.Journal;
import picklescope.net.Relay;
import picklescope.net.RelayOptions;

/**
 * How much later messages come through a relay at 1,000 a second, and how many of many come
 * through, beside socat and beside nothing in between in the same run. The relay records in a
 * journal; its sender, its receiver and the clock are C.
 *
 * <p>It needs gcc and socat. Arguments: seconds of each measurement (3), runs (3), port (47960; the
 * receiver has the next one).
 */
public final class RelayBench {
  private static final List<Integer> RATES = List.of(50_000, 100_000, 200_000);
  private static final int SLOW_RATE = 1_000;

  private final Loopback loopback;
  private final int port;
  private final int seconds;

  private RelayBench(int port, int seconds) throws Exception {
    this.loopback = new Loopback(port);
    this.port = port;
    this.seconds = seconds;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    int port = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 47_960;
    var bench = new RelayBench(port, seconds);
    bench.loopback.compile("udp_lat");
    bench.warmUp();
    for (int run = 1; run <= runs; run++) {
      bench.times(run);
    }
    for (int rate : RATES) {
      for (int run = 1; run <= runs; run++) {
        bench.counts(run, rate);
      }
    }
    bench.nobody(RATES.get(1));
  }

  /** What passes messages from the port to the one of the receiver. */
  private interface Between extends AutoCloseable {
    /** Returns what it knows about that many messages, once they are through. */
    String report(long count) throws Exception;

    @Override
    void close() throws Exception;
  }

  private Between relay() throws Exception {
    var journal = new Journal();
    var target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port + 1);
    var relay = Relay.open(RelayOptions.of(port, List.of(target)), journal.sink("relay"));
    return new Between() {
      @Override
      public String report(long count) {
        await(() -> {
          var now = relay.counters();
          return now.received() + now.droppedBySystem().orElse(0) >= count
              && now.sent() + now.notSent() >= now.received();
        });
        var now = relay.counters();
        return "%,d received, %,d dropped before, %,d passed on, %,d not sent, %,d refused, %.2f us of CPU each, %.2f of it outside the system"
            .formatted(
                now.received(),
                now.droppedBySystem().orElse(0),
                now.sent(),
                now.notSent(),
                now.refused(),
                cpuNanos("relay", ThreadMXBean::getThreadCpuTime)
                    / 1e3
                    / Math.max(1, now.received()),
                cpuNanos("relay", ThreadMXBean::getThreadUserTime)
                    / 1e3
                    / Math.max(1, now.received()));
      }

      @Override
      public void close() {
        relay.close();
        journal.close();
      }
    };
  }

  /** The form of socat that returns answers too, as a relay does. */
  private Between socat() throws Exception {
    var process =
        new ProcessBuilder(
                "socat",
                "-T5",
                "-b65536",
                "UDP4-LISTEN:%d,fork,reuseaddr,rcvbuf=4194304".formatted(port),
                "UDP4:127.0.0.1:%d,sndbuf=4194304".formatted(port + 1))
            .inheritIO()
            .start();
    TimeUnit.MILLISECONDS.sleep(200); // it does not report when it has bound
    return new Between() {
      @Override
      public String report(long count) {
        return "";
      }

      @Override
      public void close() throws Exception {
        var children = process.descendants().toList(); // they have the port too
        process.destroy();
        process.waitFor();
        for (var child : children) {
          child.destroyForcibly();
          child.onExit().get();
        }
      }
    };
  }

  private void warmUp() throws Exception {
    try (var relay = relay()) {
      loopback.send(200_000, 50_000);
      relay.report(200_000);
    }
  }

  private void times(int run) throws Exception {
    String direct = latency(port + 1);
    String relayed;
    try (var _ = relay()) {
      relayed = latency(port);
    }
    String socat;
    try (var _ = socat()) {
      socat = latency(port);
    }
    System.out.printf(
        "%,d/s, run %d: count, median, 99th percentile, longest in us: direct %s; relay %s; socat"
            + " %s%n",
        SLOW_RATE, run, direct, relayed, socat);
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
    try (var relay = relay()) {
      System.out.printf("%,d/s, run %d: relay: %s%n", rate, run, through(relay, rate));
    }
    try (var socat = socat()) {
      System.out.printf("%,d/s, run %d: socat: %s%n", rate, run, through(socat, rate));
    }
  }

  /** What becomes of messages to a port where nothing listens. */
  private void nobody(int rate) throws Exception {
    try (var relay = relay()) {
      long count = (long) rate * seconds;
      loopback.send(count, rate);
      System.out.printf("%,d/s, nobody listens: %s%n", rate, relay.report(count));
    }
  }

  private String through(Between between, int rate) throws Exception {
    long count = (long) rate * seconds;
    var receiver = loopback.receiver(port + 1);
    long start = System.nanoTime();
    loopback.send(count, rate);
    double took = (System.nanoTime() - start) / 1e9 - Loopback.PAUSE_SECONDS;
    var report = between.report(count);
    await(() -> !receiver.isAlive());
    long drops = receiver.drops();
    long received = receiver.received();
    return "%,d sent at %,.0f/s; %s; %,d at the receiver, which dropped %,d"
        .formatted(count, count / took, report, received, drops);
  }

  private static void await(BooleanSupplier done) {
    for (int i = 0; i < 500 && !done.getAsBoolean(); i++) {
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static long cpuNanos(String threadName, ToLongBiFunction<ThreadMXBean, Long> time) {
    var threads = ManagementFactory.getThreadMXBean();
    for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().equals(threadName)) {
        return time.applyAsLong(threads, thread.getThreadId());
      }
    }
    return 0;
  }
}
