package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picklescope.capture.Capture;
import picklescope.capture.JournalBlocks;
import picklescope.capture.Notes;
import picklescope.capture.SplitWriter;
import picklescope.event.Datagram;
import picklescope.event.KnownTraffic;
import picklescope.filter.Filter;
import picklescope.filter.Subject;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.net.WallClock;
import picklescope.python.text.Counted;
import picklescope.session.EventDecoder;
import picklescope.session.Surroundings;

/**
 * Processes the datagrams of a command: prints them, writes them to a capture file, or counts them,
 * up to a maximum number.
 */
final class Listing implements AutoCloseable {
  private final EventDecoder decoder;
  private final Filter filter;
  private final Optional<EventText> format;
  private final Output out;
  private final Optional<SplitWriter> file;
  private final Optional<Surroundings> surroundings;
  private final UndecidedTally undecided = new UndecidedTally();
  private final long most;
  private final Set<KnownTraffic> known = EnumSet.noneOf(KnownTraffic.class);
  private final Set<KnownTraffic> reported = EnumSet.noneOf(KnownTraffic.class);
  private long count;
  private long firstWritten = Long.MAX_VALUE; // the least number
  private long lastWritten;
  private long between; // dropped before messages of a stream that were not chosen
  private long droppedSinceLast;

  /**
   * Creates a listing.
   *
   * @param filter chooses the datagrams
   * @param format the output format; empty if they are not printed
   * @param file the capture file, if they are written to one
   * @param surroundings what else is processed; empty if only what the filter chooses
   * @param most the maximum number of datagrams
   */
  Listing(
      EventDecoder decoder,
      Filter filter,
      Optional<EventText> format,
      Output out,
      Optional<SplitWriter> file,
      Optional<Surroundings> surroundings,
      long most)
      throws IOException {
    this.decoder = decoder;
    this.filter = filter;
    this.format = format;
    this.out = out;
    this.file = file;
    this.surroundings = surroundings;
    this.most = most;
    if (format.isPresent() && format.get().header().isPresent()) {
      out.line(format.get().header().get());
    }
  }

  /** Processes the next datagram of a capture if the filter chooses it. */
  void take(Capture capture, long number) throws IOException {
    var datagram = capture.get(number);
    if (surroundings.isEmpty()) {
      take(datagram, notes(capture, number));
    } else if (undecided.isYes(filter.decide(decoder.subject(datagram)))) {
      surroundings.get().chosen(capture, number, one -> takeAnyway(capture, one));
    } else {
      surroundings.get().passed(capture, number, one -> takeAnyway(capture, one));
    }
  }

  /** Returns whether all datagrams are written to a file, and nothing else is done with them. */
  boolean isCopy() {
    return file.isPresent()
        && filter.text().isBlank()
        && format.isEmpty()
        && surroundings.isEmpty();
  }

  /** Processes datagrams if this {@linkplain #isCopy is a copy}; not more than are wanted. */
  void take(JournalBlocks blocks) throws IOException {
    count += blocks.count();
    toFile(to -> to.write(blocks));
  }

  /**
   * Notes in the capture file, if they are written to one, how many messages of the source were
   * dropped, in so far as what was written has no note of it.
   *
   * @param inSource how many were dropped in the source, or could not be taken from there
   */
  void dropped(long inSource) throws IOException {
    toFile(to -> to.dropped(inSource, WallClock.nanos()));
  }

  /** Notes what was dropped in a capture, or in the part of it from which messages were written. */
  void dropped(Capture capture) throws IOException {
    if (file.isEmpty()) {
      return;
    }
    if (count == capture.last()) {
      dropped(capture.dropped().total());
    } else if (count > 0) {
      dropped(capture.dropped(firstWritten, lastWritten).total());
    }
  }

  /**
   * Notes what was dropped between the messages of a stream that were written.
   *
   * @param packets packets of any kind that were dropped
   */
  void droppedBetween(long packets) throws IOException {
    toFile(to -> to.droppedBesides(between + packets, WallClock.nanos()));
  }

  /** Returns how many more datagrams are wanted. */
  long wanted() {
    return most - count;
  }

  /** Returns what is done with datagrams, in the past tense. */
  String done() {
    return file.isPresent() ? "written" : "listed";
  }

