package picklescope.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picklescope.capture.CaptureStream;
import picklescope.capture.Notes;
import picklescope.event.Datagram;

/**
 * What a host publishes about its capture besides its blocks. A broker keeps the newest.
 *
 * @param capture the capture that it publishes
 * @param sources where it gets messages from
 * @param section a pcapng section without packets: the interfaces of the capture and the names of
 *     computers that it knows; it may be anything, and must not be modified
 */
public record HostDescription(String capture, List<HostSource> sources, byte[] section) {
  /** Copies the list. */
  public HostDescription {
    sources = List.copyOf(sources);
  }

  /** Returns whether it is equal to another one. */
  public boolean isSame(HostDescription other) {
    return capture.equals(other.capture)
        && sources.equals(other.sources)
        && Arrays.equals(section, other.section);
  }

  /** Returns the names of computers in the section, as far as it can be read. */
  public Map<InetAddress, String> names() {
    var names = new LinkedHashMap<InetAddress, String>();
    try {
      new CaptureStream(new ByteArrayInputStream(section))
          .read(
              new CaptureStream.Listener() {
                @Override
                public void datagram(Datagram datagram, Notes notes) {}

                @Override
                public void name(InetAddress address, String name) {
                  names.putIfAbsent(address, name);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it is read from memory
    }
    return names;
  }
}
