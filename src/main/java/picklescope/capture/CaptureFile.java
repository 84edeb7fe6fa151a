package picklescope.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/**
 * An opened capture: a pcapng or pcap file of Wireshark, tcpdump or Picklescope, or several
 * consecutive ones. The files are memory-mapped and never changed. A thread, {@code
 * picklescope-index}, reads them; the datagrams it has found are available immediately, while it
 * continues.
 *
 * <p>UDP payloads are datagrams, numbered from 1; other packets are counted. IP fragments are put
 * together, and the datagram has the place and the time of the packet that completed it; those of
 * packets that are not complete after 30 seconds are counted. A damaged or truncated file is read
 * up to the damage, and {@link #summary()} contains the position and the reason.
 *
 * <p>Sources: pcapng (draft-ietf-opsawg-pcapng), pcap (draft-ietf-opsawg-pcap); RFC 791, 8200 and
 * 5722 for fragments. Thread-safe.
 */
public final class CaptureFile implements Capture, AutoCloseable {
  private final MappedFiles files;
  private final CaptureIndex index = new CaptureIndex();
  private final CaptureIndexer indexer;

  private CaptureFile(MappedFiles files) {
    this.files = files;
    indexer = new CaptureIndexer(files, index);
  }

  /**
   * Opens consecutive files and starts reading them.
   *
   * @throws IOException if one cannot be read or the first is not a capture file; the message is
   *     for the user
   */
  public static CaptureFile open(Path... paths) throws IOException {
    var files = new MappedFiles(List.of(paths));
    try {
      CaptureIndexer.check(files.parts().getFirst());
    } catch (IOException e) {
      files.close();
      throw e;
    }
    return new CaptureFile(files);
  }

  @Override
  public long first() {
    return 1;
  }

  @Override
  public long last() {
    return index.size();
  }

  @Override
  public Datagram get(long number) {
    var cursor = new FileCursor();
    cursor.find(number);
    return cursor.datagram();
  }

  @Override
  public long timeNanos(long number) {
    var record = new PacketRecord();
    find(number, record);
    return record.timeNanos;
  }

  @Override
  public int size(long number) {
    return find(number, new PacketRecord()).payloadLength();
  }

  @Override
  public Direction direction(long number) {
    var record = new PacketRecord();
    find(number, record);
    return record.direction;
  }

  @Override
  public Notes notes(long number) {
    return index.notes(number);
  }

  @Override
  public Dropped dropped() {
    return summary().missing();
  }

  @Override
  public CaptureCursor cursor() {
    return new FileCursor();
  }

  /** A cursor over the index; the positions do not change. */
  private final class FileCursor extends PacketCursor {
    private final PacketRecord record = new PacketRecord();

    @Override
    public boolean moveTo(long number) {
      if (number < 1 || number > index.size()) {
        return false;
      }
      find(number);
      return true;
    }

    void find(long number) {
      index.find(number, record, packet);
      setPosition(number, record.timeNanos, record.direction, record.source);
    }

    @Override
    boolean isRead() {
      return true;
    }

    @Override
    RuntimeException unreadable(Throwable cause) {
      return index.unreadable(number(), cause);
    }
  }

  private PacketParser find(long number, PacketRecord record) {
    var packet = new PacketParser();
    index.find(number, record, packet);
    return packet;
  }

  @Override
  public CaptureGrowth growth() {
    return summary().finished() ? CaptureGrowth.COMPLETE : CaptureGrowth.READING;
  }

  @Override
  public int percentRead() {
    return summary().percentRead();
  }

  /** Returns a summary of what has been read so far. */
  public CaptureSummary summary() {
    return index.summary(files.bytes());
  }

  /**
   * Returns whether another program has changed or truncated a file, and a datagram could therefore
   * not be read any more.
   */
  public boolean isChanged() {
    return index.isChanged();
  }

  /** Returns the name of a computer in the part of the file that has been read. */
  public Optional<String> nameOf(InetAddress address) {
    return index.nameOf(address);
  }

  /** Returns the number of names in the part of the file that has been read. */
  public int nameCount() {
    return index.nameCount();
  }

  /** Stops reading; the datagrams that have been found stay available. */
  public void cancel() {
    indexer.stop();
  }

  /**
   * Waits until the files have been read or reading was cancelled. Must not be called on the JavaFX
   * thread.
   */
  public void awaitIndexed() throws InterruptedException {
    indexer.await();
  }

  @Override
  public boolean awaitRead(Duration most) throws InterruptedException {
    return indexer.await(most);
  }

  /** Closes the files; afterwards nothing can be read. Has no effect if it is already closed. */
  @Override
  public void close() {
    indexer.stop();
    indexer.awaitUninterruptibly();
    files.close();
  }
}
