package picklescope.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picklescope.capture.Capture;
import picklescope.capture.CaptureFile;
import picklescope.net.NetworkException;
import picklescope.net.SendSocket;
import picklescope.python.text.Counted;
import picklescope.send.Replay;
import picklescope.send.ReplayPlan;
import picklescope.send.SendJob;
import picklescope.send.Target;
import picklescope.send.Transmitter;
import picklescope.session.EventDecoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope replay}: sends the messages of a capture again. */
@Command(
    name = "replay",
    header = "Sends the messages of a capture file again, byte for byte, in their timing.",
    description = {
      "Example: picklescope replay lab.pcapng localhost --speed 2 --filter \"port == 4950\"",
      "Without a port each message goes to the port that it was recorded at."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(20);

  /** The shortest wait that is reported, in nanoseconds. */
  private static final long REPORTED_NANOS = 5_000_000_000L;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "A pcapng or pcap file.")
  private Path file = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "HOST[:PORT]",
      description = "The destination; several are separated by commas.")
  private String destination = "";

  @Option(
      names = "--speed",
      paramLabel = "X|max",
      description = "2 is twice as fast as recorded, 0.5 half as fast; max sends without waiting.")
  private String speed = "1";

  @Option(names = "--loop", description = "Starts again at the end, until Ctrl+C.")
  private boolean loop;

  @Option(
      names = "--skip-gaps",
      paramLabel = "SECONDS",
      description = "Goes on at once where the next message is due later than that; 1 or more.")
  private Optional<Double> skipGaps = Optional.empty();

  @Option(
      names = "--begin",
      paramLabel = "SECONDS",
      description = "Begins so many seconds after the first message of the file.")
  private double begin;

  @Option(
      names = "--end",
      paramLabel = "SECONDS",
      description = "Ends so many seconds after the first message; with --loop it begins again.")
  private double end = Double.POSITIVE_INFINITY;

  @Mixin private FilterOption filter = new FilterOption();

  @Mixin private EnvelopeOption envelope = new EnvelopeOption();

  @Mixin private SocketOptions socket = new SocketOptions();

  private final Streams streams;
  private final StopSignal stop;

  ReplayCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    if (file.toString().isBlank()) {
      throw ExitCodes.usage(spec.commandLine(), InputFile.NO_NAME);
    }
    double requested = speed();
    if (skipGaps.filter(seconds -> !(seconds >= 1)).isPresent()) {
      throw ExitCodes.usage(spec.commandLine(), "--skip-gaps: expected 1 or more seconds.");
    }
    if (!(begin >= 0 && end > begin)) {
      throw ExitCodes.usage(
          spec.commandLine(),
          "--begin and --end: expected 0 or more seconds, --end after --begin.");
    }
    var chosen = filter.filter(streams.err());
    var layout = envelope.envelopes();
    var target = socket.target(spec.commandLine(), destination);
    stop.handle();
    try (var capture = CaptureFile.open(file)) {
      while (!capture.awaitRead(LOOK)) {
        if (stop.isSet()) {
          return ExitCodes.OK;
        }
      }
      for (String problem : capture.summary().problems()) {
        streams.err().println(spec.qualifiedName() + ": " + problem);
      }
      var decoder =
          EventDecoder.ofAddresses(
              () -> layout, SenderAliases.load(streams.err()).before(capture::nameOf));
      var plan =
          new ReplayPlan(
              capture,
              () -> range(capture),
              range(capture).count(),
              chosen,
              decoder::decode,
              requested,
              loop ? Long.MAX_VALUE : 1,
              !namesPort());
      var transmitter = Transmitter.open(target, SendSocket::open, (_, _, _, _) -> {});
      try (var replay = Replay.start(plan, transmitter)) {
        play(replay);
      }
    }
    return ExitCodes.OK;
  }

  /** Returns the numbers of the messages from the begin to the end that are asked for. */
  private LongStream range(Capture capture) {
    var all = LongStream.rangeClosed(1, capture.last());
    if (capture.last() == 0 || begin == 0 && Double.isInfinite(end)) {
      return all;
    }
    long first = capture.timeNanos(1);
    return all.filter(number -> {
      double seconds = (capture.timeNanos(number) - first) / 1e9;
      return begin <= seconds && seconds <= end;
    });
  }

  private void play(Replay replay) throws NetworkException {
    long start = System.nanoTime();
    long seen = -1; // where it waited
    while (replay.status().state().isActive() && !stop.isSet()) {
      stop.await(LOOK.toNanos());
      var now = replay.progress();
      if (now.nextInNanos() == 0 || now.played() == seen) {
        continue;
      }
      if (now.nextInNanos() > skipGaps.orElse(Double.MAX_VALUE) * 1e9) {
        seen = now.played();
        replay.skip();
      } else if (now.nextInNanos() > REPORTED_NANOS) {
        seen = now.played();
        streams
            .err()
            .printf(
                "message %,d of %,d is due in %s; --skip-gaps goes on at once%n",
                now.played() + 1, now.total(), now.nextIn());
      }
    }
    replay.close();
    var status = replay.status();
    var progress = replay.progress();
    double seconds = (System.nanoTime() - start) / 1e9;
    streams
        .err()
        .printf(
            "sent %,d of %s in %.1f s%s%n",
            status.sent() - status.failed(),
            Counted.messages(progress.total()),
            seconds,
            Double.isInfinite(status.asked()) ? "" : late(progress));
    if (!progress.undecided().isNone()) {
      streams.err().println(progress.undecided().text());
    }
    if (status.failed() > 0 || status.state() == SendJob.State.FAILED) {
      throw new NetworkException(status.problem());
    }
    if (replay.unread() > 0) {
      throw new NetworkException(
          "%s not sent, because the file was changed or truncated."
              .formatted(Counted.messagesWere(replay.unread())));
    }
  }

  /**
   * Returns whether all destinations have a port; without one, messages go to the port that they
   * were recorded at.
   */
  private boolean namesPort() {
    boolean any = false;
    boolean all = true;
    for (String one : destination.strip().split("[,;\\s]+")) {
      boolean names = Target.namesPort(one);
      any |= names;
      all &= names;
    }
    if (any != all) {
      throw ExitCodes.usage(
          spec.commandLine(), "Specify a port with every destination, or with none.");
    }
    return all;
  }

  private double speed() {
    try {
      double value = speed.equals("max") ? ReplayPlan.UNTIMED : Double.parseDouble(speed);
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    throw ExitCodes.usage(
        spec.commandLine(), "--speed: expected a number above 0, or max, not " + speed);
  }

  private static String late(Replay.Progress progress) {
    return "; 99 %% at most %.2f ms late, all at most %.2f ms"
        .formatted(progress.lateP99Nanos() / 1e6, progress.lateMaxNanos() / 1e6);
  }
}
