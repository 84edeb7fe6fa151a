package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picklescope.Await;
import picklescope.capture.JournalState;
import picklescope.net.Counters;
import picklescope.net.FreePorts;
import picklescope.net.Network;
import picklescope.net.PortSharing;
import picklescope.net.PortState;
import picklescope.net.UdpPort;
import picklescope.python.Call;
import picklescope.session.Elsewhere;
import picklescope.session.Session;
import picklescope.session.Source;
import picklescope.session.SourceCounts;
import picklescope.session.SourceState;
import picklescope.settings.CaptureSetting;
import picklescope.settings.FaultSetting;
import picklescope.settings.RelaySetting;
import picklescope.view.files.RecordingStatus;

/** The texts of the status bar. */
class StatusTest {
  @Test
  void onlyOpenPortsAreListedAndTheirCountsAdded() throws Exception {
    try (var session = new Session()) {
      int on = FreePorts.next();
      int off = FreePorts.next();
      session.ports().add(on);
      session.ports().add(off);
      session.ports().toggle(off, false);
      var status =
          new PortsStatus(
              session.ports().list().stream()
                  .map(port -> new PortsStatus.Entry(port, 1.5))
                  .toList(),
              session.ports().removed());
      assertEquals("● %d listening".formatted(on), status.openText(SourcesStatus.NONE));
      assertEquals(OptionalInt.of(on), status.firstListening());
      assertEquals(3.0, status.totals().perSecond());
      assertEquals(0, status.totals().received() + status.totals().droppedByUs());
    }
  }

  @Test
  void whatRemovedSourcesHaveReceivedStaysInTheTotals() throws Exception {
    try (var session = new Session()) {
      int port = FreePorts.next();
      session.ports().add(port);
      int relayed = FreePorts.next();
      var relay =
          new RelaySetting(
              relayed, List.of("127.0.0.1:9"), false, FaultSetting.NONE, List.of(), true);
      session.sources().add(relay);
      try (var network = Network.to("127.0.0.1", port);
          var toRelay = Network.to("127.0.0.1", relayed)) {
        network.send(Call.of(1));
        toRelay.send(Call.of(2));
      }
      Await.until("both are there", () -> received(session) == 2);
      session.ports().remove(port);
      session.ports().add(port);
      session.sources().toggle(relay.name(), false);
      assertEquals(2, received(session));
      session.sources().remove(relay.name());
      assertEquals(2, received(session));
    }
  }

  private static long received(Session session) {
    var ports = session.ports().list().stream().map(one -> new PortsStatus.Entry(one, 0)).toList();
    var sources = session.sources();
    var entries =
        sources.list().stream()
            .map(one -> new SourceEntry(one, SourceEntry.received(one), 0))
            .toList();
    return new PortsStatus(ports, session.ports().removed())
        .totals()
        .plus(SourcesStatus.of(SourcesStatus.items(entries), sources.closed()).totals())
        .received();
  }

  @Test
  void theCommandThatMendsACaptureIsApartToBeCopied() {
    var failed = new SourceState.Failed("No permission. Run this:", Optional.of("sudo mend"));
    var entry =
        new SourceEntry(new Source(new CaptureSetting("eth0", List.of(), true), failed), 0, 0);
    assertEquals("✕ No permission. Run this:", entry.state());
    assertEquals(Optional.of("sudo mend"), entry.mendingLine());
    assertEquals(
        "Passive capture of eth0: ✕ No permission. Run this:\nsudo mend", entry.line().summary());
  }

  @Test
  void withoutPortsNoneListensAndNothingIsDropped() {
    var status = PortsStatus.NONE;
    assertEquals("○ no port listens", status.openText(SourcesStatus.NONE));
    assertEquals(OptionalInt.empty(), status.firstListening());
    assertEquals(OptionalLong.of(0), status.totals().droppedBySystem());
    assertEquals(
        new DroppedText("Dropped: 0", DroppedText.NONE, false), status.totals().droppedText());
  }

