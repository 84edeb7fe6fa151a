package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;

class LabNoticesTest {
  private final List<String> told = new ArrayList<>();
  private final LabNotices notices = new LabNotices(told::add);

  private static List<LabCounts> lost(long bySystem, long retired, long late) {
    var losses = new HostLosses(bySystem, 0, 0, 0);
    return List.of(
        new LabCounts(
            new HostName("LAB-3"),
            100,
            losses,
            retired,
            0,
            0,
            0,
            0,
            late,
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void whatChangesIsToldOnce() {
    var away = new LabState.Waiting("It is away.");
    notices.state(new LabState.Connecting());
    notices.state(new LabState.Connected("nats://h"));
    notices.state(away);
    notices.state(away);
    notices.state(new LabState.Connected("nats://h"));
    assertEquals(
        List.of(
            "Lab: It is away. It is tried again each second.", "Lab: nats://h is reached again."),
        told);
  }

  @Test
  void aLossIsToldByItsCauseAndAgainWhenItHasDoubled() {
    notices.losses(lost(0, 0, 0));
    notices.losses(lost(3, 0, 0));
    notices.losses(lost(5, 0, 0));
    notices.losses(lost(6, 1, 0));
    assertEquals(
        List.of(
            "LAB-3: 3 messages dropped by its system, which was too slow",
            "LAB-3: 6 messages dropped by its system, which was too slow",
            "LAB-3: 1 message deleted by the server's limits before being read"),
        told);
  }

  @Test
  void whatComesLateIsToldAsLossesAre() {
    for (long late : new long[] {0, 1, 1, 2, 3, 4}) {
      notices.losses(lost(0, 0, late));
    }
    assertEquals(
        List.of("1", "2", "4"),
        told.stream().map(text -> text.split(" ")[1]).toList(),
        told::toString);
  }
}
