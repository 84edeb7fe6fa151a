package picklescope.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import picklescope.event.Datagram;

/**
 * Writes datagrams to a stream as pcapng, as {@link Journal} does to its files. Not thread-safe.
 *
 * <p>The output is buffered until {@link #flush()} is called.
 */
public final class PcapngWriter implements AutoCloseable {
  private static final int BUFFER = 256 << 10;

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteBuffer memory = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
  private final Map<String, Integer> interfaces = new HashMap<>();
  private int filled;
  private long written;
  private long passed;
  private long size;

  /**
   * Writes the section header.
   *
   * @param comment a comment on the file; may be empty
   */
  public PcapngWriter(OutputStream out, String comment) throws IOException {
    this.out = out;
    block(Blocks.section(comment));
  }

  /** Writes a datagram. */
  public void write(Datagram datagram) throws IOException {
    write(datagram, Notes.NONE);
  }

  /** Writes a datagram with notes, which Wireshark displays. */
  public void write(Datagram datagram, Notes notes) throws IOException {
    int id = interfaceOf(datagram.source());
    var header = PacketBlock.PacketHeader.of(datagram).with(notes).on(id, 0);
    int size = datagram.payload().length;
    int length = PacketBlock.length(header, size);
    room(length);
    PacketBlock.write(memory, filled, length, header, ByteBuffer.wrap(datagram.payload()), size);
    filled += length;
    written++;
  }

  /** Writes a packet block of a journal as it is, but for the number of its interface. */
  void copy(byte[] from, int at, int length, String interfaceName) throws IOException {
    int id = interfaceOf(interfaceName);
    room(length);
    System.arraycopy(from, at, buffer, filled, length);
    memory.putInt(filled + 8, id);
    filled += length;
    written++;
  }

  /** Returns the number of an interface, which is described first if it is new. */
  private int interfaceOf(String name) throws IOException {
    Integer known = interfaces.get(name);
    if (known != null) {
      return known;
    }
    block(Blocks.networkInterface(name));
    interfaces.put(name, interfaces.size());
    return interfaces.size() - 1;
  }

  /** Returns how many bytes have been written, those in the buffer too. */
  public long size() {
    return size;
  }

  /** Returns how many datagrams have been written to the stream completely. */
  public long passed() {
    return passed;
  }

  /**
   * Writes how many were dropped, if any, that no datagram notes: interface statistics.
   *
   * @param count how many
   * @param timeNanos when that was known, in nanoseconds since 1970
   */
  public void dropped(long count, long timeNanos) throws IOException {
    if (count > 0) {
      block(Blocks.statistics(interfaceOf(""), timeNanos, count));
    }
  }

  /** Writes the name of a computer. */
  public void name(InetAddress address, String name) throws IOException {
    block(Blocks.names(Map.of(address, name)));
  }

  private void block(byte[] block) throws IOException {
    room(block.length);
    System.arraycopy(block, 0, buffer, filled, block.length);
    filled += block.length;
  }

  private void room(int length) throws IOException {
    size += length;
    if (BUFFER - filled < length) {
      pass();
    }
  }

  private void pass() throws IOException {
    try {
      out.write(buffer, 0, filled);
      passed = written;
    } finally {
      filled = 0; // a failed write is not repeated
    }
  }

  /** Writes the buffer to the stream and flushes it. */
  public void flush() throws IOException {
    pass();
    out.flush();
  }

  /** Flushes and closes the stream. */
  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
