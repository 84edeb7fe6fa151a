package picklescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.feed.FeedStart;
import picklescope.feed.LabAddress;

class LabArgumentsTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-29T10:00:00Z");
  private static final FeedStart AT_NINE = new FeedStart.Time(1_795_942_800_000_000_000L);

  private static Optional<LabArguments> of(String... arguments) {
    return LabArguments.of(List.of(arguments), Map.of(), () -> NOW);
  }

  private static FeedStart start(String... arguments) {
    return of(arguments).orElseThrow().start();
  }

  private static String mistake(String... arguments) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> of(arguments)).getMessage());
  }

  @Test
  void aLabIsShownFromNowOnOrFromATime() {
    assertEquals(LabAddress.of("nats://lab"), of("nats://lab").orElseThrow().broker());
    assertEquals(new FeedStart.Now(), start("nats://lab"));
    assertEquals(AT_NINE, start("nats://lab", "--from", "9:00"));
    assertEquals(AT_NINE, start("tls://lab", "--from=60min"));
    assertEquals(new FeedStart.Oldest(), start("nats://lab", "--from", "oldest"));
  }

  @Test
  void otherArgumentsAreNotOfALab() {
    assertEquals(Optional.empty(), of());
    assertEquals(Optional.empty(), of("watch", "nats://lab"));
    assertEquals(Optional.empty(), of("capture.pcapng"));
  }

  @Test
  void mistakesAreReported() {
    assertTrue(mistake("nats://lab:0").contains("expected an address"));
    assertTrue(mistake("nats://lab", "--from", "25:00").startsWith("--from: expected a time"));
    assertTrue(mistake("nats://lab", "--from").contains("picklescope watch"));
    assertTrue(mistake("nats://lab", "--host", "LAB-3").contains("picklescope watch"));
  }
}
