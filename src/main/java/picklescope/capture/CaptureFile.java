package picklescope.capture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private static final int SHOW_EVERY = 512;

  /** More computers than any capture has reason to name. */
  static final int MOST_NAMES = 65_536;

  /** Where records of one format begin, counted over all files. */
  private record Section(long from, MemorySegment data, long base, RecordFormat format) {}

  private record Part(Path path, MemorySegment data, long base) {}

  private final Arena arena = Arena.ofShared();
  private final List<Part> parts = new ArrayList<>();
  private final long bytes;
  private final LongList places = new LongList();
  private final PacketCounts counts = new PacketCounts();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final Map<InetAddress, String> names = new ConcurrentHashMap<>();
  private final Thread indexer;
  private volatile Section[] sections = {};
  private volatile long bytesRead;
  private volatile boolean stopped;
  private volatile boolean finished;

  private CaptureFile(List<Path> files) throws IOException {
    long base = 0;
    try {
      for (Path file : files) {
        var data = map(file);
        parts.add(new Part(file, data, base));
        base += data.byteSize();
      }
      bytes = base;
      checkFirst();
    } catch (IOException e) {
      arena.close();
      throw e;
    }
    indexer = Thread.ofPlatform().daemon().name("picklescope-index").start(this::index);
  }

  /**
   * Opens files that follow one another and begins to go through them.
   *
   * @throws IOException if one cannot be read or the first is no capture file; the message is for
   *     the user
   */
  public static CaptureFile open(Path... files) throws IOException {
    return new CaptureFile(List.of(files));
  }

  private MemorySegment map(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("%s is a folder. Choose a pcapng or pcap file.".formatted(file));
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file %s.".formatted(file), e);
    } catch (IOException e) {
      throw new IOException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void checkFirst() throws IOException {
    var first = parts.getFirst();
    var step = new CaptureScanner(new Nobody()).begin(first.data(), first.data().byteSize());
    if (step instanceof CaptureScanner.Step.Problem(String why)) {
      throw new IOException("%s cannot be opened. %s".formatted(first.path().getFileName(), why));
    }
  }

  /** Only whether it begins like a capture file is asked. */
  private static final class Nobody implements PacketVisitor {
    @Override
    public void section(long at, RecordFormat format) {}

    @Override
    public void packet(
        MemorySegment data, long at, PacketKind kind, PacketRecord record, PacketParser packet) {}

    @Override
    public void name(InetAddress address, String name) {}
  }

  private void index() {
    try {
      for (Part part : parts) {
        index(part);
        if (stopped) {
          return;
        }
        bytesRead = part.base() + part.data().byteSize();
      }
    } catch (IllegalStateException e) {
      if (!stopped) {
        throw e;
      }
    } catch (InternalError e) {
      problems.add("The file was changed by another program while it was read.");
    } finally {
      places.show();
      finished = true;
    }
  }

  private void index(Part part) {
    var scanner = new CaptureScanner(new Indexing(part));
    var data = part.data();
    long size = data.byteSize();
    long at = 0;
    while (at < size && !stopped) {
      var step = at == 0 ? scanner.begin(data, size) : scanner.length(data, at, size - at);
      if (!(step instanceof CaptureScanner.Step.Length(long length))) {
        ends(part, at, ((CaptureScanner.Step.Problem) step).why());
        return;
      }
      if (length > size - at) {
        String why = "The record there has %,d bytes, but only %,d follow, as if cut off.";
        ends(part, at, why.formatted(length, size - at));
        return;
      }
      var problem = scanner.take(data, at, length);
      if (problem.isPresent()) {
        ends(part, at, problem.get());
        return;
      }
      at += length;
      bytesRead = part.base() + at;
    }
  }

  private void ends(Part part, long at, String why) {
    places.show();
    problems.add(
        "%s ends at byte %,d, after %,d datagrams: %s"
            .formatted(part.path().getFileName(), at, places.added(), why));
  }

  private final class Indexing implements PacketVisitor {
    private final Part part;

    Indexing(Part part) {
      this.part = part;
    }

    @Override
    public void section(long at, RecordFormat format) {
      var more = Arrays.copyOf(sections, sections.length + 1);
      more[sections.length] = new Section(part.base() + at, part.data(), part.base(), format);
      sections = more;
    }

    @Override
    public void packet(
        MemorySegment data, long at, PacketKind kind, PacketRecord record, PacketParser packet) {
      counts.count(kind);
      if (kind == PacketKind.UDP) {
        places.add(part.base() + at);
        if (places.added() % SHOW_EVERY == 0) {
          places.show();
        }
      }
    }

    @Override
    public void name(InetAddress address, String name) {
      if (names.size() < MOST_NAMES) {
        names.putIfAbsent(address, name);
      }
    }
  }

  @Override
  public long first() {
    return 1;
  }

  @Override
  public long last() {
    return places.size();
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
  public CaptureCursor cursor() {
    return new FileCursor();
  }

  /** The file does not change, so what was found stays where it is. */
  private final class FileCursor extends PacketCursor {
    private final PacketRecord record = new PacketRecord();

    @Override
    public boolean moveTo(long number) {
      if (number < 1 || number > places.size()) {
        return false;
      }
      find(number, record, packet);
      stand(number, record.timeNanos, record.direction);
      return true;
    }

    @Override
    boolean isRead() {
      return true;
    }

    @Override
    RuntimeException unreadable(RuntimeException cause) {
      return CaptureFile.unreadable(number(), cause);
    }
  }

  @Override
  public String comment(long number) {
    if (number < 1 || number > places.size()) {
      return "";
    }
    try {
      long place = places.get(number - 1);
      var section = sectionOf(place);
      return section.format().comment(section.data(), place - section.base());
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      return ""; // Closed meanwhile, or another program has changed or shortened the file.
    }
  }

  private PacketParser find(long number, PacketRecord record) {
    var packet = new PacketParser();
    find(number, record, packet);
    return packet;
  }

  private void find(long number, PacketRecord record, PacketParser packet) {
    if (number < 1 || number > places.size()) {
      throw new NoSuchElementException("datagram " + number + " is not held");
    }
    try {
      long place = places.get(number - 1);
      var section = sectionOf(place);
      if (section.format().read(section.data(), place - section.base(), record)
          && packet.parse(section.data(), record.packetAt, record.captured, record.linkType)
              == PacketKind.UDP) {
        return;
      }
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw unreadable(number, e);
    }
    throw new NoSuchElementException("datagram " + number + " has been changed in the file");
  }

  /** Closed meanwhile, or another program has changed or shortened the file. */
  private static NoSuchElementException unreadable(long number, Throwable cause) {
    return new NoSuchElementException("datagram " + number + " cannot be read any more", cause);
  }

  private Section sectionOf(long place) {
    var now = sections;
    int low = 0;
    int high = now.length;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (now[middle].from() <= place) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return now[low];
  }

  /** What has been found so far, and how far reading has come. */
  public CaptureSummary summary() {
    return new CaptureSummary(counts.snapshot(), List.copyOf(problems), bytesRead, bytes, finished);
  }

  /** The name that the file gives a computer, as far as it has been read. */
  public Optional<String> nameOf(InetAddress address) {
    return Optional.ofNullable(names.get(address));
  }

  /** How many names the file gives, as far as it has been read. */
  public int nameCount() {
    return names.size();
  }

  /** Reads no further; what has been found stays. */
  public void cancel() {
    stopped = true;
  }

  /** Waits until all has been read or reading was cancelled. Not for the JavaFX thread. */
  public void awaitIndexed() throws InterruptedException {
    indexer.join();
  }

  /** Frees the file; nothing can be read any more. Closing again does nothing. */
  @Override
  public void close() {
    stopped = true;
    boolean interrupted = false;
    while (indexer.isAlive()) {
      try {
        indexer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
