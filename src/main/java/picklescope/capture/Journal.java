package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import picklescope.event.Datagram;
import picklescope.event.DatagramSink;
import picklescope.event.Direction;
import picklescope.event.NumberedSink;
import picklescope.event.SourceNames;

/**
 * The live capture: append-only, stored in segment files, each of which is a valid pcapng file that
 * Wireshark can open, even while it grows. Link type raw IP, with the IP and UDP headers that a
 * datagram had or could have had; times in nanoseconds; an interface for each {@linkplain
 * Datagram#source source}.
 *
 * <p>A datagram is visible to {@link #get} as soon as it is appended, and on disk at most 100 ms
 * later. Appended datagrams are stored in memory outside the heap and written by a separate thread,
 * so that a slow disk does not delay receiving. Once written they are read from the mapped file;
 * the heap holds an index of less than a byte per datagram.
 *
 * <p>When the cap is reached the oldest segment files are deleted; numbers do not change, but
 * {@link #first()} does. When the disk is full the capture continues in memory and {@link #state()}
 * reports it; datagrams that do not fit there are lost and counted.
 *
 * <p>Sources: pcapng (draft-ietf-opsawg-pcapng), RFC 791, 8200, 768. Thread-safe, except that some
 * calls of {@link DatagramSink} must come from one thread.
 */
public final class Journal implements Capture, DatagramSink, AutoCloseable {
  private static final int MOST_SCOPED = 1024;

  private final JournalStore store;
  private final Optional<JournalWriter> writer;
  private final ByteBuffer place = ByteBuffer.allocateDirect(PLACE_BYTES);
  private final LongAdder refused = new LongAdder();
  private final Map<Integer, String> interfaceNames = new ConcurrentHashMap<>();

  /**
   * Link-local IPv6 addresses with their scope (network interface), which is not part of a packet.
   */
  private final Map<InetAddress, Inet6Address> scoped = new ConcurrentHashMap<>();

  /** Creates a journal in memory only, which holds the newest 64 MB. */
  public Journal() {
    this(JournalLimits.standard());
  }

  /** Creates a journal in memory only. */
  Journal(JournalLimits limits) {
    store = new JournalStore(limits, true);
    writer = Optional.empty();
  }

  /**
   * Creates a journal on disk.
   *
   * @param folder the folder for this journal only; it is created if necessary. If that fails the
   *     journal starts in memory, which its state reports
   */
  public Journal(Path folder, JournalLimits limits) {
    store = new JournalStore(limits, false);
    writer = Optional.of(new JournalWriter(store, folder, limits));
  }

  @Override
  public long first() {
    return store.first();
  }

  @Override
  public long last() {
    return store.last();
  }

  @Override
  public CaptureGrowth growth() {
    return store.isClosed() ? CaptureGrowth.COMPLETE : CaptureGrowth.RECORDING;
  }

  @Override
  public Datagram get(long number) {
    return read(number, (from, at) -> datagram(number, from, at));
  }

  @Override
  public long timeNanos(long number) {
    return read(number, JournalBlock::timeNanos);
  }

  @Override
  public int size(long number) {
    return read(number, JournalBlock::payloadLength);
  }

  @Override
  public Direction direction(long number) {
    return read(number, JournalBlock::direction);
  }

  @Override
  public Notes notes(long number) {
    return find(number, JournalBlock::notes).orElse(Notes.NONE);
  }

  private <T> T read(long number, Chunk.BlockReader<T> reader) {
    return find(number, reader)
        .orElseThrow(() -> new NoSuchElementException("datagram " + number + " is not held"));
  }

  private <T> Optional<T> find(long number, Chunk.BlockReader<T> reader) {
    return store.find(number).flatMap(chunk -> chunk.read(number, reader));
  }

  @Override
  public CaptureCursor cursor() {
    return new JournalCursor(store, this::scoped);
  }

  /** Returns what takes packet blocks out of this journal, for one thread. */
  public JournalBlocks blocks() {
    return new JournalBlocks(store);
  }

  /** Returns what cuts this journal into sections, for one thread. */
  public JournalSections sections() {
    return new JournalSections(store);
  }

  private Datagram datagram(long number, MemorySegment from, long at) {
    String source = store.interfaceName(JournalBlock.interfaceId(from, at));
    var datagram = JournalBlock.datagram(number, from, at, source);
    var remote = scoped(datagram.remote());
    return remote == datagram.remote()
        ? datagram
        : new Datagram(
            number,
            datagram.timeNanos(),
            datagram.direction(),
            remote,
            datagram.local(),
            datagram.payload(),
            source);
  }

  /** Returns a socket address with its scope, if that is known. */
  private InetSocketAddress scoped(InetSocketAddress socket) {
    if (scoped.isEmpty() || !socket.getAddress().isLinkLocalAddress()) {
      return socket;
    }
    var known = scoped.get(socket.getAddress());
    return known == null ? socket : new InetSocketAddress(known, socket.getPort());
  }

