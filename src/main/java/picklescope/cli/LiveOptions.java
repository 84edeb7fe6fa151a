package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import picklescope.filter.Filter;
import picklescope.python.text.Counted;
import picklescope.python.text.VisibleText;
import picklescope.session.Session;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of a command that records messages and prints them as they come. */
final class LiveOptions {
  /** The most time for printing to a terminal what had been received when it was stopped. */
  private static final long TERMINAL_NANOS = TimeUnit.SECONDS.toNanos(3);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = {"-c", "--count"},
      paramLabel = "COUNT",
      description = "Ends after COUNT messages.")
  private long count = Long.MAX_VALUE;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "Ends after SECONDS seconds, for example 0.5.")
  private double seconds = Double.POSITIVE_INFINITY;

  @Mixin private FilterOption filter = new FilterOption();

  @Mixin private EnvelopeOption envelope = new EnvelopeOption();

  @Mixin private NamesOption names = new NamesOption();

  @Mixin private SurroundingsOption around = new SurroundingsOption();

  @Mixin private CaptureOutput write = new CaptureOutput();

  /** Throws a usage error if the value of an option cannot be one. */
  void check() {
    write.check(spec.commandLine(), format.isGiven());
    if (count < 1) {
      throw ExitCodes.usage(spec.commandLine(), "--count: expected 1 or more, not " + count);
    }
    if (!(seconds > 0)) {
      throw ExitCodes.usage(
          spec.commandLine(), "--duration: expected more than 0 seconds, not " + seconds);
    }
  }

  /**
   * Returns the filter, as {@link FilterOption#filter} does. Throws a usage error if messages
   * around those that it chooses cannot be listed.
   */
  Filter filter(PrintStream err) throws ExitCodes.MistakeException {
    var chosen = filter.filter(err);
    around.surroundings(spec.commandLine(), chosen);
    around.checkLive(spec.commandLine(), chosen);
    return chosen;
  }

  /** Opens the session, which records; a signal closes it. */
  Session open(StopSignal stop, PrintStream err) throws Exception {
    if (write.isGiven() && !write.isStandardOutput()) {
      stop.awaitDisk();
    }
    return RecordingSession.open(stop, envelope, names, err);
  }

  /** Returns the listing of the messages that a filter chooses. */
  Listing listing(Session session, Filter chosen, Streams streams) throws IOException {
    return new Listing(
        session.decoder(),
        chosen,
        format.format(write.isGiven()),
        streams.out(),
        write.open(spec.commandLine(), streams.out(), session.decoder(), _ -> System.nanoTime()),
        around.surroundings(spec.commandLine(), chosen),
        count);
  }

  /** Returns what lists the messages as they come. */
  LiveListing live(Session session, Listing listing, PrintStream err) {
    return new LiveListing(
        session, listing, session.senderNames()::isSettled, restNanos(), System::nanoTime, err);
  }

  /** A terminal is needed for something else when it is stopped; a file or a pipe gets all. */
  private long restNanos() {
    var console = System.console();
    boolean isForTerminal = !write.isGiven() && console != null && console.isTerminal();
    return isForTerminal ? TERMINAL_NANOS : Long.MAX_VALUE;
  }

  /** Returns how long the command runs, in nanoseconds. */
  long nanos() {
    return (long) Math.min(Long.MAX_VALUE / 2, seconds * 1e9);
  }

  /** Reports how many messages a file has. */
  void reportWritten(Listing listing, PrintStream err) {
    if (write.isGiven() && !write.isStandardOutput()) {
      err.printf(
          "%s written to %s%n", Counted.messages(listing.count()), VisibleText.line(write.name()));
    }
  }
}
