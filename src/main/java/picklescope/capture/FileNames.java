package picklescope.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import picklescope.event.AddressOrder;
import picklescope.event.Datagram;

/**
 * Writes the names of the senders and receivers of a file's datagrams, each once: before the first
 * datagram, or later if the name is not known yet. Not thread-safe.
 */
public final class FileNames {
  /** The most computers whose names are written. */
  private static final int MOST = CaptureIndex.MOST_NAMES;

  private static final int IPV4_BYTES = 4;
  private static final int IPV4_ADDRESSES = 12;
  private static final int IPV6_BYTES = 16;
  private static final int IPV6_ADDRESSES = 8;

  private final PcapngWriter writer;
  private final Function<InetAddress, Optional<String>> names;
  private final Set<InetAddress> met = new TreeSet<>(AddressOrder.INSTANCE);
  private final Set<InetAddress> unnamed = new TreeSet<>(AddressOrder.INSTANCE);
  private final byte[] latest = new byte[2 * IPV6_BYTES]; // of the packet that was met before
  private int latestBytes;

  /**
   * Creates an object for a file.
   *
   * @param names returns the name of an address if it is known; it must not block
   */
  public FileNames(PcapngWriter writer, Function<InetAddress, Optional<String>> names) {
    this.writer = writer;
    this.names = names;
  }

  /** Called before a datagram is written. */
  public void meet(Datagram datagram) throws IOException {
    meet(datagram.remote().getAddress());
    meet(datagram.local().getAddress());
  }

  /** Called before a packet block of a journal is written. */
  void meet(byte[] blocks, int at) throws IOException {
    int ip = at + Pcapng.PACKET_HEADER;
    boolean ipv4 = blocks[ip] >> 4 == 4;
    int from = ip + (ipv4 ? IPV4_ADDRESSES : IPV6_ADDRESSES);
    int bytes = ipv4 ? IPV4_BYTES : IPV6_BYTES;
    int to = from + 2 * bytes;
    if (!Arrays.equals(blocks, from, to, latest, 0, latestBytes)) {
      latestBytes = to - from;
      System.arraycopy(blocks, from, latest, 0, latestBytes);
      meet(InetAddress.getByAddress(Arrays.copyOfRange(blocks, from, from + bytes)));
      meet(InetAddress.getByAddress(Arrays.copyOfRange(blocks, from + bytes, to)));
    }
  }

  private void meet(InetAddress address) throws IOException {
    if (met.size() < MOST && met.add(address) && !write(address)) {
      unnamed.add(address);
    }
  }

  /** Writes the names that have been found in the meantime. */
  public void writeFound() throws IOException {
    for (Iterator<InetAddress> each = unnamed.iterator(); each.hasNext(); ) {
      if (write(each.next())) {
        each.remove();
      }
    }
  }

  private boolean write(InetAddress address) throws IOException {
    var name = names.apply(address);
    if (name.isPresent()) {
      writer.name(address, name.get());
    }
    return name.isPresent();
  }
}
