package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.Await;
import picklescope.LoopbackAddresses;
import picklescope.demo.LabComputer;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.KnownTraffic;
import picklescope.event.PortSender;
import picklescope.event.RawNetworkEvent;
import picklescope.net.FreePorts;
import picklescope.send.Destination;
import picklescope.settings.PortSetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/** The demo lab, received by a session as real datagrams. */
class DemoTest {
  private final SettingsKeeper settings;
  private final Session session;
  private final int port;

  DemoTest() throws Exception {
    port = FreePorts.next();
    settings =
        SettingsKeeper.inMemory(
            Settings.defaults()
                .with(Settings.LOOK_UP_NAMES, false)
                .with(Settings.PORTS, List.of(new PortSetting(port, true))));
    session = new Session(settings);
    session.rememberedPorts().open();
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Stream<Event> received() {
    return LongStream.rangeClosed(1, session.capture().last())
        .mapToObj(number -> session.decoder().decode(session.capture().get(number)))
        .filter(event -> event.datagram().direction() == Direction.IN);
  }

  private Map<String, Event> newestBySender() {
    var newest = new TreeMap<String, Event>();
    received().forEach(event -> newest.put(event.sender(), event));
    return newest;
  }

  /** Not the newest only: the sender goes on. */
  private boolean hasCome(String sender, String text) {
    return received()
        .anyMatch(event -> event.sender().equals(sender) && event.toString().contains(text));
  }

  private void awaitSenders(int count) {
    LoopbackAddresses.assumeMany();
    Await.until(count + " senders", () -> newestBySender().size() == count);
  }

  @Test
  void isReceivedNamedAndDecodedAndTheSettingsStay() throws Exception {
    var before = settings.get();
    session.demo().start();
    awaitSenders(LabComputer.values().length);
    for (Event event : newestBySender().values()) {
      if (event instanceof RawNetworkEvent raw) {
        assertTrue(raw.content().isPresent(), event.sender() + " " + raw.reason());
      }
    }
    assertTrue(newestBySender().containsKey("EYE-TRACKER"));
    session.rememberedPorts().remember();
    session.demo().stop();
    Await.until("the end", () -> !session.demo().isPlaying());
    assertTrue(newestBySender().containsKey("ARDUINO"), "stays readable");
    assertEquals(before, settings.get());
  }

  @Test
  void hasAPortOfItsOwnWhereNoneListensAndRemovesIt() throws Exception {
    session.ports().toggle(port, false);
    var ports = session.ports().list();
    session.demo().start();
    awaitSenders(LabComputer.values().length);
    assertTrue(received().noneMatch(event -> KnownTraffic.of(event).isPresent()));
    session.rememberedPorts().remember();
    assertEquals(1, settings.get(Settings.PORTS).size());
    session.demo().close();
    assertEquals(ports.size(), session.ports().list().size());
  }

  @Test
  void annaAnswers() throws Exception {
    LoopbackAddresses.assumeMany();
    session.demo().start();
    Await.until("Anna", () -> session.demo().sender(LabComputer.ANNA).isPresent());
    var anna = session.demo().sender(LabComputer.ANNA).orElseThrow();
    session.send(
        new Destination(anna.getAddress().getHostAddress(), anna.getPort()),
        "hello".getBytes(StandardCharsets.UTF_8));
    Await.until("an answer", () -> hasCome("ANNA", "Thank you"));
    assertEquals(1, session.demo().answered());
  }

  @Test
  void whatTheUserChoosesForAGuestIsNotRemembered() throws Exception {
    session.demo().start();
    Await.until("a port", () -> session.demo().port().isPresent());
    var arduino =
        new PortSender(port, session.demo().sender(LabComputer.ARDUINO).orElseThrow().getAddress());
    session.envelopes().set(arduino, Envelope.of("text"));
    session.envelopes().set(port, Envelope.of("json"));
    assertEquals(Envelope.of("text"), session.envelopes().now().senders().get(arduino));
    assertFalse(settings.get(Settings.ENVELOPES).senders().containsKey(arduino));
    assertEquals(Envelope.of("json"), settings.get(Settings.ENVELOPES).of(port));
  }
}
