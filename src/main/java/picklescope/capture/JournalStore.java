package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import picklescope.event.AddressOrder;

/**
 * The journal's chunks, and which of them are to be written. All changes are guarded by its lock,
 * which is never held while waiting for the disk.
 */
final class JournalStore {
  /** The next task of the writer. */
  record Pending(Chunk chunk, int end, long last, boolean full) {}

  /** The most named interfaces, because each file describes all; a capture may name many more. */
  static final int MOST_INTERFACES = 1024;

  /** The most bytes of their descriptions, which each block for a lab repeats. */
  private static final int MOST_INTERFACE_BYTES = 256 << 10;

  /** The most bytes of names: each file begins with all of them, in one block. */
  private static final int MOST_NAME_BYTES = 4 << 20;

  /** The number of a datagram that was not kept. */
  static final long NOT_KEPT = 0;

  private final ChunkList chunks = new ChunkList();
  private final ArrayDeque<Chunk> waiting = new ArrayDeque<>();
  private final ChunkMemory memory;
  private final List<byte[]> interfaces = new ArrayList<>();
  private final GrowingList<String> interfaceNames = new GrowingList<>();
  private final Map<String, Integer> interfaceIds = new LinkedHashMap<>();
  private final JournalDrops drops = new JournalDrops();
  private final Map<InetAddress, String> names = new TreeMap<>(AddressOrder.INSTANCE);
  private final List<byte[]> nameBlocks = new ArrayList<>();
  private int nameBytes;
  private int interfaceBytes;

  private Optional<Chunk> current = Optional.empty();
  private Optional<Chunk> beingWritten = Optional.empty();
  private Optional<OnDisk> partlyWritten = Optional.empty();
  private boolean mayForget;
  private boolean closed;
  private boolean released;
  private long forgotten;
  private volatile long last;

  /** A part of a chunk that is on disk. */
  private record OnDisk(Chunk chunk, MemorySegment place, long last) {}

  /**
   * Creates an empty store.
   *
   * @param mayForget whether unwritten datagrams are discarded when the memory is full; otherwise
   *     new ones are refused
   */
  JournalStore(JournalLimits limits, boolean mayForget) {
    this.memory = new ChunkMemory(limits);
    this.mayForget = mayForget;
  }

  long last() {
    return last;
  }

  long first() {
    return chunks.first().orElse(last + 1);
  }

  Optional<Chunk> find(long number) {
    return chunks.find(number);
  }

  /** Returns the first chunk that is not deleted and ends with that number or later. */
  Optional<Chunk> findFrom(long number) {
    return chunks.findFrom(number);
  }

  /** Adds to the drop count of the next packet block of an interface. */
  synchronized void dropped(String interfaceName, long datagrams) {
    drops.add(interfaceName, datagrams, last);
  }

  /** Adds packets of any kind that were dropped, without a place. */
  synchronized void droppedPackets(long packets) {
    drops.addPackets(packets, last);
  }

  /** Returns how many were dropped in a part that no datagram notes. */
  synchronized long unnotedIn(long from, long to) {
    return drops.unnotedIn(from, to);
  }

  /** Returns how many packets of any kind may have been dropped from a datagram on. */
  synchronized long packetsFrom(long number) {
    return drops.packetsFrom(number);
  }

  /** Returns how many were dropped. */
  synchronized Dropped dropped() {
    return drops.count();
  }

  /**
   * Stores a name in a name resolution block, unless as many as a file may have are stored. A name
   * that changes counts each time.
   */
  synchronized void name(InetAddress address, String name) {
    boolean fits = names.size() < CaptureIndex.MOST_NAMES || names.containsKey(address);
    if (closed || !fits || name.equals(names.get(address))) {
      return;
    }
    byte[] block = Blocks.names(Map.of(address, name));
    if (nameBytes + block.length > MOST_NAME_BYTES) {
      return;
    }
    nameBytes += block.length;
    names.put(address, name);
    nameBlocks.add(block);
    room(block.length).ifPresent(chunk -> chunk.append(block));
  }

  /** Appends a datagram; returns its number, or {@value #NOT_KEPT} if there is no room. */
  synchronized long append(
      String interfaceName, PacketBlock.PacketHeader header, ByteBuffer payload, int size) {
    if (closed) {
      return NOT_KEPT;
    }
    var id = idOf(interfaceName);
    if (id.isEmpty()) {
      return NOT_KEPT;
    }
    var whole = header.on(id.getAsInt(), drops.unnoted(interfaceName));
    int length = PacketBlock.length(whole, size);
    var room = room(length);
    if (room.isEmpty()) {
      return NOT_KEPT;
    }
    room.get().append(whole, length, payload, size);
    if (whole.dropped() > 0) {
      drops.noted(interfaceName, whole.dropped());
    }
    last = last + 1;
    return last;
  }

  /**
   * Returns the id of an interface, whose description is written first if it is new; empty if there
   * is no room for that. If there are too many, a new one becomes one without a name.
   */
  private OptionalInt idOf(String interfaceName) {
    Integer known = interfaceIds.get(interfaceName);
    if (known != null) {
      return OptionalInt.of(known);
    }
    byte[] block = Blocks.networkInterface(interfaceName);
    boolean fits =
        interfaces.size() < MOST_INTERFACES && interfaceBytes + block.length < MOST_INTERFACE_BYTES;
    if (!fits && !interfaceName.isEmpty()) {
      return idOf("");
    }
    var chunk = room(block.length);
    if (chunk.isEmpty()) {
      return OptionalInt.empty();
    }
    chunk.get().append(block);
    int id = interfaces.size();
    interfaces.add(block);
    interfaceBytes += block.length;
    interfaceIds.put(interfaceName, id);
    interfaceNames.add(interfaceName);
    return OptionalInt.of(id);
  }

