package picklescope.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import picklescope.event.Datagram;

/**
 * Writes datagrams to a capture file, and goes on in another when that has reached a size or a
 * duration. Each file is complete by itself: it has the names of its senders. Not thread-safe.
 *
 * <p>Times of datagrams may be wrong, and those of a file may be anything: after {@value
 * #MOST_BY_TIME} files none begins because of its duration.
 */
public final class SplitWriter implements AutoCloseable {
  static final int MOST_BY_TIME = 10_000;

  private final Limit limit;
  private final Files files;
  private final Function<InetAddress, Optional<String>> names;
  private final LongUnaryOperator time;
  private PcapngWriter writer;
  private FileNames fileNames;
  private int count = 1;
  private long passedBefore; // in the files before
  private long noted; // how many were dropped, in all files
  private long messages; // in this file
  private long firstNanos; // the earliest of this file

  /**
   * When another file begins.
   *
   * @param bytes a file that has so many is the last but one
   * @param nanos the longest time from the first to the last datagram of a file
   */
  public record Limit(long bytes, long nanos) {
    /** All is in one file. */
    public static final Limit NONE = new Limit(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Returns the limit that begins another file where either of two does. */
    public Limit and(Limit other) {
      return new Limit(Math.min(bytes, other.bytes), Math.min(nanos, other.nanos));
    }
  }

  /** Opens files. */
  @FunctionalInterface
  public interface Files {
    /**
     * Opens the next file.
     *
     * @throws IOException if it cannot be written; the message is for the user
     */
    OutputStream open() throws IOException;
  }

  /**
   * Opens the first file, and writes its header.
   *
   * @param names returns the name of an address if it is known; it must not block
   * @param time returns for the time of a datagram the nanoseconds by which durations are measured:
   *     of what is live the time at which it comes, because others choose the times of datagrams
   */
  public SplitWriter(
      Limit limit,
      Files files,
      Function<InetAddress, Optional<String>> names,
      LongUnaryOperator time)
      throws IOException {
    this.time = time;
    this.limit = limit;
    this.files = files;
    this.names = names;
    writer = new PcapngWriter(files.open(), "");
    fileNames = new FileNames(writer, names);
    writer.flush();
  }

  /** Writes a datagram with notes. */
  public void write(Datagram datagram, Notes notes) throws IOException {
    begin(datagram.timeNanos());
    fileNames.meet(datagram);
    writer.write(datagram, notes);
    noted = Dropped.sum(noted, notes.dropped());
  }

  /** Writes datagrams of a journal with their notes. */
  public void write(JournalBlocks blocks) throws IOException {
    byte[] content = blocks.content();
    for (int at = 0; at < blocks.bytes(); at += blocks.length(at)) {
      begin(blocks.timeNanos(at));
      fileNames.meet(content, at);
      writer.copy(content, at, blocks.length(at), blocks.interfaceName(at));
    }
    noted = Dropped.sum(noted, blocks.dropped());
  }

  /**
   * Writes into the last file how many were dropped in the source beyond those that are noted at
   * what was written, if any.
   *
   * @param inSource how many were dropped in the source, while it was written from there
   * @param timeNanos when that was known, in nanoseconds since 1970
   */
  public void dropped(long inSource, long timeNanos) throws IOException {
    droppedBesides(inSource - noted, timeNanos);
  }

  /** Writes into the last file how many were dropped that are not noted at what was written. */
  public void droppedBesides(long count, long timeNanos) throws IOException {
    writer.dropped(count, timeNanos);
  }

  /** Begins the next file if the one that is written has reached its limit. */
  private void begin(long timeNanos) throws IOException {
    boolean byTime = limit.nanos() < Long.MAX_VALUE;
    long nanos = byTime ? time.applyAsLong(timeNanos) : 0;
    if (messages > 0 && (writer.size() >= limit.bytes() || byTime && isLong(nanos))) {
      next();
    }
    firstNanos = messages++ == 0 ? nanos : Math.min(firstNanos, nanos);
  }

  private boolean isLong(long nanos) {
    long passed = nanos - firstNanos;
    boolean overflows = passed < 0;
    return count < MOST_BY_TIME && nanos > firstNanos && (overflows || passed >= limit.nanos());
  }

  private void next() throws IOException {
    fileNames.writeFound();
    writer.close();
    var opened = new PcapngWriter(files.open(), "");
    passedBefore += writer.passed();
    count++;
    messages = 0;
    writer = opened;
    fileNames = new FileNames(writer, names);
  }

  /** Returns how many files there are. */
  public int files() {
    return count;
  }

  /** Returns how many datagrams have been written to the files completely. */
  public long passed() {
    return passedBefore + writer.passed();
  }

  /** Writes what is buffered, and the names that have been found in the meantime. */
  public void flush() throws IOException {
    fileNames.writeFound();
    writer.flush();
  }

  /** Flushes and closes the file. */
  @Override
  public void close() throws IOException {
    writer.close();
  }
}
