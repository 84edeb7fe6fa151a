package picklescope.view.empty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picklescope.net.Counters;
import picklescope.net.PortSharing;
import picklescope.net.PortState;
import picklescope.net.UdpPort;
import picklescope.net.doctor.Finding;
import picklescope.net.doctor.Topic;
import picklescope.net.doctor.Verdict;
import picklescope.session.SourceCounts;
import picklescope.view.empty.EmptyPage.Kind;
import picklescope.view.empty.Situation.Source;
import picklescope.view.source.PortKind;
import picklescope.view.source.PortsStatus;
import picklescope.view.source.SourceLine;
import picklescope.view.source.SourcesStatus;
import picklescope.view.source.Totals;

class EmptyPagesTest {
  private static final long LATER = EmptyPages.PATIENCE.toNanos();
  private static final Finding FINDING =
      new Finding(Topic.FIREWALL, Verdict.PROBLEM, "found", "advice", Optional.empty());
  private static final PortState OPEN = new PortState.Open(1, "");
  private static final PortState OFF = new PortState.Closed();
  private static final PortState FAILED = new PortState.Failed("Port 4951 is in use.", true);

  private final List<Integer> examined = new ArrayList<>();
  private final EmptyPages pages =
      new EmptyPages(port -> {
        examined.add(port);
        return List.of(FINDING);
      });

  /** The state of ports with these states, numbered from 4950. */
  private static PortsStatus ports(PortState... states) {
    var counters = new Counters(0, 0, OptionalLong.of(0), 0, 0);
    var numbers = Stream.iterate(4950, n -> n + 1).iterator();
    return new PortsStatus(
        Stream.of(states)
            .map(state -> new UdpPort(numbers.next(), state, counters, PortSharing.EXCLUSIVE))
            .map(port -> new PortsStatus.Entry(port, 0))
            .toList(),
        Counters.NONE);
  }

  private static Situation live(PortsStatus ports) {
    return new Situation(Source.LIVE, 0, 0, true, false, false, 0, ports, SourcesStatus.NONE);
  }

  private static Situation cleared(boolean paused, long waiting) {
    return new Situation(
        Source.LIVE, 0, 0, true, true, paused, waiting, ports(OPEN), SourcesStatus.NONE);
  }

  private static Situation rows(long rows, long chosen, boolean isFiltered) {
    return new Situation(
        Source.LIVE, rows, chosen, isFiltered, false, false, 0, ports(OPEN), SourcesStatus.NONE);
  }

  private EmptyPage page(Situation situation) {
    return pages.next(situation, 0).orElseThrow();
  }

  @Test
  void whereNothingHasComeThePortsAreNamed() {
    var page = page(live(ports(OPEN)));
    assertEquals(Kind.WAITING, page.kind());
    assertEquals("No messages yet", page.title());
    assertEquals("Listening on port 4950. Messages appear here as they come.", page.text());
    assertEquals(OptionalInt.of(4950), page.sendTo());
    assertTrue(page(live(ports(OFF, OPEN, OPEN))).text().contains("on ports 4951 and 4952."));
    assertTrue(
        page(live(ports(OPEN, OPEN, OPEN, OPEN, OPEN))).text().startsWith("Listening on 5 ports."));
  }

  @Test
  void withoutAnOpenPortThePageShowsTheReason() {
    assertEquals("No ports", page(live(ports())).title());
    assertEquals("No port listens", page(live(ports(OFF))).title());
    assertEquals("No port could be opened", page(live(ports(OFF, FAILED))).title());
    assertEquals(Kind.NO_PORTS, page(live(ports(OFF, FAILED))).kind());
    assertEquals(
        "Port 4951 is in use. It opens by itself when it is free.",
        page(live(ports(OFF, FAILED))).text());
    assertEquals(OptionalInt.empty(), page(live(ports(FAILED))).sendTo());
  }

