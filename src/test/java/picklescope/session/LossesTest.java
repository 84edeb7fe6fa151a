package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import picklescope.net.Counters;
import picklescope.net.RelayCounters;

class LossesTest {
  @Test
  void nothingIsLost() {
    var losses = Losses.of(new Counters(5, 0, OptionalLong.of(0), 0, 0));
    assertFalse(losses.any());
    assertEquals("0 dropped by the system", losses.text());
    assertEquals(List.of(), losses.lines());
    assertEquals("", Losses.of(new PassiveCounts(5, 0, 3, OptionalLong.empty())).text());
  }

  @Test
  void whatTheSystemDoesNotReportIsNoLoss() {
    var losses = Losses.of(new Counters(5, 0, OptionalLong.empty(), 0, 0));
    assertFalse(losses.any());
    assertEquals("dropped by the system: unknown", losses.text());
    assertEquals(List.of(), losses.lines());
  }

  @Test
  void allSourcesHaveTheSameWords() {
    var port = Losses.of(new Counters(5, 0, OptionalLong.of(1_000), 1, 2));
    assertTrue(port.any());
    assertEquals(
        List.of(
            "1,000 messages dropped by the system",
            "1 message not recorded",
            "2 messages perhaps cut off"),
        port.lines());
    var relay = Losses.of(new RelayCounters(9, 9, 9, 9, 9, 3, 4, 1, OptionalLong.of(0), 9, 9, 9));
    assertEquals(
        "0 dropped by the system · 1 not recorded · 3 not passed on · 4 refused", relay.text());
    var capture = Losses.of(new PassiveCounts(5, 45, 0, OptionalLong.of(1)));
    assertEquals(
        List.of("1 packet dropped by the system", "45 fragments of incomplete messages"),
        capture.lines());
  }
}
