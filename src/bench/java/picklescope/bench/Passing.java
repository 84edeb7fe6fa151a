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

/** What passes messages on from one port of the loopback to another. */
interface Passing extends AutoCloseable {
  /**
   * Returns what became of messages on their way, at each stage.
   *
   * @param count how many were sent to it; waits until it has dealt with them, 5 s at most
   */
  String report(long count) throws Exception;

  @Override
  void close() throws Exception;

  /** Nothing in between. */
  static Passing nothing() {
    return new Passing() {
      @Override
      public String report(long count) {
        return "";
      }

      @Override
      public void close() {}
    };
  }

  /** Picklescope's relay, which records in a journal in memory. */
  static Passing relay(int from, int to) throws Exception {
    var journal = new Journal();
    var target = new InetSocketAddress(InetAddress.getLoopbackAddress(), to);
    var relay = Relay.open(RelayOptions.of(from, List.of(target)), journal.sink("relay"));
    return new Passing() {
      @Override
      public String report(long count) {
        await(() -> {
          var now = relay.counters();
          return now.received() + now.droppedBySystem().orElse(0) >= count
              && now.sent() + now.notSent() >= now.received();
        });
        var now = relay.counters();
        return "%,d dropped at its port; %,d received, %,d passed on, %,d not sent, %,d refused (%s, %s outside the system); "
            .formatted(
                now.droppedBySystem().orElse(0),
                now.received(),
                now.sent(),
                now.notSent(),
                now.refused(),
                cpu(ThreadMXBean::getThreadCpuTime, now.received()),
                cpu(ThreadMXBean::getThreadUserTime, now.received()));
      }

      @Override
      public void close() {
        relay.close();
        journal.close();
      }
    };
  }

  /** The least that a relay has to do, in C. */
  static Passing bare(Loopback loopback, int to) throws Exception {
    var process = loopback.pass(to);
    var drops = new PortDrops(loopback.port(), process);
    return new Passing() {
      @Override
      public String report(long count) throws Exception {
        await(() -> !process.isAlive());
        var out = process.getInputStream();
        String printed = process.isAlive() ? "no end" : new String(out.readAllBytes()).strip();
        return "%,d dropped at its port; %s; ".formatted(drops.count(), printed);
      }

      @Override
      public void close() {
        process.destroy();
      }
    };
  }

  /** The form of socat that returns answers too, as a relay does. */
  static Passing socat(int from, int to) throws Exception {
    var process =
        new ProcessBuilder(
                "socat",
                "-T5",
                "-b65536",
                "UDP4-LISTEN:%d,fork,reuseaddr,rcvbuf=4194304".formatted(from),
                "UDP4:127.0.0.1:%d,sndbuf=4194304".formatted(to))
            .inheritIO()
            .start();
    TimeUnit.MILLISECONDS.sleep(200); // it does not report when it has bound
    return new Passing() {
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

  /** Waits for a condition, 5 s at most. */
  static void await(BooleanSupplier done) {
    for (int i = 0; i < 500 && !done.getAsBoolean(); i++) {
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static String cpu(ToLongBiFunction<ThreadMXBean, Long> time, long messages) {
    var threads = ManagementFactory.getThreadMXBean();
    for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().equals("relay")) {
        double nanos = time.applyAsLong(threads, thread.getThreadId());
        return "%.2f us".formatted(nanos / 1e3 / Math.max(1, messages));
      }
    }
    return "?";
  }
}