  @Test
  void pausedHidesMoreThanCleared() {
    assertEquals("Cleared", page(cleared(false, 0)).title());
    var paused = page(cleared(true, 186));
    assertEquals("Paused", paused.title());
    assertEquals(
        "186 messages have come since the table was paused. Continue (Ctrl+P) to see them.",
        paused.text());
    assertTrue(page(cleared(true, 1)).text().startsWith("1 message has come"));
    assertTrue(page(cleared(true, 0)).text().startsWith("New messages are recorded."));
    assertEquals(Optional.of("Continue"), paused.remedy());
    assertEquals(Optional.of("Undo Clear"), page(cleared(false, 0)).remedy());
    assertEquals(Optional.empty(), page(live(ports(OPEN))).remedy());
  }

  @Test
  void aFilterWithoutAMatchDiffersFromOneThatStillRuns() {
    assertEquals(Optional.empty(), pages.next(rows(9, 1, true), 0));
    assertEquals(
        "None of the 1,234 messages matches the filter.", page(rows(1_234, 0, true)).text());
    assertEquals("The only message does not match the filter.", page(rows(1, 0, true)).text());
    assertTrue(page(rows(1_234, 0, false)).text().startsWith("No match so far."));
  }

  @Test
  void aFileHasItsOwnTexts() {
    for (Source source : List.of(Source.FILE, Source.FILE_READING)) {
      var file = new Situation(source, 0, 0, true, false, false, 0, ports(), SourcesStatus.NONE);
      assertEquals(Kind.FILE, page(file).kind());
      assertEquals(source == Source.FILE_READING, page(file).text().contains("so far"));
    }
  }

  @Test
  void afterAWhileTheComputerIsExamined() {
    var situation = live(ports(OPEN, FAILED, OFF));
    assertEquals(List.of(), pages.next(situation, 5).orElseThrow().findings());
    assertEquals(List.of(), pages.next(situation, LATER + 4).orElseThrow().findings());
    assertEquals(List.of(), examined);
    assertEquals(List.of(FINDING), pages.next(situation, LATER + 5).orElseThrow().findings());
    assertEquals(List.of(4951), examined, "the port that failed");
  }

  @Test
  void anOpenRelayIsASourceAsAPortIs() {
    var line = new SourceLine("4960→", PortKind.LISTENING, true, "0/s", "");
    var relay = new SourcesStatus.Item("relay 4960", line, List.of(4960), "", Totals.NONE);
    var sources = SourcesStatus.of(List.of(relay), SourceCounts.NONE);
    var both = page(new Situation(Source.LIVE, 0, 0, true, false, false, 0, ports(OPEN), sources));
    assertTrue(both.text().startsWith("Listening on port 4950. Open: relay 4960."), both::text);
    var alone = page(new Situation(Source.LIVE, 0, 0, true, false, false, 0, ports(OFF), sources));
    assertEquals(Kind.WAITING, alone.kind());
    assertTrue(alone.text().startsWith("Open: relay 4960. Messages"), alone::text);
    assertEquals(OptionalInt.empty(), alone.sendTo());
  }

  @Test
  void theTimeStartsAgainWhenThePortsWereOff() {
    pages.next(live(ports(OPEN)), 0);
    pages.next(live(ports(OFF)), LATER);
    assertEquals(List.of(), pages.next(live(ports(OPEN)), LATER + 1).orElseThrow().findings());
    assertEquals(List.of(), pages.next(live(ports(OPEN)), LATER + 2).orElseThrow().findings());
  }

  @Test
  void theLinesOfCodeFitTheAddress() {
    assertEquals(
        "s.sendto(pickle.dumps(((5, 'hello'), {'foo': 78})), ('192.168.1.20', 4950))",
        PageText.python("192.168.1.20", 4950).getLast());
    assertTrue(PageText.python("2001:db8::5", 4950).get(1).contains("AF_INET6"));
    assertEquals(2, PageText.vizard("192.168.1.20", 4950).size());
    assertEquals("net.port(5000)", PageText.vizard("192.168.1.20", 5000).get(1));
  }
}
