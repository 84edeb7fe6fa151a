package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.python.Call;

class DetailHeaderTest {
  private static final InetSocketAddress REMOTE = new InetSocketAddress("10.0.0.7", 50_000);
  private static final InetSocketAddress LOCAL = new InetSocketAddress("10.0.0.1", 4950);

  private static DetailHeader header(
      Direction direction, byte[] payload, String sender, String... warnings) {
    var datagram = new Datagram(12, 0, direction, REMOTE, LOCAL, payload);
    var event = Envelope.auto().decode(datagram, sender);
    return DetailHeader.of(event, Envelope.auto(), false, List.of(warnings));
  }

  @Test
  void aReceivedCallHasItsSender() throws Exception {
    var header = header(Direction.IN, Envelope.auto().encode(Call.of(1), 4), "LAB-3");
    assertEquals("network event", header.kind());
    assertEquals("", header.warningCount());
    assertEquals("Envelope: auto", header.envelope());
    assertEquals("Envelope of port 4950: auto", header.envelopeInFull());
    int bytes = Envelope.auto().encode(Call.of(1), 4).length;
    assertEquals(
        "#12  from  LAB-3 10.0.0.7:50000  on port 4950  UDP, " + bytes + " bytes", header.facts());
    assertEquals("#12  LAB-3:50000 → 4950  " + bytes + " bytes", header.brief());
  }

  @Test
  void aSenderWithoutANameIsNotRepeated() {
    assertEquals(
        "#12  from  10.0.0.7:50000  on port 4950  UDP, 2,000 bytes",
        header(Direction.IN, new byte[2_000], "10.0.0.7").facts());
  }

  @Test
  void aSentRawMessageHasItsDestination() {
    var header = header(Direction.OUT, new byte[] {1}, "us", "first", "second");
    assertEquals("raw", header.kind());
    assertEquals("2 warnings", header.warningCount());
    assertEquals(List.of("first", "second"), header.warnings());
    assertEquals("#12  to  10.0.0.7:50000  from port 4950  UDP, 1 byte", header.facts());
    assertEquals("#12  4950 → 10.0.0.7:50000  1 byte", header.brief());
    assertEquals("1 warning", header(Direction.OUT, new byte[] {1}, "us", "one").warningCount());
  }
}