  @Override
  public ByteBuffer nextPayload() {
    return place.clear();
  }

  @Override
  public boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
    var header = PacketBlock.PacketHeader.of(timeNanos, Direction.IN, remote, local);
    long number = appendCounted(interfaceOf(local.getPort()), header, place, place.position());
    return number != JournalStore.NOT_KEPT;
  }

  /**
   * Returns a sink for another thread that receives, with a buffer of its own.
   *
   * @param name the name of its interface in the files, such as {@code relay 4950}
   */
  public NumberedSink sink(String name) {
    return new JournalSink(this, name);
  }

  @Override
  public boolean sent(
      long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
    return sentNumber(timeNanos, remote, local, payload) != JournalStore.NOT_KEPT;
  }

  /**
   * Stores a sent datagram as {@link #sent} does.
   *
   * @return its number; 0 if it was not stored
   */
  public long sentNumber(
      long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
    var header = PacketBlock.PacketHeader.of(timeNanos, Direction.OUT, remote, local);
    return appendCounted(SourceNames.SENT, header, ByteBuffer.wrap(payload), payload.length);
  }

  /** Appends a datagram of another capture, without notes. */
  public boolean append(Datagram datagram) {
    return append(datagram, Notes.NONE);
  }

  /**
   * Appends a datagram of another capture; it gets a new number and keeps its source.
   *
   * @param notes that capture's notes on it
   * @return false if there is no room until more has been written; the caller may try again
   */
  public boolean append(Datagram datagram, Notes notes) {
    long number =
        append(
            datagram.source(),
            PacketBlock.PacketHeader.of(datagram).with(notes),
            ByteBuffer.wrap(datagram.payload()),
            datagram.payload().length);
    return number != JournalStore.NOT_KEPT;
  }

  private long append(
      String interfaceName, PacketBlock.PacketHeader header, ByteBuffer payload, int size) {
    if (header.remote().getAddress() instanceof Inet6Address remote
        && remote.isLinkLocalAddress()
        && remote.getScopeId() != 0
        && scoped.size() < MOST_SCOPED) {
      scoped.putIfAbsent(remote, remote);
    }
    long number = store.append(interfaceName, header, payload, size);
    writer.ifPresent(JournalWriter::appended);
    return number;
  }

  /** Appends a datagram; counts it if it could not be kept, and returns 0 then. */
  long appendCounted(
      String interfaceName, PacketBlock.PacketHeader header, ByteBuffer payload, int size) {
    long number = append(interfaceName, header, payload, size);
    if (number == JournalStore.NOT_KEPT) {
      refused.increment();
      dropped(interfaceName, 1);
    }
    return number;
  }

  private String interfaceOf(int port) {
    return interfaceNames.computeIfAbsent(port, SourceNames::port);
  }

  @Override
  public void dropped(int port, long datagrams) {
    dropped(interfaceOf(port), datagrams);
  }

  /** Adds datagrams that the system has dropped, or that were refused, to those of an interface. */
  void dropped(String interfaceName, long datagrams) {
    store.dropped(interfaceName, datagrams);
  }

  /** Adds packets of any kind that were dropped where a part of it is recorded. */
  public void droppedPackets(long packets) {
    store.droppedPackets(packets);
  }

  @Override
  public Dropped dropped() {
    return store.dropped();
  }

  @Override
  public Dropped dropped(long from, long to) {
    var part = Capture.super.dropped(from, to);
    return new Dropped(part.noted(), store.unnotedIn(from, to), store.packetsFrom(from));
  }

  /** Stores the name of a computer in the files. */
  public void name(InetAddress address, String name) {
    store.name(address, name);
    writer.ifPresent(JournalWriter::appended);
  }

  /** Returns where datagrams are stored at present, and how many were lost. */
  public JournalState state() {
    long lost = store.forgotten();
    long notTaken = refused.sum();
    if (writer.isEmpty()) {
      return new JournalState.InMemory("Nothing is recorded on disk.", 0, lost, notTaken);
    }
    String failure = writer.get().failure();
    long bytes = writer.get().bytesOnDisk();
    return failure.isEmpty()
        ? new JournalState.Recording(bytes, lost, notTaken)
        : new JournalState.InMemory(failure, bytes, lost, notTaken);
  }

  /** Sets the most bytes on disk; the oldest files are deleted when there are more. */
  public void cap(long bytes) {
    writer.ifPresent(there -> there.cap(bytes));
  }

  /**
   * Writes the remaining datagrams, if possible, and frees the memory. The files stay. Has no
   * effect if it is already closed.
   */
  @Override
  public void close() {
    store.close();
    writer.ifPresentOrElse(JournalWriter::close, store::release);
  }
}
