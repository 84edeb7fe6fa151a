package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picklescope.Await;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.session.SourceState;
import picklescope.settings.CaptureSetting;

/** A real program watches the loopback interface of Linux, if this user may do that. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class CaptureTextTest {
  private static SourceEntry entry(Session session) {
    return new SourceEntry(session.sources().list().getFirst(), 0, 0);
  }

  private static void send(int port) throws IOException {
    try (var socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(new byte[] {1}, 1, InetAddress.getByName("127.0.0.1"), port));
    }
  }

  private static Optional<String> sendUntilNoticed(Session session, int port) throws IOException {
    send(port);
    return session.nextNotice();
  }

  @Test
  void aPortThatRecordsTheSameMessagesIsNamedWhileItIsOpen() throws Exception {
    int port = FreePorts.next();
    try (var session = new Session()) {
      session.sources().add(new CaptureSetting("lo", List.of(port), true));
      var state = session.sources().list().getFirst().state();
      assumeTrue(state instanceof SourceState.Watching, "this user may not capture");
      assertEquals(PortKind.LISTENING, entry(session).line().kind());

      session.ports().add(port);
      String text =
          ("Port %s and the passive capture of lo record the same messages: streams, rates, alarms"
                  + " and exports count each twice. Switch one of the two off, or filter:"
                  + " source == 'port %s'")
              .formatted(port, port);
      assertEquals(text, Await.present("a notice", () -> sendUntilNoticed(session, port)));
      var line = entry(session).line();
      assertEquals(PortKind.WARNED, line.kind());
      assertTrue(line.summary().contains("\n" + text + "\n"), line.summary());
      assertTrue(entry(session).state().matches("▲ watching .*\n.*"), entry(session).state());

      session.ports().toggle(port, false);
      assertEquals(PortKind.LISTENING, entry(session).line().kind());
      assertFalse(entry(session).line().summary().contains("same messages"));
      assertEquals(Optional.empty(), session.nextNotice(), "it is told once");
    }
  }
}
