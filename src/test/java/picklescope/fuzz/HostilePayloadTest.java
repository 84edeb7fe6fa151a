package picklescope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.event.Datagram;
import picklescope.format.PayloadFormat;
import picklescope.format.PayloadFormats;
import picklescope.format.Recognition;

/** Reading a hostile payload in any format takes memory and time that its length bounds. */
class HostilePayloadTest {
  private static final int SMALL = 10_000; // bytes
  private static final int LARGE = 4 * SMALL;
  private static final double GROWTH = 6; // a factor of 2.45 for twice the bytes
  private static final long NOISE = 2 << 20; // bytes; smaller amounts may grow at any rate
  private static final long MOST = 64 << 20; // bytes of memory for a datagram
  private static final int OTHERS = 6; // one in so many of the other formats' payloads
  private static final Duration HANGS = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json",
        "csv",
        "csv sep=; x, y",
        "struct <3f x, y, z",
        "struct B",
        "osc",
        "msgpack",
        "text",
        "text utf-16"
      })
  void growsAsThePayloadDoes(String text) throws Exception {
    PayloadFormat format = PayloadFormats.of(text);
    var wrong = new ArrayList<String>();
    for (HostilePayload payload : HostilePayload.values()) {
      if (payload.format().equals(format.name()) || payload.ordinal() % OTHERS == 0) {
        check(payload, "read", format::read, wrong);
        check(payload, "trace", format::trace, wrong);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void recognitionGrowsAsThePayloadDoes() {
    var wrong = new ArrayList<String>();
    for (HostilePayload payload : HostilePayload.values()) {
      check(payload, "recognize", Recognition::of, wrong);
    }
    assertEquals("", String.join("\n", wrong));
  }

  private interface Work {
    Object of(byte[] payload);
  }

  private static void check(HostilePayload payload, String what, Work work, List<String> wrong) {
    assertTimeoutPreemptively(HANGS, () -> measure(payload, what, work, wrong), payload::name);
  }

  private static void measure(HostilePayload payload, String what, Work work, List<String> wrong) {
    work.of(payload.of(1_000)); // loads classes
    long small = Allocation.of(() -> work.of(payload.of(SMALL))) - of(payload, SMALL);
    long large = Allocation.of(() -> work.of(payload.of(LARGE))) - of(payload, LARGE);
    byte[] datagram = Arrays.copyOf(payload.of(66_000), Datagram.MAX_PAYLOAD);
    long most = Allocation.of(() -> work.of(datagram));
    if (large > GROWTH * small + NOISE || most > MOST) {
      wrong.add("%s %s: %,d, %,d, %,d bytes".formatted(what, payload, small, large, most));
    }
  }

  private static long of(HostilePayload payload, int bytes) {
    return Allocation.of(() -> payload.of(bytes));
  }

  @ParameterizedTest
  @EnumSource
  void isReadInItsFormat(HostilePayload payload) throws Exception {
    FuzzTarget target =
        Arrays.stream(FuzzTarget.values())
            .filter(one -> one.folder().equals(payload.format()))
            .findFirst()
            .orElseThrow();
    assertTimeoutPreemptively(HANGS, () -> target.check(payload.of(60_000)));
  }
}
