package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.settings.CaptureSetting;
import picklescope.settings.FaultSetting;
import picklescope.settings.RelaySetting;

@Timeout(60)
class SourcesStatusTest {
  private static final FaultSetting LOSS = new FaultSetting(5, 0, 0, 0, 0, 0, 7, "");

  private static SourcesStatus of(Session session) {
    return SourcesStatus.of(
        SourcesStatus.items(
            session.sources().list().stream().map(one -> new SourceEntry(one, 3, 0.5)).toList()),
        session.sources().closed());
  }

  private static RelaySetting relay(int port, FaultSetting faults) {
    return new RelaySetting(port, List.of("127.0.0.1:9"), false, faults, List.of(), true);
  }

  @Test
  void faultsOnPurposeAreNamedWhileTheirRelaysAreOpen() throws Exception {
    int first = FreePorts.next();
    int second = FreePorts.next();
    try (var session = new Session()) {
      session.sources().add(relay(first, FaultSetting.NONE));
      assertEquals("", of(session).faultsText());
      session.sources().replace("relay " + first, relay(first, LOSS));
      assertEquals("▲ Faults are on: relay " + first, of(session).faultsText());
      assertEquals(
          "On purpose, at relay %d: loss 5 %%, seed 7".formatted(first),
          of(session).faultsDetails());
      session.sources().add(relay(second, LOSS));
      assertEquals("▲ Faults are on: 2 relays", of(session).faultsText());
      assertEquals(2, of(session).faultsDetails().lines().count());
      session.sources().toggle("relay " + first, false);
      session.sources().remove("relay " + second);
      assertEquals("", of(session).faultsText());
    }
  }

  @Test
  void portsAndCountsOfAllSourcesAreKnown() throws Exception {
    int port = FreePorts.next();
    try (var session = new Session()) {
      session.sources().add(relay(port, FaultSetting.NONE));
      session.sources().add(new CaptureSetting("lab0", List.of(4950, 4951), false));
      var status = of(session);
      assertEquals(Set.of(port, 4950, 4951), status.ports());
      assertEquals(
          List.of("relay " + port, "lab0"),
          status.items().stream().map(SourcesStatus.Item::name).toList());
      assertEquals(0, status.totals().perSecond(), "nothing is recorded");
      assertEquals("off", status.items().getLast().line().brief());
    }
  }

  @Test
  void whatOneSystemDoesNotReportIsUnknownForAll() {
    var known = new Totals(1, 1, OptionalLong.of(2), 3, 4);
    var unknown = new Totals(1, 1, OptionalLong.empty(), 3, 4);
    assertEquals(new Totals(2, 2, OptionalLong.of(4), 6, 8), known.plus(known));
    assertTrue(known.plus(unknown).droppedBySystem().isEmpty());
    assertEquals("Dropped: 9 (system 2, Picklescope 3, elsewhere 4)", known.droppedText().text());
  }
}