  /** Processes a datagram, whether the filter chooses it or not, unless there are enough. */
  private boolean takeAnyway(Capture capture, long number) throws IOException {
    if (!hasEnough()) {
      var datagram = capture.get(number);
      taken(datagram, notes(capture, number), decoder.subject(datagram));
    }
    return !hasEnough();
  }

  /** Processes what came after the last datagram that the filter has chosen, if that is wanted. */
  void takeRest(Capture capture) throws IOException {
    if (surroundings.isPresent()) {
      surroundings.get().passed(capture, capture.last(), one -> takeAnyway(capture, one));
    }
  }

  /**
   * Processes the next datagram if the filter chooses it.
   *
   * @param notes the notes on it in its source
   */
  void take(Datagram datagram, Notes notes) throws IOException {
    var subject = decoder.subject(datagram);
    if (undecided.isYes(filter.decide(subject))) {
      between += droppedSinceLast;
      droppedSinceLast = 0;
      taken(datagram, notes, subject);
    } else if (count > 0) {
      droppedSinceLast += notes.dropped();
    }
  }

  /** Returns whether the filter depends on the sender's name. */
  boolean needsSender() {
    return filter.needsSender();
  }

  /** Returns the address whose name is the sender of a datagram. */
  Optional<InetAddress> decidingAddress(Datagram datagram) {
    return decoder.namedAddress(datagram);
  }

  /** Processes datagrams that the filter has chosen, up to the maximum number. */
  void takeChosen(Capture capture, long[] numbers) throws IOException {
    for (int i = 0; i < numbers.length && !hasEnough(); i++) {
      if (surroundings.isPresent()) {
        surroundings.get().chosen(capture, numbers[i], one -> takeAnyway(capture, one));
      } else if (file.isPresent() || format.isPresent()) {
        var datagram = capture.get(numbers[i]);
        taken(datagram, notes(capture, numbers[i]), decoder.subject(datagram));
      } else {
        count++;
      }
    }
  }

  /** Returns the notes on a datagram, which only a file can store. */
  private Notes notes(Capture capture, long number) {
    return file.isPresent() ? capture.notes(number) : Notes.NONE;
  }

  private void taken(Datagram datagram, Notes notes, Subject subject) throws IOException {
    count++;
    write(datagram, notes);
    if (format.isPresent()) {
      out.line(format.get().of(subject.event()));
      KnownTraffic.of(subject.event()).ifPresent(known::add);
    }
  }

  private void write(Datagram datagram, Notes notes) throws IOException {
    firstWritten = Math.min(firstWritten, datagram.number());
    lastWritten = Math.max(lastWritten, datagram.number());
    toFile(to -> to.write(datagram, notes));
  }

  @FunctionalInterface
  private interface FileWork {
    void on(SplitWriter file) throws IOException;
  }

  /**
   * Runs a task with the file, if there is one. If it fails, the message contains the number of
   * messages in the file, or in all files.
   */
  private void toFile(FileWork work) throws IOException {
    if (file.isEmpty()) {
      return;
    }
    try {
      work.on(file.get());
    } catch (Output.ClosedException e) {
      throw e;
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      throw new IOException(
          "%s%s %s in %s."
              .formatted(
                  why,
                  why.endsWith(".") ? "" : ".",
                  Counted.of(file.get().passed(), "message is", "messages are"),
                  file.get().files() == 1 ? "it" : "the %,d files".formatted(file.get().files())),
          e);
    }
  }

  boolean hasEnough() {
    return count >= most;
  }

  /** Adds messages that the filter could not decide in an earlier step. */
  void addUndecided(Undecided others) {
    undecided.add(others);
  }

  /** Reports what is probably not Vizard among what was printed, each kind once. */
  void reportKnown(PrintStream err) {
    for (KnownTraffic one : known) {
      if (reported.add(one)) {
        err.println(one.hint());
      }
    }
  }

  /** Reports how many datagrams the filter could not decide, if there are any. */
  void reportUndecided(PrintStream err) {
    reportKnown(err);
    if (!undecided.get().isNone()) {
      err.println(undecided.get().text());
    }
  }

  /** Returns the number of processed datagrams. */
  long count() {
    return count;
  }

  /** Flushes the output and the file. */
  void flush() throws IOException {
    toFile(SplitWriter::flush);
    out.flush();
  }

  /** Closes the file, if there is one. */
  @Override
  public void close() throws IOException {
    toFile(SplitWriter::close);
  }
}
