package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import picklescope.python.text.Counted;
import picklescope.session.StreamRun;
import picklescope.stream.AlarmNews;
import picklescope.stream.StreamsSnapshot;

/** Prints streams and alarms of a {@link StreamRun}: live on a terminal, else at the end. */
final class StreamsPrinting {
  private static final long LOOK_NANOS = 50_000_000;
  private static final long DRAW_NANOS = 1_000_000_000;
  private static final int MOST_LINES = 20; // of a terminal, whose height is not known

  private final StreamRun run;
  private final StreamsText format;
  private final Output out;
  private final PrintStream err;
  private final Optional<StreamsScreen> screen;
  private boolean rang;
  private Optional<String> unnamed = Optional.empty(); // as it was reported
  private long drawn;

  /**
   * Creates it; nothing is printed.
   *
   * @param screen the terminal, if the table is to be shown live
   */
  StreamsPrinting(
      StreamRun run,
      StreamsText format,
      Output out,
      PrintStream err,
      Optional<StreamsScreen> screen) {
    this.run = run;
    this.format = format;
    this.out = out;
    this.err = err;
    this.screen = screen;
    drawn = System.nanoTime() - DRAW_NANOS;
  }

  /** Returns whether an alarm has begun. */
  boolean hasRung() {
    return rang;
  }

  /** Waits a short time and prints what is new. */
  void look(StopSignal stop) throws IOException {
    stop.await(LOOK_NANOS);
    printAlarms();
    if (unnamed.isEmpty()) {
      reportUnnamed(); // how many they are is printed at the end
    }
    if (screen.isPresent() && System.nanoTime() - drawn >= DRAW_NANOS) {
      drawn = System.nanoTime();
      var snapshot = run.snapshot();
      screen.get().show(width -> StreamTable.lines(snapshot, MOST_LINES, width));
    }
  }

  private void reportUnnamed() throws IOException {
    unnamed = run.unnamed();
    if (unnamed.isPresent() && screen.isPresent()) {
      screen.get().above(unnamed.get());
    } else {
      unnamed.ifPresent(err::println);
    }
  }

  private void printAlarms() throws IOException {
    for (var news = run.nextAlarm(); news.isPresent(); news = run.nextAlarm()) {
      rang |= news.get().begins();
      print(news.get());
    }
  }

  private void print(AlarmNews news) throws IOException {
    Optional<String> line = format.alarm(news);
    if (line.isEmpty()) {
      err.println(StreamsText.text.alarm(news).orElseThrow());
    } else if (screen.isPresent()) {
      screen.get().above(line.get());
    } else {
      out.line(line.get());
      out.flush();
    }
  }

  /** Reports that the program ends though not all streams are printed. */
  void stuck() {
    err.println(
        "Not all streams are printed, because the output took nothing any more, or the computer is"
            + " too slow");
  }

  /**
   * Prints all streams, once the last datagrams have been counted.
   *
   * @param stop is told that it goes on, with each stream
   */
  void finish(StreamsSnapshot snapshot, StopSignal stop) throws IOException {
    printAlarms();
    stop.goesOn();
    var lines = format.lines(snapshot);
    if (screen.isPresent()) {
      screen.get().end(lines.toList());
    } else {
      for (var each = lines.iterator(); each.hasNext(); ) {
        out.line(each.next());
        stop.goesOn();
      }
    }
    out.flush();
    if (run.missed() > 0) {
      err.printf(
          "%s deleted or changed before being counted%n", Counted.messagesWere(run.missed()));
    }
    if (!run.undecided().isNone()) {
      err.println(run.undecided().text());
    }
    if (!run.unnamed().equals(unnamed)) {
      reportUnnamed();
    }
  }
}
