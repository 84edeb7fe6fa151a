package picklescope.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import picklescope.python.text.Counted;
import picklescope.session.CaptureView;
import picklescope.session.StreamRun;
import picklescope.stream.StreamsSnapshot;
import picklescope.system.OperatingSystem;

/** Reads a capture for {@code picklescope streams} and prints its streams and alarms. */
final class StreamsReading {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final StreamsAsked asked;
  private final Streams streams;
  private final StopSignal stop;
  private final LongSupplier clock;

  /**
   * Creates it; nothing is read yet.
   *
   * @param clock the time in nanoseconds, as {@link System#nanoTime}
   */
  StreamsReading(StreamsAsked asked, Streams streams, StopSignal stop, LongSupplier clock) {
    this.asked = asked;
    this.streams = streams;
    this.stop = stop;
    this.clock = clock;
  }

  /**
   * Reads a capture that grows, for a time, and prints its streams: all the time on a terminal.
   *
   * @param ports from which it grows; they are closed then
   * @return whether an alarm has begun
   */
  boolean live(CaptureView view, long nanos, PortsReport ports) throws IOException {
    try (var run = asked.run(view)) {
      var printing = printing(run, isTerminal());
      stop.ifStuck(printing::stuck);
      long end = clock.getAsLong() + nanos;
      while (!stop.isSet() && clock.getAsLong() - end < 0 && !isOver(printing)) {
        printing.look(stop);
      }
      ports.closePorts();
      printing.finish(last(run, view.capture().last()), stop);
      return printing.hasRung();
    }
  }

  /**
   * Reads a whole capture and prints its streams.
   *
   * @return whether an alarm has begun
   */
  boolean whole(CaptureView view) throws IOException {
    try (var run = asked.run(view)) {
      var printing = printing(run, false);
      stop.ifStuck(printing::stuck);
      Optional<StreamsSnapshot> all = Optional.empty();
      while (!stop.isSet() && all.isEmpty() && !isOver(printing)) {
        printing.look(stop);
        all = run.snapshotUpTo(view.capture().last());
      }
      printing.finish(all.orElseGet(run::snapshot), stop);
      return printing.hasRung();
    }
  }

  private boolean isOver(StreamsPrinting printing) {
    return asked.untilAlarm() && printing.hasRung();
  }

  private static boolean isTerminal() {
    var console = System.console();
    return console != null
        && console.isTerminal()
        && (OperatingSystem.running() != OperatingSystem.WINDOWS
            || System.getenv("WT_SESSION") != null); // older consoles print the sequences
  }

  private StreamsPrinting printing(StreamRun run, boolean live) {
    return new StreamsPrinting(
        run,
        asked.format(),
        streams.out(),
        streams.err(),
        live && asked.format() == StreamsText.text
            ? Optional.of(new StreamsScreen(streams.out(), TerminalWidth::columns))
            : Optional.empty());
  }

  /** Returns the streams with all datagrams up to a number, unless Ctrl+C comes again. */
  private StreamsSnapshot last(StreamRun run, long number) {
    var remaining = new Remaining(streams.err());
    int signals = stop.count();
    long start = clock.getAsLong();
    long looked = run.looked();
    var complete = run.snapshotUpTo(number);
    while (complete.isEmpty() && stop.count() == signals) {
      LockSupport.parkNanos(PAUSE.toNanos());
      if (run.looked() != looked) {
        looked = run.looked();
        stop.goesOn();
      }
      remaining.report(number - looked, clock.getAsLong() - start, stop);
      complete = run.snapshotUpTo(number);
    }
    if (complete.isEmpty()) {
      streams
          .err()
          .printf(
              "%s not counted, because it was ended without them%n",
              Counted.messagesWere(number - run.looked()));
    }
    return complete.orElseGet(run::snapshot);
  }
}
