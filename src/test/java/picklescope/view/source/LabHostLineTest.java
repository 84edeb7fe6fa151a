package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.feed.ClockOffset;
import picklescope.feed.HostDescription;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.HostSource;
import picklescope.session.LabCounts;
import picklescope.session.LabState;

class LabHostLineTest {
  private static LabHostLine line(long bySystem, LabState state, HostSource... sources) {
    var counts =
        new LabCounts(
            new HostName("LAB-PC-17-LEFT"),
            12_034,
            new HostLosses(bySystem, 0, 0, 0),
            2,
            0,
            0,
            0,
            0,
            7,
            Optional.of(new HostDescription("one", List.of(sources), new byte[0])),
            Optional.of(new ClockOffset(12_340_000, 200_000)));
    return LabHostLine.of(counts, state, 60);
  }

  @Test
  void whatIsKnownOfAHostIsInItsDetails() {
    var line =
        line(
            3,
            new LabState.Connected("nats://h"),
            new HostSource("port 4950", "listening", "auto"),
            new HostSource("eth0", "\u001b[31mwatching\n", ""));
    assertEquals(
        List.of(
            "12,034 received · 60/s",
            "lost: 3 messages dropped by its system, which was too slow",
            "lost: 2 messages deleted by the server's limits before being read",
            "7 came late, after newer ones of others",
            "port 4950: listening, envelope auto",
            "eth0: \\x1b[31mwatching\\n",
            "its clock is 12.34 ms ahead of this computer's, ± 0.20 ms"),
        line.details());
    assertEquals("LAB-PC-17…", line.line().name());
    assertEquals(PortKind.WARNED, line.line().kind());
    assertEquals("60/s", line.line().brief());
  }

  @Test
  void aServerThatIsAwayIsTheStateOfAllHosts() {
    var line = line(0, new LabState.Waiting("It is away."));
    assertEquals("▲ It is away. It is tried again each second.", line.state());
    assertEquals("waits", line.line().brief());
  }

  @Test
  void manySourcesAreNotAllShown() {
    var many = new HostSource[200];
    Arrays.fill(many, new HostSource("port 1", "off", ""));
    var line = line(0, new LabState.Connected("nats://h"), many);
    assertEquals("and 180 more", line.details().get(line.details().size() - 2));
  }
}
