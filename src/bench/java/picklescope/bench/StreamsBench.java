package picklescope.bench;

import java.io.BufferedOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import picklescope.capture.CaptureFile;
import picklescope.capture.JournalFolder;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.Event;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.session.EventDecoder;
import picklescope.session.LiveClock;
import picklescope.session.Session;
import picklescope.session.StreamRun;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.stream.StreamGrouping;
import picklescope.stream.Streams;

/**
 * Statistics of streams over a capture file on one processor, beside decoding the same datagrams
 * alone, in turn in the same run; then live, while a program in C sends over the loopback.
 *
 * <p>The second needs gcc. Arguments: datagrams (1,500,000), rounds (7), datagrams a second
 * (100,000), seconds (60; 0 leaves it out).
 */
public final class StreamsBench {
  private static final int PORT = 47_953;
  private static final int SENDERS = 8;

  private final int count;
  private final int rounds;
  private final Path folder;

  private StreamsBench(int count, int rounds, Path folder) {
    this.count = count;
    this.rounds = rounds;
    this.folder = folder;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    int count = argument(arguments, 0, 1_500_000);
    int rounds = argument(arguments, 1, 7);
    var folder = Files.createDirectories(Path.of("target", "bench"));
    System.out.printf(
        "Java %s, %d processors, %,d datagrams%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), count);
    var bench = new StreamsBench(count, rounds, folder);
    bench.measure("poses", StreamsBench::pose);
    bench.measure(
        "poses and commands with 20 verbs, a number that steps by one",
        n -> n % 2 == 0 ? pose(n).with("n", n) : command(n));
    int seconds = argument(arguments, 3, 60);
    if (seconds > 0) {
      live(folder, argument(arguments, 2, 100_000), seconds);
    }
  }

  private static int argument(String[] arguments, int index, int usual) {
    return arguments.length > index ? Integer.parseInt(arguments[index].replace(",", "")) : usual;
  }

  private static Call pose(int n) {
    return Call.of()
        .with("action", 3)
        .with("quat", List.of(0.0, 0.38, 0.0, 0.92))
        .with("pos", List.of(n / 9.0, 1.9, -n / 7.0));
  }

  private static Call command(int n) {
    return Call.of("command " + n / 2 % 20, n);
  }

  private void measure(String what, IntFunction<Call> message) throws Exception {
    var file = folder.resolve("streams.pcapng");
    write(file, message);
    try (var capture = CaptureFile.open(file)) {
      capture.awaitIndexed();
      var decoding = new double[rounds];
      var counting = new double[rounds];
      var ratios = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        decoding[round] = seconds(capture, _ -> {});
        var streams = new Streams(new StreamGrouping.Standard());
        counting[round] = seconds(capture, streams::add);
        ratios[round] = decoding[round] / counting[round];
        if (streams.snapshot(0).messages() != count) {
          throw new IllegalStateException("not all were counted");
        }
      }
      Arrays.sort(decoding);
      Arrays.sort(counting);
      Arrays.sort(ratios);
      double middle = ratios[rounds / 2];
      System.out.printf(
          "%s: decoding %.2f M/s, with statistics %.2f M/s: %.2f of its speed (least %.2f); the"
              + " statistics alone take %.2f of its time%n",
          what,
          count / decoding[rounds / 2] / 1e6,
          count / counting[rounds / 2] / 1e6,
          middle,
          ratios[0],
          1 / middle - 1);
    } finally {
      Files.delete(file);
    }
  }

  private static double seconds(CaptureFile capture, Consumer<Event> work) {
    var decoder = EventDecoder.ofAddresses(Envelopes::auto, InetAddress::getHostAddress);
    var cursor = capture.cursor();
    long start = System.nanoTime();
    for (long number = 1; number <= capture.last(); number++) {
      cursor.moveTo(number);
      work.accept(decoder.decode(cursor.datagram()));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void write(Path file, IntFunction<Call> message) throws Exception {
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    try (var writer = new PcapngWriter(new BufferedOutputStream(Files.newOutputStream(file)), "")) {
      for (int n = 1; n <= count; n++) {
        var remote = new InetSocketAddress("127.0.0." + (1 + n % SENDERS), 50_000);
        byte[] payload = Envelope.auto().encode(message.apply(n), 4);
        writer.write(
            new Datagram(
                n, 1_790_000_000_000_000_000L + n * 10_000L, Direction.IN, remote, local, payload));
      }
    }
  }

  private static void live(Path folder, int rate, int seconds) throws Exception {
    var loopback = new Loopback(PORT);
    var journal = new JournalFolder(Files.createTempDirectory(folder, "streams"));
    var settings = SettingsKeeper.inMemory(Settings.defaults().with(Settings.PORTS, List.of()));
    try (var session = Session.recording(settings, journal)) {
      session.recorder().awaitWarm();
      session.ports().add(PORT);
      try (var run =
          new StreamRun(
              session.live(),
              Filter.everything(),
              1,
              new StreamGrouping.Standard(),
              LiveClock.SYSTEM)) {
        long count = (long) rate * seconds;
        var sending = Thread.ofPlatform().start(() -> send(loopback, count, rate));
        long mostBehind = 0;
        while (sending.isAlive()) {
          TimeUnit.MILLISECONDS.sleep(100);
          mostBehind = Math.max(mostBehind, run.behind());
          run.snapshot(); // as a window asks
        }
        TimeUnit.SECONDS.sleep(1);
        long received = session.capture().last();
        while (run.snapshotUpTo(received).isEmpty()) {
          TimeUnit.MILLISECONDS.sleep(10);
        }
        System.out.printf(
            "live, %,d/s for %d s: %,d sent, %,d journalled, %,d counted, %,d behind at most%n",
            rate, seconds, count, received, run.snapshot().messages(), mostBehind);
      }
    }
  }

  private static void send(Loopback loopback, long count, int rate) {
    try {
      loopback.send(count, rate);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
