package picklescope.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.filter.Filter;
import picklescope.net.SendSocket;
import picklescope.send.CompiledMessage;
import picklescope.send.Destination;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Repeat;
import picklescope.send.Replay;
import picklescope.send.ReplayPlan;
import picklescope.send.Rhythm;
import picklescope.send.Target;
import picklescope.send.Transmitter;

/**
 * How fast one repeat sends, with each datagram entered in a journal as in the window, and how late
 * a replay of 1,000 datagrams a second is: by its own clock before each send, and by the arrival at
 * a receiver on another thread.
 *
 * <p>Arguments: seconds of each measurement (3), runs (3).
 */
public final class SendBench {
  private static final int REPLAYED_PER_SECOND = 1_000;

  private SendBench() {}

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    var fixed = compiled("send(action='pose', pos=[0.5, 1.8, 0.25], n=7)");
    var moving = compiled("send(action='pose', pos=[sin(t), 1.8, cos(t)], n=n)");
    repeat("warm up", moving, 100_000, 2);
    for (int run = 1; run <= runs; run++) {
      repeat("fixed", fixed, 100_000, seconds);
      repeat("moving", moving, 100_000, seconds);
      repeat("moving, flat out", moving, 1_000_000, seconds);
      replay(seconds);
    }
  }

  private static CompiledMessage compiled(String call) throws Exception {
    return Message.of(MessageForm.CALL, call).compile();
  }

  /** Receives and counts. */
  private static final class Sink implements AutoCloseable {
    private final DatagramChannel channel = DatagramChannel.open();
    private final AtomicLong received = new AtomicLong();
    private final long[] times;
    private final Thread thread;

    Sink(int mostTimes) throws Exception {
      times = new long[mostTimes];
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      thread = Thread.ofPlatform().daemon().name("sink").start(this::receive);
    }

    private void receive() {
      var buffer = ByteBuffer.allocateDirect(70_000);
      try {
        while (true) {
          buffer.clear();
          channel.receive(buffer);
          long n = received.getAndIncrement();
          if (n < times.length) {
            times[(int) n] = System.nanoTime();
          }
        }
      } catch (AsynchronousCloseException e) {
        // Closed: it has received what it was for.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Target target() throws Exception {
      var local = (InetSocketAddress) channel.getLocalAddress();
      return Target.of(new Destination("127.0.0.1", local.getPort()));
    }

    @Override
    public void close() throws Exception {
      channel.close();
      thread.join();
    }
  }

  private static void repeat(String name, CompiledMessage message, double rate, int seconds)
      throws Exception {
    try (var sink = new Sink(0);
        var journal = new Journal()) {
      var to = Transmitter.open(sink.target(), SendSocket::open, journal::sent);
      long start = System.nanoTime();
      try (var repeat =
          Repeat.start(message, Rhythm.hertz(rate).withCount((long) (rate * seconds)), to)) {
        var end = CompletableFuture.runAsync(() -> await(repeat));
        try {
          end.get(seconds * 1_000L + 5, TimeUnit.MILLISECONDS); // to the last that is due in time
        } catch (TimeoutException e) {
          // More was asked for than it can do.
        }
        double took = (System.nanoTime() - start) / 1e9;
        long sent = repeat.status().sent();
        System.out.printf(
            "repeat %-18s asked %,9.0f/s  sent %,9.0f/s  received %.1f %%  %.2f us of CPU each%n",
            name,
            rate,
            sent / took,
            100.0 * sink.received.get() / sent,
            cpuNanos("repeat") / 1e3 / sent);
      }
    }
  }

  private static void await(Repeat repeat) {
    try {
      repeat.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a thread has worked until now; less than the clock says where others work too. */
  private static long cpuNanos(String threadName) {
    var threads = ManagementFactory.getThreadMXBean();
    for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().equals(threadName)) {
        return threads.getThreadCpuTime(thread.getThreadId());
      }
    }
    return 0;
  }

  private static void replay(int seconds) throws Exception {
    int count = REPLAYED_PER_SECOND * seconds;
    long gap = 1_000_000_000L / REPLAYED_PER_SECOND;
    try (var sink = new Sink(count);
        var journal = new Journal()) {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
      for (int i = 0; i < count; i++) {
        journal.append(
            new Datagram(
                i + 1,
                1_790_000_000_000_000_000L + i * gap,
                Direction.IN,
                address,
                address,
                new byte[114]));
      }
      var plan =
          new ReplayPlan(
              journal,
              () -> LongStream.rangeClosed(1, count),
              count,
              Filter.of(""),
              datagram -> Envelope.auto().decode(datagram, ""),
              1,
              1,
              false);
      var to = Transmitter.open(sink.target(), SendSocket::open, (_, _, _, _) -> {});
      try (var replay = Replay.start(plan, to)) {
        replay.await();
        var progress = replay.progress();
        System.out.printf(
            "replay at %,d/s: 99 %% at most %.3f ms late when sent, the latest %.3f ms; arrival"
                + " %.3f ms (99 %%)%n",
            REPLAYED_PER_SECOND,
            progress.lateP99Nanos() / 1e6,
            progress.lateMaxNanos() / 1e6,
            arrival(sink.times, (int) Math.min(count, sink.received.get()), gap) / 1e6);
      }
    }
  }

  /** How much later than the earliest, in its schedule, 99 % have arrived. */
  private static long arrival(long[] times, int count, long gap) {
    long[] late = new long[count];
    for (int i = 0; i < count; i++) {
      late[i] = times[i] - i * gap;
    }
    Arrays.sort(late);
    return count == 0 ? 0 : late[(int) (count * 0.99)] - late[0];
  }
}
