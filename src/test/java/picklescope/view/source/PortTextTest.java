package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import picklescope.net.Counters;
import picklescope.net.PortSharing;
import picklescope.net.PortSpec;
import picklescope.net.PortState;
import picklescope.net.UdpPort;
import picklescope.system.OperatingSystem;

class PortTextTest {
  private static final PortState OPEN = new PortState.Open(4 << 20, "");

  private static UdpPort port(PortState state, Counters counters) {
    return new UdpPort(4950, state, counters, PortSharing.REUSE_ADDRESS);
  }

  private static Counters counters(OptionalLong bySystem, long byUs, long cut) {
    return new Counters(1_234, 0, bySystem, byUs, cut);
  }

  @Test
  void eachStateHasAText() {
    var none = counters(OptionalLong.of(0), 0, 0);
    assertEquals("● listening, shared", PortText.state(port(OPEN, none)));
    var contested = new PortState.Open(4 << 20, "python3 gets the messages");
    assertEquals("▲ python3 gets the messages", PortText.state(port(contested, none)));
    assertEquals("○ off", PortText.state(port(new PortState.Closed(), none)));
    assertEquals("✕ in use", PortText.state(port(new PortState.Failed("in use", true), none)));
    assertEquals(
        "1,234 received · 10/s", PortText.rate(new PortsStatus.Entry(port(OPEN, none), 9.6)));
  }

  @Test
  void aPlaceAndGroupsAreNamed() throws Exception {
    var spec = PortSpec.parse("eth0:4950 239.1.1.1").getFirst();
    var open = new PortState.Open(4 << 20, "", List.of("239.1.1.1 on eth0"));
    assertEquals(
        "● listening on eth0, group 239.1.1.1 on eth0", stateOf(spec, open, PortSharing.EXCLUSIVE));
    assertEquals(
        "● listening, shared, on eth0, group 239.1.1.1 on eth0",
        stateOf(spec, open, PortSharing.REUSE_ADDRESS));
    assertEquals(
        "○ off: 4950 on eth0, group 239.1.1.1",
        stateOf(spec, new PortState.Closed(), PortSharing.EXCLUSIVE));
    assertEquals(
        "✕ no eth0",
        stateOf(
            spec,
            new PortState.Failed("no eth0", PortState.Failed.Cause.NOT_THERE),
            PortSharing.EXCLUSIVE));
  }

  private static String stateOf(PortSpec spec, PortState state, PortSharing sharing) {
    return PortText.state(new UdpPort(spec, state, counters(OptionalLong.of(0), 0, 0), sharing));
  }

  @Test
  void lossesAreNamedByTheirCause() {
    var none = counters(OptionalLong.of(0), 0, 0);
    assertFalse(PortText.hasLosses(none));
    assertEquals("0 dropped by the system\nbuffer 4 MB", PortText.losses(port(OPEN, none)));
    var unknown = counters(OptionalLong.empty(), 0, 0);
    assertFalse(PortText.hasLosses(unknown));
    assertEquals(
        "dropped by the system: unknown", PortText.losses(port(new PortState.Closed(), unknown)));
    var all = counters(OptionalLong.of(1_000), 2, 3);
    assertTrue(PortText.hasLosses(all));
    assertEquals(
        "1,000 dropped by the system · 2 not recorded · 3 perhaps cut off",
        PortText.losses(port(new PortState.Closed(), all)));
    assertTrue(PortText.hasLosses(counters(OptionalLong.empty(), 0, 1)));
  }

  @Test
  void theLineOfAPortIsShort() {
    var none = counters(OptionalLong.of(0), 0, 0);
    assertEquals("9,999/s", brief(OPEN, 9_999));
    assertEquals("12k/s", brief(OPEN, 12_345));
    assertEquals("1.2M/s", brief(OPEN, 1_234_567));
    assertEquals("off", brief(new PortState.Closed(), 0));
    assertEquals("in use", brief(new PortState.Failed("python3 has it", true), 0));
    assertEquals(
        "waits", brief(new PortState.Failed("no eth1", PortState.Failed.Cause.NOT_THERE), 0));
    assertEquals("failed", brief(new PortState.Failed("no permission", false), 0));
    assertEquals(PortKind.LISTENING, PortKind.of(port(OPEN, none)));
    assertEquals(PortKind.WARNED, PortKind.of(port(new PortState.Open(1, "others"), none)));
    assertEquals(
        PortKind.WARNED, PortKind.of(port(OPEN, counters(OptionalLong.of(1), 0, 0))), "dropped");
  }

  private static String brief(PortState state, double perSecond) {
    var none = counters(OptionalLong.of(0), 0, 0);
    return PortText.brief(new PortsStatus.Entry(port(state, none), perSecond));
  }

  @Test
  void theSummaryHasAllThatTheLineOmits() {
    var all = counters(OptionalLong.of(1_000), 2, 3);
    String text =
        PortText.line(new PortsStatus.Entry(port(OPEN, all), 9.6), OperatingSystem.LINUX).summary();
    assertTrue(text.startsWith("Port 4950: ● listening, shared\n1,234 received · 10/s\n"), text);
    assertTrue(text.contains("rmem_max"), text);
  }

  @Test
  void aSmallReceiveBufferIsExplained() {
    var small = new PortState.Open(4 << 20, "");
    var granted = new PortState.Open(64 << 20, "");
    String linux = PortText.buffer(small, OperatingSystem.LINUX);
    assertTrue(linux.contains("rmem_max=67108864"), linux);
    assertTrue(PortText.buffer(small, OperatingSystem.MAC).contains("maxsockbuf=75497472"));
    assertEquals(2, PortText.buffer(small, OperatingSystem.WINDOWS).lines().count());
    for (var system : OperatingSystem.values()) {
      assertEquals(2, PortText.buffer(granted, system).lines().count());
    }
  }

  @Test
  void theStatusAddsTheCountersOfAllPorts() {
    var first = port(new PortState.Closed(), counters(OptionalLong.of(1), 2, 0));
    var second = new UdpPort(5000, OPEN, counters(OptionalLong.of(3), 4, 0), PortSharing.EXCLUSIVE);
    var status =
        new PortsStatus(
            List.of(new PortsStatus.Entry(first, 1.5), new PortsStatus.Entry(second, 2)),
            Counters.NONE);
    assertEquals(3.5, status.totals().perSecond());
    assertEquals(2_468, status.totals().received());
    assertEquals(6, status.totals().droppedByUs());
    assertEquals(OptionalLong.of(4), status.totals().droppedBySystem());
    assertEquals(OptionalInt.of(5000), status.firstListening());
    var unknown = port(OPEN, counters(OptionalLong.empty(), 0, 0));
    assertEquals(
        OptionalLong.empty(),
        new PortsStatus(List.of(new PortsStatus.Entry(unknown, 0)), Counters.NONE)
            .totals()
            .droppedBySystem());
  }
}
