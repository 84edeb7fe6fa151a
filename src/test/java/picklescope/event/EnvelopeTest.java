package picklescope.event;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;
import picklescope.python.Call;

class EnvelopeTest {
  private static final String LETTERS = "fo_abäß1\uD835\uDD38";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The result is never false for an existing name, with any protocol, name and position. */
  @Test
  void mayHaveAttributeIsTrueForEachName() throws Exception {
    var random = new SplittableRandom(TestSeed.get());
    int denied = 0;
    for (int i = 0; i < 3_000; i++) {
      String name = name(random);
      var call = Call.of("x".repeat(random.nextInt(20))).with(name, i).with("z", name(random));
      for (int protocol = 0; protocol <= 5; protocol++) {
        byte[] payload = Envelope.auto().encode(call, protocol);
        assertTrue(
            Envelope.auto().mayHaveAttribute(payload, utf8(name)),
            () -> name + ", seed " + TestSeed.get());
        denied += Envelope.auto().mayHaveAttribute(payload, utf8("foo_foo_fo")) ? 0 : 1;
      }
    }
    assertTrue(denied > 12_000, "denied " + denied);
  }

  private static String name(SplittableRandom random) {
    var name = new StringBuilder("n");
    for (int i = random.nextInt(9); i > 0; i--) {
      name.appendCodePoint(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, random.nextInt(9))));
    }
    return name.toString();
  }

  @Test
  void anEscapeMayStandForAnyLetter() {
    byte[] payload = utf8("((t(dV\\u0066oo\nI1\nstp0\n.");
    assertTrue(Envelope.auto().mayHaveAttribute(payload, utf8("foo")));
    assertFalse(Envelope.auto().mayHaveAttribute(utf8("((t(dVfo\nI1\nstp0\n."), utf8("foo")));
    assertFalse(Envelope.auto().mayHaveAttribute(new byte[0], utf8("foo")));
  }
}
