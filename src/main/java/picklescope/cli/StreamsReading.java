package picklescope.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import picklescope.python.text.Counted;
import picklescope.session.CaptureView;
import picklescope.session.StreamRun;
import picklescope.stream.StreamsSnapshot;
import picklescope.system.OperatingSystem;

/** Reads a capture for {@code picklescope streams} and prints its streams and alarms. */
final class StreamsReading {
  private static final Duration LAST = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final StreamsAsked asked;
  private final Streams streams;
  private final StopSignal stop;

  StreamsReading(StreamsAsked asked, Streams streams, StopSignal stop) {
    this.asked = asked;
    this.streams = streams;
    this.stop = stop;
  }

  /**
   * Reads a capture that grows, for a time, and prints its streams: all the time on a terminal.
   *
   * @return whether an alarm has begun
   */
  boolean live(CaptureView view, long nanos) throws IOException {
    try (var run = asked.run(view)) {
      var printing = printing(run, isTerminal());
      long end = System.nanoTime() + nanos;
      while (!stop.isSet() && System.nanoTime() - end < 0 && !isOver(printing)) {
        printing.look(stop);
      }
      printing.finish(last(run, view.capture().last()));
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
      Optional<StreamsSnapshot> all = Optional.empty();
      while (!stop.isSet() && all.isEmpty() && !isOver(printing)) {
        printing.look(stop);
        all = run.snapshotUpTo(view.capture().last());
      }
      printing.finish(all.orElseGet(run::snapshot));
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
            ? Optional.of(new StreamsScreen(streams.out()))
            : Optional.empty());
  }

  /** Returns the streams with all datagrams up to a number, or those counted within 3 s. */
  private StreamsSnapshot last(StreamRun run, long number) {
    long end = System.nanoTime() + LAST.toNanos();
    while (System.nanoTime() - end < 0) {
      var complete = run.snapshotUpTo(number);
      if (complete.isPresent()) {
        return complete.get();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    streams.err().printf("%s not counted%n", Counted.messagesWere(number - run.looked()));
    return run.snapshot();
  }
}
