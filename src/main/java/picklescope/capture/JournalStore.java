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

/**
 * The journal's memory: the chunks, and which of them wait to be written. Its own lock guards all
 * changes; nothing under it waits for the disk.
 */
final class JournalStore {
  /** What the writer has to do next. */
  record Pending(Chunk chunk, int end, long last, boolean full) {}

  private final ChunkList chunks = new ChunkList();
  private final ArrayDeque<Chunk> waiting = new ArrayDeque<>();
  private final ChunkMemory memory;
  private final List<byte[]> interfaces = new ArrayList<>();
  private final Map<String, Integer> interfaceIds = new LinkedHashMap<>();
  private final Map<String, Long> drops = new LinkedHashMap<>();
  private final Map<InetAddress, String> names = new LinkedHashMap<>();

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
   * Empty.
   *
   * @param mayForget whether what has not been written goes when memory is full; else what comes
   *     new is refused
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

  /** What the next packet block of that interface will say that the system has dropped before. */
  synchronized void dropped(String interfaceName, long datagrams) {
    drops.merge(interfaceName, datagrams, Long::sum);
  }

  /** A name for a name resolution block. */
  synchronized void name(InetAddress address, String name) {
    if (closed || name.equals(names.put(address, name))) {
      return;
    }
    byte[] block = Blocks.names(Map.of(address, name));
    room(block.length).ifPresent(chunk -> chunk.append(block));
  }

  /** Appends a datagram; false if there is no room. */
  synchronized boolean append(
      String interfaceName, PacketBlock.PacketHeader header, ByteBuffer payload, int size) {
    if (closed) {
      return false;
    }
    var id = idOf(interfaceName);
    if (id.isEmpty()) {
      return false;
    }
    var whole = header.on(id.getAsInt(), drops.getOrDefault(interfaceName, 0L));
    int length = PacketBlock.length(whole, size);
    var room = room(length);
    if (room.isEmpty()) {
      return false;
    }
    room.get().append(whole, length, payload, size);
    if (whole.dropped() > 0) {
      drops.remove(interfaceName); // the block says them
    }
    last = last + 1;
    return true;
  }

  /** The interface with that name, described to begin with; empty if there is no room for that. */
  private OptionalInt idOf(String interfaceName) {
    Integer known = interfaceIds.get(interfaceName);
    if (known != null) {
      return OptionalInt.of(known);
    }
    byte[] block = Blocks.networkInterface(interfaceName);
    var chunk = room(block.length);
    if (chunk.isEmpty()) {
      return OptionalInt.empty();
    }
    chunk.get().append(block);
    int id = interfaces.size();
    interfaces.add(block);
    interfaceIds.put(interfaceName, id);
    return OptionalInt.of(id);
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

  /** How many datagrams went before they were written. */
  synchronized long forgotten() {
    return forgotten;
  }

  /** Whether what has not been written may go when memory is full. */
  synchronized void mayForget(boolean may) {
    mayForget = may;
  }

  /** Whether there is anything to write. */
  synchronized Optional<Pending> beginWriting() {
    beingWritten = Optional.ofNullable(waiting.peek());
    return beingWritten.map(chunk ->
        new Pending(
            chunk, chunk.end(), chunk.last(), closed || !current.equals(Optional.of(chunk))));
  }

  synchronized void endWriting() {
    beingWritten = Optional.empty();
  }

  /** A chunk is wholly on disk: its memory is free. */
  synchronized void written(Chunk chunk, MemorySegment place) {
    var piece = chunk.data();
    chunk.moveTo(place, chunk.last());
    waiting.remove(chunk);
    memory.giveBack(piece);
  }

  /** A chunk cannot be written further, but a part of it is on disk. */
  synchronized void writtenPartly(Chunk chunk, MemorySegment place, long lastWritten) {
    partlyWritten = Optional.of(new OnDisk(chunk, place, lastWritten));
  }

  /** Datagrams up to that number have been let go. */
  synchronized void goUpTo(long number) {
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

  /** What stands at the beginning of a segment file whose first chunk is this one. */
  synchronized List<byte[]> preamble(Chunk chunk) {
    var blocks = new ArrayList<>(interfaces.subList(0, chunk.interfacesBefore()));
    if (!names.isEmpty()) {
      blocks.add(Blocks.names(names));
    }
    return blocks;
  }

  /** Takes no more datagrams. */
  synchronized void close() {
    closed = true;
  }

  /** Holds nothing any more. */
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
