package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.net.FreePorts;
import picklescope.net.doctor.Examination;
import picklescope.net.doctor.Finding;
import picklescope.net.doctor.Verdict;
import picklescope.settings.CaptureSetting;
import picklescope.settings.FaultSetting;
import picklescope.settings.RelaySetting;

/** Relays and passive captures in the doctor's answer. */
@Timeout(60)
class SourceFindingsTest {
  private static List<Finding> at(int port, Session session) {
    return new SourceFindings(session.sources()::list, Map::of).at(port);
  }

  private static RelaySetting relay(int port, double loss) {
    return new RelaySetting(
        port,
        List.of("localhost:9"),
        false,
        new FaultSetting(loss, 0, 0, 0, 0, 0, 7, ""),
        List.of(),
        true);
  }

  @Test
  void aRelayHasThePortAndItsFaultsMayBeTheReason() throws Exception {
    int port = FreePorts.next();
    try (var session = new Session()) {
      session.sources().add(relay(port, 0));
      assertEquals(List.of(), at(port + 1, session));
      var well = at(port, session).getFirst();
      assertEquals(Verdict.GOOD, well.verdict());
      assertEquals(
          "Relay %d receives here, and passes on to localhost:9. No message has come."
              .formatted(port),
          well.found());
      session.sources().replace("relay " + port, relay(port, 100));
      var lossy = at(port, session).getFirst();
      assertEquals(Verdict.NOTE, lossy.verdict());
      assertTrue(lossy.found().endsWith("On purpose: loss 100 %, seed 7."), lossy::found);
      session.sources().toggle("relay " + port, false);
      assertEquals(Verdict.PROBLEM, at(port, session).getFirst().verdict());
    }
  }

  @Test
  void aRelayThatHasFailedIsNamed() throws Exception {
    int port = FreePorts.next();
    try (var session = new Session()) {
      session.sources().add(relay(port, 0).withRules(List.of("foo > -> drop")));
      var failed = at(port, session).getFirst();
      assertEquals(Verdict.PROBLEM, failed.verdict());
      assertTrue(failed.found().startsWith("Relay %d has failed: ".formatted(port)), failed::found);
    }
  }

  @Test
  void theDoctorKnowsThatARelayReceives() throws Exception {
    int port = FreePorts.next();
    try (var session = new Session()) {
      session.sources().add(relay(port, 0));
      var found = new ArrayList<Finding>();
      session.doctor().examine(Examination.of(port), found::add, () -> !found.isEmpty());
      assertEquals(at(port, session), found);
    }
  }

  @Test
  void aCaptureThatCannotWatchIsAProblemOfItsPorts() throws Exception {
    try (var session = new Session()) {
      session.sources().add(new CaptureSetting("-x", List.of(4950), true));
      assertEquals(List.of(), at(4951, session));
      assertEquals(
          "-x is not watched: '-x' is not the name of a network interface.",
          at(4950, session).getFirst().found());
    }
  }
}
