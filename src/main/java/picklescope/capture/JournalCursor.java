package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A cursor over the journal. As described in {@link Chunk}, a read is valid only if the location of
 * the chunk's bytes has not changed afterwards.
 */
final class JournalCursor extends PacketCursor {
  private final JournalStore store;
  private final UnaryOperator<InetSocketAddress> scoped;
  private Optional<Chunk> chunk = Optional.empty();
  private MemorySegment from = MemorySegment.NULL;
  private long at;

  /**
   * Creates a cursor without a position.
   *
   * @param scoped adds the scope to a remote address
   */
  JournalCursor(JournalStore store, UnaryOperator<InetSocketAddress> scoped) {
    this.store = store;
    this.scoped = scoped;
  }

  @Override
  public boolean moveTo(long number) {
    while (true) {
      if (chunk.isEmpty() || number < chunk.get().first() || number > chunk.get().last()) {
        chunk = store.find(number);
      }
      if (chunk.isEmpty() || number > chunk.get().last() || chunk.get().isGone()) {
        chunk = Optional.empty();
        return false;
      }
      if (moveIn(chunk.get(), number)) {
        return true;
      }
    }
  }

  /** Moves within a chunk; returns false if the location of its bytes has changed. */
  private boolean moveIn(Chunk chunk, long number) {
    var data = chunk.data();
    try {
      boolean next = data == from && number == number() + 1 && number > chunk.first();
      at = next ? Chunk.placeAfter(at, data) : chunk.placeOf(number, data);
      from = data;
      JournalBlock.parse(data, at, packet);
      setPosition(
          number,
          JournalBlock.timeNanos(data, at),
          JournalBlock.direction(data, at),
          store.interfaceName(JournalBlock.interfaceId(data, at)));
      return isWhere(data);
    } catch (IndexOutOfBoundsException | IllegalStateException e) {
      from = MemorySegment.NULL;
      if (isWhere(data) && !chunk.isGone()) {
        throw e;
      }
      return false;
    }
  }

  private boolean isWhere(MemorySegment data) {
    VarHandle.acquireFence();
    return chunk.isPresent() && chunk.get().data() == data;
  }

  @Override
  boolean isRead() {
    if (isWhere(from)) {
      return true;
    }
    if (!moveTo(number())) {
      throw new NoSuchElementException("datagram " + number() + " is not held");
    }
    return false;
  }

  @Override
  RuntimeException unreadable(Throwable cause) {
    return new NoSuchElementException("datagram " + number() + " is not held", cause);
  }

  @Override
  public InetSocketAddress remote() {
    return scoped.apply(super.remote());
  }
}
