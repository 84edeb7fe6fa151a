package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.SourceNames;
import picklescope.filter.Subject;

class ObjectNamesTest {
  private final ObjectNames names = new ObjectNames(Optional.empty());

  private String name(String sender, String address, String host) {
    var local = new InetSocketAddress("127.0.0.1", 4950);
    var remote = new InetSocketAddress(address, 50_000);
    String port = SourceNames.port(4950);
    String source = host.isEmpty() ? port : SourceNames.onHost(port, host);
    var datagram = new Datagram(1, 1, Direction.IN, remote, local, new byte[1], source);
    return names.of(Subject.of(Envelope.auto().decode(datagram, sender)));
  }

  @Test
  void sendersWithOneNameAreToldApartByAddressAndComputer() {
    assertEquals("tracker", name("tracker", "192.168.0.10", ""));
    assertEquals("tracker 192.168.0.11", name("tracker", "192.168.0.11", ""));
    assertEquals("tracker 192.168.0.10 @ LAB-1", name("tracker", "192.168.0.10", "LAB-1"));
    assertEquals("tracker 192.168.0.10 @ LAB-2", name("tracker", "192.168.0.10", "LAB-2"));
    assertEquals("tracker", name("tracker", "192.168.0.10", ""));
    assertEquals("10.0.0.7", name("10.0.0.7", "10.0.0.7", "LAB-1"));
    assertEquals("10.0.0.7 @ LAB-2", name("10.0.0.7", "10.0.0.7", "LAB-2"));
    assertEquals("LAB-1", name("LAB-1", "127.0.0.1", "LAB-1"));
    assertEquals("LAB-2", name("LAB-2", "127.0.0.1", "LAB-2"));
  }
}
