package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.net.FreePorts;
import picklescope.net.NetworkException;
import picklescope.settings.CaptureSetting;
import picklescope.settings.FaultSetting;
import picklescope.settings.PortSetting;
import picklescope.settings.RelaySetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

@Timeout(60)
class SourcesTest {
  private static RelaySetting relay(int port, String... rules) {
    return new RelaySetting(
        port, List.of("localhost:9"), false, FaultSetting.NONE, List.of(rules), true);
  }

  @Test
  void whatIsAddedIsOpenedAndRemembered() throws Exception {
    var settings = SettingsKeeper.inMemory(Settings.defaults());
    try (var session = new Session(settings)) {
      var sources = session.sources();
      sources.load(true);
      int port = FreePorts.next();
      sources.add(relay(port));
      assertInstanceOf(SourceState.Relaying.class, sources.list().getFirst().state());
      assertEquals(List.of(relay(port)), settings.get(Settings.RELAYS));
      assertThrows(NetworkException.class, () -> sources.add(relay(port)));

      sources.toggle("relay " + port, false);
      assertTrue(FreePorts.isFree(port));
      assertEquals(List.of(relay(port).switched(false)), settings.get(Settings.RELAYS));

      sources.remove("relay " + port);
      assertEquals(List.of(), settings.get(Settings.RELAYS));
    }
  }

  @Test
  void thoseOfTheSettingsAreOpenedLater() throws Exception {
    int port = FreePorts.next();
    var capture = new CaptureSetting("eth0", List.of(4950), false);
    var settings =
        SettingsKeeper.inMemory(
            Settings.defaults()
                .with(Settings.RELAYS, List.of(relay(port)))
                .with(Settings.CAPTURES, List.of(capture)));
    try (var session = new Session(settings)) {
      var sources = session.sources();
      sources.load(true);
      assertTrue(FreePorts.isFree(port));
      sources.openLoaded();
      assertInstanceOf(SourceState.Relaying.class, sources.list().getFirst().state());
      assertInstanceOf(SourceState.Off.class, sources.list().getLast().state());
    }
  }

  private SettingsKeeper settings(int relayed, List<PortSetting> ports) {
    return SettingsKeeper.inMemory(
        Settings.defaults()
            .with(Settings.RELAYS, List.of(relay(relayed)))
            .with(Settings.PORTS, ports));
  }

  /** A window that was started on a file has all off, which must not switch them off for good. */
  @Test
  void whatIsAddedWhereAllAreOffIsRememberedAndTheOthersStayOn() throws Exception {
    int port = FreePorts.next();
    int listening = FreePorts.next();
    int added = FreePorts.next();
    var ports = List.of(new PortSetting(listening, true));
    var settings = settings(port, ports);
    try (var session = new Session(settings)) {
      var sources = session.sources();
      sources.load(false);
      assertFalse(sources.list().getFirst().setting().on());
      sources.add(relay(added));
      sources.toggle("relay " + port, false);
      assertEquals(List.of(relay(port), relay(added)), settings.get(Settings.RELAYS));
      sources.remove("relay " + port);
      assertEquals(List.of(relay(added)), settings.get(Settings.RELAYS));

      session.rememberedPorts().addOff();
      session.ports().add(FreePorts.next());
      session.rememberedPorts().remember();
      var remembered = settings.get(Settings.PORTS);
      assertEquals(2, remembered.size());
      assertTrue(remembered.stream().allMatch(PortSetting::on));
    }
  }

  @Test
  void anUndoneRemovalInAWindowThatShowsAFileLeavesTheSettingsAsTheyWere() throws Exception {
    int port = FreePorts.next();
    int number = FreePorts.next();
    var spec = new PortSetting(number, true);
    var ports = List.of(spec);
    var settings = settings(port, ports);
    try (var session = new Session(settings)) {
      var sources = session.sources();
      sources.load(false);
      sources.remove("relay " + port);
      sources.add(relay(port).switched(false));
      assertEquals(List.of(relay(port)), settings.get(Settings.RELAYS));
      sources.remove("relay " + port);
      sources.add(relay(port));
      sources.toggle("relay " + port, false);
      assertFalse(settings.get(Settings.RELAYS).getFirst().on());

      var remembered = session.rememberedPorts();
      remembered.addOff();
      for (boolean on : List.of(false, true)) {
        session.ports().remove(number);
        remembered.remember();
        session.ports().add(spec.port(), spec.sharing(), on);
        remembered.remember();
        assertEquals(ports, settings.get(Settings.PORTS));
      }
      session.ports().toggle(number, false);
      remembered.remember();
      assertFalse(settings.get(Settings.PORTS).getFirst().on(), "it was added again, not undone");
    }
  }

  @Test
  void otherRulesLeaveTheRelayOpen() throws Exception {
    try (var session = new Session()) {
      var sources = session.sources();
      int port = FreePorts.next();
      sources.add(relay(port));
      var before = sources.list().getFirst().state();
      sources.replace("relay " + port, relay(port, "foo > 5 -> drop"));
      var after = (SourceState.Relaying) sources.list().getFirst().state();
      assertEquals(before, after);
      assertEquals(1, after.relay().rules().size());
    }
  }

  @Test
  void whatIsOffStaysOffWhenItIsChanged() throws Exception {
    try (var session = new Session()) {
      var sources = session.sources();
      int port = FreePorts.next();
      sources.add(relay(port));
      sources.toggle("relay " + port, false);
      int other = FreePorts.next();
      sources.replace("relay " + port, relay(other));
      var changed = sources.list().getFirst();
      assertEquals("relay " + other, changed.name());
      assertFalse(changed.setting().on());
      assertInstanceOf(SourceState.Off.class, changed.state());
    }
  }

  @Test
  void whatHasBeenRemovedIsNotChanged() throws Exception {
    try (var session = new Session()) {
      var relay = relay(FreePorts.next());
      var thrown =
          assertThrows(
              NetworkException.class, () -> session.sources().replace(relay.name(), relay));
      assertEquals(
          "There is no %s any longer: it has been removed.".formatted(relay.name()),
          thrown.getMessage());
    }
  }

  @Test
  void aMistakeIsTheStateOfItsSource() throws Exception {
    try (var session = new Session()) {
      var sources = session.sources();
      sources.add(relay(FreePorts.next(), "foo > -> drop"));
      assertInstanceOf(SourceState.Failed.class, sources.list().getFirst().state());
      sources.add(new CaptureSetting("-x", List.of(), true));
      assertEquals(
          new SourceState.Failed("'-x' is not the name of a network interface."),
          sources.list().getLast().state());
    }
  }
}