  @Test
  void openRelaysAndCapturesAreListedToo() {
    var sources =
        SourcesStatus.of(
            List.of(
                item("relay 4970", PortKind.LISTENING),
                item("eth0", PortKind.WARNED),
                item("lo", PortKind.FAILED)),
            SourceCounts.NONE);
    assertEquals("● relay 4970, eth0", PortsStatus.NONE.openText(sources));
    var listening = status(port(4950, new PortState.Open(1, ""), 0));
    assertEquals("● 4950 listening, relay 4970, eth0", listening.openText(sources));
    var piped =
        new SourcesStatus(List.of(), SourceCounts.NONE, new Elsewhere(7, 2, List.of("stdin")), 5);
    assertEquals("● stdin", PortsStatus.NONE.openText(piped));
    assertEquals(new Totals(7, 5, OptionalLong.of(0), 0, 2), piped.totals());
  }

  private static SourcesStatus.Item item(String name, PortKind kind) {
    return new SourcesStatus.Item(
        name, new SourceLine(name, kind, true, "", ""), List.of(), "", Totals.NONE);
  }

  @Test
  void thePortThatMayBeWrongIsExaminedFirst() {
    var off = new PortState.Closed();
    var heard = port(4951, new PortState.Open(1, ""), 7);
    assertEquals(4950, PortsStatus.NONE.doubtful());
    assertEquals(4951, status(port(4950, off, 0), heard).doubtful());
    var silent = port(4952, new PortState.Open(1, ""), 0);
    assertEquals(4952, status(port(4950, off, 0), heard, silent).doubtful());
    var failed = port(4953, new PortState.Failed("in use", true), 0);
    assertEquals(4953, status(heard, silent, failed).doubtful());
    assertEquals(List.of(4951, 4953), status(heard, failed).numbers());
  }

  private static UdpPort port(int number, PortState state, long received) {
    var counters = new Counters(received, received, OptionalLong.of(0), 0, 0);
    return new UdpPort(number, state, counters, PortSharing.EXCLUSIVE);
  }

  private static PortsStatus status(UdpPort... ports) {
    var entries = Stream.of(ports).map(one -> new PortsStatus.Entry(one, 0)).toList();
    return new PortsStatus(entries, Counters.NONE);
  }

  @Test
  void dropsAreShownAsOneNumberWithTheirReasons() {
    var both = DroppedText.of(OptionalLong.of(1_200), 34, 0);
    assertEquals("Dropped: 1,234 (system 1,200, Picklescope 34)", both.text());
    assertTrue(both.isLoss());
    assertEquals("Dropped: 34 (Picklescope 34)", DroppedText.of(OptionalLong.of(0), 34, 0).text());
    assertEquals("Dropped: 5 (system 5)", DroppedText.of(OptionalLong.of(5), 0, 0).text());
    assertTrue(both.details().contains("1,200 by the operating system"), both.details());
    assertTrue(both.details().contains("34 by Picklescope"), both.details());
    var elsewhere = DroppedText.of(OptionalLong.of(0), 0, 61_746);
    assertEquals("Dropped: 61,746 (elsewhere 61,746)", elsewhere.text());
    assertTrue(
        elsewhere.details().contains("61,746 messages and packets at other"), elsewhere.details());
  }

  @Test
  void aSystemThatDoesNotCountDropsIsNotTakenForNoDrops() {
    var unknown = DroppedText.of(OptionalLong.empty(), 0, 0);
    assertEquals("Dropped: unknown", unknown.text());
    assertFalse(unknown.isLoss());
    assertTrue(unknown.details().contains("does not report"), unknown.details());
    assertEquals(
        "Dropped: 7 or more (Picklescope 7)", DroppedText.of(OptionalLong.empty(), 7, 0).text());
  }

  @Test
  void recordedAndLostMessagesAreReported() {
    assertEquals(
        "On disk: 3 MB of 4 GB",
        RecordingStatus.text(new JournalState.Recording(3 << 20, 0, 0), 4L << 30));
    assertEquals(
        "On disk: 3 MB of 4 GB, 1,007 not kept",
        RecordingStatus.text(new JournalState.Recording(3 << 20, 7, 1_000), 4L << 30));
    assertEquals(
        "In memory only, 7 not kept",
        RecordingStatus.text(new JournalState.InMemory("the disk is full", 0, 7, 0), 4L << 30));
  }
}
