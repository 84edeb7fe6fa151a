package picklescope.view.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import picklescope.stream.Alarm;
import picklescope.stream.AlarmNews;
import picklescope.view.text.ClockText;

class AlarmLogTest {
  @Test
  void anEntryHasTheTimeAndTheTextOnce() throws Exception {
    var log = new AlarmLog();
    long nanos = 1_790_000_000_000_000_000L;
    log.add(new AlarmNews(Alarm.of("silent 2s"), true, 7, nanos, "LAB-1 (pos): silent for 2.3 s"));
    assertEquals(ClockText.seconds(nanos) + "  LAB-1 (pos): silent for 2.3 s", log.line());
    assertTrue(log.newest().orElseThrow().begins());
    log.add(new AlarmNews(Alarm.of("silent 2s"), false, 8, nanos, "LAB-1 (pos): sends again"));
    assertEquals(ClockText.seconds(nanos) + "  LAB-1 (pos): sends again  (and 1 more)", log.line());
    assertEquals(8, log.entries().getFirst().number());
  }
}
