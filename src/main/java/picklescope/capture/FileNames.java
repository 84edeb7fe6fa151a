package picklescope.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picklescope.event.Datagram;

/**
 * Writes the names of the computers that a file's datagrams come from or go to, each once: when the
 * first datagram is written, or later, for a name may take a while to be found. One thread.
 */
public final class FileNames {
  /** More computers than a file has reason to name. */
  private static final int MOST = CaptureIndex.MOST_NAMES;

  private final PcapngWriter writer;
  private final Function<InetAddress, Optional<String>> names;
  private final Set<InetAddress> met = new HashSet<>();
  private final Set<InetAddress> unnamed = new HashSet<>();

  /**
   * For that file.
   *
   * @param names the name of an address as far as it is known now; it must not wait
   */
  public FileNames(PcapngWriter writer, Function<InetAddress, Optional<String>> names) {
    this.writer = writer;
    this.names = names;
  }

  /** A datagram is about to be written. */
  public void meet(Datagram datagram) throws IOException {
    meet(datagram.remote().getAddress());
    meet(datagram.local().getAddress());
  }

  private void meet(InetAddress address) throws IOException {
    if (met.size() < MOST && met.add(address) && !write(address)) {
      unnamed.add(address);
    }
  }

  /** Writes the names that have been found since. */
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