  /** Returns the name of the interface that a packet block refers to. */
  String interfaceName(int id) {
    return interfaceNames.get(id);
  }

  private Optional<Chunk> room(int length) {
    if (current.isPresent() && current.get().hasRoomFor(length)) {
      return current;
    }
    if (current.isPresent()) {
      current = Optional.empty(); // full: the writer sees that it is not the current one
    }
    var piece = memory.take();
    if (piece.isEmpty() && mayForget) {
      forgetOldest();
      piece = memory.take();
    }
    current = piece.map(free -> new Chunk(last + 1, interfaces.size(), free));
    current.ifPresent(chunk -> {
      chunks.add(chunk);
      waiting.add(chunk);
    });
    return current;
  }

  private void forgetOldest() {
    var oldest =
        waiting.stream().filter(chunk -> !beingWritten.equals(Optional.of(chunk))).findFirst();
    if (oldest.isEmpty()) {
      return;
    }
    var chunk = oldest.get();
    var piece = chunk.data();
    var kept = partlyWritten.filter(part -> part.chunk() == chunk);
    forgotten += chunk.last() - kept.map(OnDisk::last).orElse(chunk.first() - 1);
    kept.ifPresentOrElse(part -> chunk.moveTo(part.place(), part.last()), chunk::go);
    partlyWritten = Optional.empty();
    waiting.remove(chunk);
    memory.giveBack(piece);
    chunks.dropGone();
  }

  /** Returns how many datagrams were discarded before they were written. */
  synchronized long forgotten() {
    return forgotten;
  }

  /** Sets whether unwritten datagrams are discarded when the memory is full. */
  synchronized void mayForget(boolean may) {
    mayForget = may;
  }

  /** Returns the next task of the writer, if there is one. */
  synchronized Optional<Pending> beginWriting() {
    beingWritten = Optional.ofNullable(waiting.peek());
    return beingWritten.map(chunk ->
        new Pending(
            chunk, chunk.end(), chunk.last(), closed || !current.equals(Optional.of(chunk))));
  }

  synchronized void endWriting() {
    beingWritten = Optional.empty();
  }

  /** Records that a chunk is completely on disk, and frees its memory. */
  synchronized void written(Chunk chunk, MemorySegment place) {
    var piece = chunk.data();
    chunk.moveTo(place, chunk.last());
    waiting.remove(chunk);
    memory.giveBack(piece);
  }

  /** Records that only a part of a chunk could be written. */
  synchronized void writtenPartly(Chunk chunk, MemorySegment place, long lastWritten) {
    partlyWritten = Optional.of(new OnDisk(chunk, place, lastWritten));
  }

  /** Deletes the datagrams up to a number. */
  synchronized void deleteUpTo(long number) {
    for (var chunk = oldest(); chunk.isPresent(); chunk = oldest()) {
      if (chunk.get().last() > number || waiting.contains(chunk.get())) {
        return;
      }
      chunk.get().go();
      chunks.dropGone();
    }
  }

  private Optional<Chunk> oldest() {
    return chunks.first().flatMap(chunks::find);
  }

  /** Returns the blocks at the beginning of a segment file that starts with a chunk. */
  synchronized List<byte[]> preamble(Chunk chunk) {
    var blocks = new ArrayList<>(interfaces.subList(0, chunk.interfacesBefore()));
    if (!names.isEmpty()) {
      blocks.add(Blocks.names(names));
    }
    return blocks;
  }

  /** Returns the descriptions of all interfaces. */
  synchronized List<byte[]> interfaces() {
    return List.copyOf(interfaces);
  }

  /** Returns the descriptions of the first interfaces. */
  synchronized List<byte[]> interfaces(int count) {
    return List.copyOf(interfaces.subList(0, count));
  }

  /** Returns the blocks of names after the first ones, up to a number of bytes. */
  synchronized List<byte[]> namesAfter(int count, int mostBytes) {
    int end = count;
    for (int bytes = 0; end < nameBlocks.size(); end++) {
      bytes += nameBlocks.get(end).length;
      if (bytes > mostBytes && end > count) {
        break;
      }
    }
    return List.copyOf(nameBlocks.subList(count, end));
  }

  /** Returns whether datagrams are refused. */
  synchronized boolean isClosed() {
    return closed;
  }

  /** Refuses further datagrams, and stores what was dropped and is not noted. */
  synchronized void close() {
    var dropped = drops.count();
    long rest = dropped.unnoted() + dropped.packets();
    if (!closed && rest > 0) {
      mayForget = false; // no datagram is discarded for it
      idOf("")
          .ifPresent(id -> {
            long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
            byte[] block = Blocks.statistics(id, now, rest);
            room(block.length).ifPresent(chunk -> chunk.append(block));
          });
    }
    closed = true;
  }

  /** Frees all memory. */
  synchronized void release() {
    if (released) {
      return;
    }
    released = true;
    closed = true;
    chunks.clear();
    waiting.clear();
    memory.close();
  }
}
