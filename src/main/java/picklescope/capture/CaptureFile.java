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
 * An opened capture: a pcapng or pcap file of Wireshark, tcpdump or ours, or several that follow
 * one another. The files are memory-mapped and never changed; a thread, {@code picklescope-index},
 * goes through them, and what it has found is there at once, so that the first datagrams can be
 * shown while it goes on.
 *
 * <p>UDP payloads are datagrams, numbered from 1; other packets are counted. A damaged or cut file
 * gives what is whole before the damage, and {@link #summary()} says where and why it ends.
 *
 * <p>Sources: pcapng (draft-ietf-opsawg-pcapng), pcap (draft-ietf-opsawg-pcap). Any thread may
 * call.
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
   * Opens files that follow one another and begins to go through them.
   *
   * @throws IOException if one cannot be read or the first is no capture file; the message is for
   *     the user
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
    var record = new PacketRecord();
    var packet = find(number, record);
    boolean in = record.direction == Direction.IN;
    return new Datagram(
        number,
        record.timeNanos,
        record.direction,
        in ? packet.source() : packet.destination(),
        in ? packet.destination() : packet.source(),
        packet.payload());
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
  public CaptureCursor cursor() {
    return new FileCursor();
  }

  /** The file does not change, so what was found stays where it is. */
  private final class FileCursor extends PacketCursor {
    private final PacketRecord record = new PacketRecord();

    @Override
    public boolean moveTo(long number) {
      if (number < 1 || number > index.size()) {
        return false;
      }
      index.find(number, record, packet);
      stand(number, record.timeNanos, record.direction);
      return true;
    }

    @Override
    boolean isRead() {
      return true;
    }

    @Override
    RuntimeException unreadable(RuntimeException cause) {
      return CaptureIndex.unreadable(number(), cause);
    }
  }

  private PacketParser find(long number, PacketRecord record) {
    var packet = new PacketParser();
    index.find(number, record, packet);
    return packet;
  }

  /** What has been found so far, and how far reading has come. */
  public CaptureSummary summary() {
    return index.summary(files.bytes());
  }

  /** The name that the file gives a computer, as far as it has been read. */
  public Optional<String> nameOf(InetAddress address) {
    return index.nameOf(address);
  }

  /** How many names the file gives, as far as it has been read. */
  public int nameCount() {
    return index.nameCount();
  }

  /** Reads no further; what has been found stays. */
  public void cancel() {
    indexer.stop();
  }

  /** Waits until all has been read or reading was cancelled. Not for the JavaFX thread. */
  public void awaitIndexed() throws InterruptedException {
    indexer.await();
  }

  /** The same, but no longer than that; whether it is so. */
  public boolean awaitIndexed(Duration most) throws InterruptedException {
    return indexer.await(most);
  }

  /** Frees the file; nothing can be read any more. Closing again does nothing. */
  @Override
  public void close() {
    indexer.stop();
    indexer.awaitWhatever();
    files.close();
  }
}
