package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picklescope.feed.FeedStart;
import picklescope.feed.LabAddress;

class LabInputTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-29T10:00:00+01:00");

  private static LabInput.Reading read(String server, String password, String from) {
    return new LabInput(server, password, from).read(Map.of("NATS_PASSWORD", "environment"), NOW);
  }

  private static LabAddress.User user(String server, String password) {
    return read(server, password, "").request().orElseThrow().broker().user().orElseThrow();
  }

  @Test
  void aServerIsAnAddressOrTheNameOfAComputer() {
    var now = read("lab-server", "", "").request().orElseThrow();
    assertEquals(LabAddress.of("nats://lab-server"), now.broker());
    assertEquals(new FeedStart.Now(), now.start());
    var oldest = read(" tls://lab:4333 ", "", "oldest").request().orElseThrow();
    assertEquals("tls://lab:4333", oldest.broker().toString());
    assertEquals(new FeedStart.Oldest(), oldest.start());
    assertTrue(read("lab", "", "10min").request().orElseThrow().start() instanceof FeedStart.Time);
  }

  @Test
  void aPasswordIsThatOfTheAddressOrTheFieldOrTheEnvironment() {
    assertEquals("environment", user("nats://me@lab", "").password());
    assertEquals("field", user("nats://me@lab", "field").password());
    assertEquals("address", user("nats://me:address@lab", "field").password());
  }

  @Test
  void thePasswordIsNotRemembered() {
    var broker =
        read("nats://me%40home%2F:secret@lab:4333", "", "").request().orElseThrow().broker();
    assertEquals("nats://me%40home%2F@lab:4333", broker.withoutPassword());
    assertEquals("me@home/", user(broker.withoutPassword(), "").name());
    assertEquals("nats://lab", LabAddress.of("nats://lab").withoutPassword());
  }

  @Test
  void eachFieldIsReportedAndNoPasswordIsShown() {
    assertEquals(Set.of(LabInput.Field.SERVER), read(" ", "", "").mistakes().keySet());
    var both = read("nats://me:secret@lab:99999", "", "25:00");
    assertEquals(Optional.empty(), both.request());
    assertEquals(Set.of(LabInput.Field.SERVER, LabInput.Field.FROM), both.mistakes().keySet());
    assertTrue(!both.mistakes().toString().contains("secret"), both::toString);
    assertTrue(both.mistakes().get(LabInput.Field.FROM).contains("14:03"), both::toString);
  }
}
