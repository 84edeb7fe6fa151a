package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelopes;

class EventDecoderTest {
  private final EventDecoder decoder =
      new EventDecoder(
          Envelopes::auto, address -> "name of " + address.getHostAddress(), Optional.of("here"));

  @ParameterizedTest
  @CsvSource({
    "IN,  10.0.0.7,  10.0.0.9, port 4950,         name of 10.0.0.7",
    "IN,  127.0.0.1, 0.0.0.0,  port 4950,         name of 127.0.0.1",
    "OUT, 10.0.0.7,  10.0.0.9, sent,              here",
    "IN,  10.0.0.7,  10.0.0.9, port 4950 @ LAB-3, name of 10.0.0.7",
    "IN,  127.0.0.1, 0.0.0.0,  port 4950 @ LAB-3, LAB-3",
    "OUT, 10.0.0.7,  10.0.0.9, sent @ LAB-3,      LAB-3",
    "IN,  127.0.0.1, 0.0.0.0,  port 4950 @ stdin, stdin",
    "OUT, 10.0.0.7,  10.0.0.9, sent @ stdin,      name of 10.0.0.9",
    "OUT, 10.0.0.7,  0.0.0.0,  sent @ stdin,      stdin",
  })
  void theSenderIsTheComputerThatHasSent(
      Direction direction, String remote, String local, String source, String sender) {
    var datagram =
        new Datagram(
            1,
            0,
            direction,
            new InetSocketAddress(InetAddress.ofLiteral(remote), 4950),
            new InetSocketAddress(InetAddress.ofLiteral(local), 4950),
            new byte[] {1},
            source);
    assertEquals(sender, decoder.decode(datagram).sender());
    var asked =
        decoder.namedAddress(datagram).map(address -> "name of " + address.getHostAddress());
    assertEquals(sender.startsWith("name") ? Optional.of(sender) : Optional.empty(), asked);
  }
}
