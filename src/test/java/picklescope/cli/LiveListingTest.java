package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
import picklescope.net.FreePorts;
import picklescope.session.EventDecoder;
import picklescope.session.Session;

@Timeout(60)
class LiveListingTest {
  private static final int COUNT = 20;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private volatile boolean named;

  private long listed(String filter, double seconds, boolean nameComes) throws Exception {
    int port = FreePorts.next();
    var decoder =
        new EventDecoder(
            Envelopes::auto,
            address -> named ? "LAB-3" : address.getHostAddress(),
            Optional.empty());
    var stop = new StopSignal();
    try (var session = new Session();
        var listing =
            new Listing(
                decoder,
                Filter.of(filter),
                Optional.empty(),
                new Output(new ByteArrayOutputStream()),
                Optional.empty(),
                Optional.empty(),
                COUNT);
        var sender = new DatagramSocket()) {
      session.ports().add(port);
      for (int i = 0; i < COUNT; i++) {
        var to = InetAddress.getLoopbackAddress();
        sender.send(new DatagramPacket(new byte[] {(byte) i}, 1, to, port));
      }
      Await.until("all", () -> session.capture().last() >= COUNT);
      var listed =
          new LiveListing(
              session,
              listing,
              _ -> {
                boolean was = named; // a look-up that needs two looks
                named |= nameComes;
                return was;
              },
              Long.MAX_VALUE,
              System::nanoTime,
              new PrintStream(err, true, StandardCharsets.UTF_8));
      listed.run((long) (seconds * 1e9), stop);
      return listing.count();
    }
  }

  @Test
  void messagesThatCameBeforeTheNameAreListed() throws Exception {
    assertEquals(COUNT, listed("sender == 'LAB-3'", 30, true));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatWasReceivedInTimeIsListedWhenItsNameComesLater() throws Exception {
    assertEquals(COUNT, listed("sender == 'LAB-3'", 1e-9, true));
  }

  @Test
  void aNameThatDoesNotComeIsReportedAndTheAddressTaken() throws Exception {
    assertEquals(COUNT, listed("sender == '127.0.0.1'", 30, false));
    String output = err.toString(StandardCharsets.UTF_8);
    assertTrue(output.startsWith("the name of 127.0.0.1 is not known in time"), output);
    assertEquals(1, output.lines().count());
  }

  @Test
  void whatDoesNotAskForTheSenderWaitsForNoName() throws Exception {
    assertEquals(COUNT, listed("size == 1", 30, false));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }
}
