package picklescope.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import picklescope.event.Direction;
import picklescope.event.NumberedSink;

/**
 * A sink of a {@link Journal} for one receiving thread, whose datagrams belong to one interface of
 * the files.
 */
final class JournalSink implements NumberedSink {
  private final Journal journal;
  private final String interfaceName;
  private final ByteBuffer place = ByteBuffer.allocateDirect(PLACE_BYTES);

  JournalSink(Journal journal, String interfaceName) {
    this.journal = journal;
    this.interfaceName = interfaceName;
  }

  @Override
  public String source() {
    return interfaceName;
  }

  @Override
  public ByteBuffer nextPayload() {
    return place.clear();
  }

  @Override
  public long receivedNumber(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
    var header = PacketBlock.PacketHeader.of(timeNanos, Direction.IN, remote, local);
    return journal.appendCounted(interfaceName, header, place, place.position());
  }

  @Override
  public long sentNumber(
      long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
    return journal.sentNumber(timeNanos, remote, local, payload);
  }

  @Override
  public void dropped(int port, long datagrams) {
    journal.dropped(interfaceName, datagrams);
  }
}
