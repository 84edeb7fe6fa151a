package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.Optional;
import picklescope.capture.Capture;
import picklescope.capture.FileNames;
import picklescope.capture.Notes;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.filter.Filter;
import picklescope.filter.Subject;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.session.EventDecoder;

/**
 * What a command does with datagrams, one after the other: print each, write it to a capture file,
 * or count it, up to a number of them.
 */
final class Listing implements AutoCloseable {
  private final EventDecoder decoder;
  private final Filter filter;
  private final Optional<EventText> format;
  private final Output out;
  private final Optional<PcapngWriter> file;
  private final Optional<FileNames> names;
  private final UndecidedTally undecided = new UndecidedTally();
  private final long most;
  private long count;

  /**
   * Makes one.
   *
   * @param filter which it takes
   * @param format how they are printed; empty if they are not
   * @param file where they are written, if they are
   * @param most after how many it has enough
   */
  Listing(
      EventDecoder decoder,
      Filter filter,
      Optional<EventText> format,
      Output out,
      Optional<PcapngWriter> file,
      long most)
      throws IOException {
    this.decoder = decoder;
    this.filter = filter;
    this.format = format;
    this.out = out;
    this.file = file;
    names = file.map(to -> new FileNames(to, address -> known(decoder, address)));
    this.most = most;
    if (format.isPresent() && format.get().header().isPresent()) {
      out.line(format.get().header().get());
    }
  }

  /** Takes the next datagram of a capture, if it is one that is wanted. */
  void take(Capture capture, long number) throws IOException {
    var datagram = capture.get(number);
    take(datagram, notes(capture, number));
  }

  /**
   * Takes the next datagram, if it is one that is wanted.
   *
   * @param notes what is said of it where it comes from
   */
  void take(Datagram datagram, Notes notes) throws IOException {
    var subject = decoder.subject(datagram);
    if (undecided.isYes(filter.decide(subject))) {
      taken(datagram, notes, subject);
    }
  }

  /** Returns whether the name of the sender decides what is wanted. */
  boolean needsSender() {
    return filter.needsSender();
  }

  /** Returns the address whose name says who sent a datagram. */
  Optional<InetAddress> decidingAddress(Datagram datagram) {
    return decoder.namedAddress(datagram);
  }

  /** Takes datagrams that are known to be wanted, until it has enough. */
  void takeChosen(Capture capture, long[] numbers) throws IOException {
    for (int i = 0; i < numbers.length && !hasEnough(); i++) {
      if (file.isPresent() || format.isPresent()) {
        var datagram = capture.get(numbers[i]);
        taken(datagram, notes(capture, numbers[i]), decoder.subject(datagram));
      } else {
        count++;
      }
    }
  }

  /** Only a file has a place for them. */
  private Notes notes(Capture capture, long number) {
    return file.isPresent() ? capture.notes(number) : Notes.NONE;
  }

  private void taken(Datagram datagram, Notes notes, Subject subject) throws IOException {
    count++;
    write(datagram, notes);
    if (format.isPresent()) {
      out.line(format.get().of(subject.event()));
    }
  }

  private void write(Datagram datagram, Notes notes) throws IOException {
    toFile(to -> {
      names.get().meet(datagram);
      to.write(datagram, notes);
    });
  }

  @FunctionalInterface
  private interface FileWork {
    void on(PcapngWriter file) throws IOException;
  }

  /** Does something with the file, if there is one; a failure tells what is in it. */
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
          "%s%s %,d messages are in it."
              .formatted(why, why.endsWith(".") ? "" : ".", file.get().passed()),
          e);
    }
  }

  private static Optional<String> known(EventDecoder decoder, InetAddress address) {
    String name = decoder.names().apply(address);
    return name.equals(address.getHostAddress()) ? Optional.empty() : Optional.of(name);
  }

  boolean hasEnough() {
    return count >= most;
  }

  /** Others that the filter could not decide, before datagrams were given to this. */
  void addUndecided(Undecided others) {
    undecided.add(others);
  }

  /** Reports how many datagrams the filter could not decide, if there are any. */
  void reportUndecided(PrintStream err) {
    if (!undecided.get().isNone()) {
      err.println(undecided.get().text());
    }
  }

  /** How many it has taken. */
  long count() {
    return count;
  }

  /** Passes on all that was printed and written. */
  void flush() throws IOException {
    toFile(to -> {
      names.get().writeFound();
      to.flush();
    });
    out.flush();
  }

  /** Ends the file, if there is one. */
  @Override
  public void close() throws IOException {
    toFile(PcapngWriter::close);
  }
}
