package picklescope.view.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.event.Envelope;

/** Envelopes as they are written. */
class EnvelopeDraftTest {
  private static EnvelopeDraft custom(Map<String, String> expressions) {
    return new EnvelopeDraft("custom", "", expressions);
  }

  private static EnvelopeDraft.Result.Invalid invalid(EnvelopeDraft draft, EnvelopeUse use) {
    return assertInstanceOf(EnvelopeDraft.Result.Invalid.class, draft.read(use));
  }

  @Test
  void anEnvelopeIsWrittenAndRead() throws Exception {
    for (String text :
        List.of(
            "auto",
            "call",
            "bare",
            "skip 7",
            "custom data=p[1], attributes=p[2], sender=p[0], write=(args, kwargs)")) {
      var envelope = Envelope.of(text);
      var draft = EnvelopeDraft.of(envelope, "4");
      assertTrue(text.startsWith(draft.kind()), text);
      var read = assertInstanceOf(EnvelopeDraft.Result.Valid.class, draft.read(EnvelopeUse.PORT));
      assertEquals(envelope.text(), read.envelope().text());
    }
    assertEquals("4", EnvelopeDraft.of(Envelope.auto(), "4").skip());
  }

  @Test
  void aCustomEnvelopeNeedsWhatItIsUsedFor() {
    var reading = custom(Map.of("data", "p[1]"));
    assertInstanceOf(EnvelopeDraft.Result.Valid.class, reading.read(EnvelopeUse.PORT));
    assertTrue(
        invalid(reading, EnvelopeUse.MESSAGE).message().startsWith("Enter the value to pickle"));
    assertTrue(
        invalid(custom(Map.of()), EnvelopeUse.PORT).message().startsWith("Enter which part of p"));
  }

  @Test
  void aMistakeIsFoundInItsExpression() {
    var wrong = invalid(custom(Map.of("data", "p[1]", "write", "(args, ")), EnvelopeUse.MESSAGE);
    assertEquals(Optional.of("write"), wrong.field());
    assertTrue(wrong.message().startsWith("write, at "), wrong.message());
    var other = invalid(custom(Map.of("data", "p[", "write", "args")), EnvelopeUse.PORT);
    assertEquals(Optional.of("data"), other.field());
  }

  @Test
  void bytesToSkipAreANumber() {
    var draft = new EnvelopeDraft("skip", "x", Map.of());
    assertEquals(Optional.empty(), invalid(draft, EnvelopeUse.PORT).field());
    assertTrue(draft.isSkip());
  }

  @Test
  void titlesAndHelpFitTheUse() {
    assertEquals("auto", EnvelopeUse.PORT.title("auto"));
    assertEquals("Same as the destination port", EnvelopeUse.MESSAGE.title("auto"));
    for (var use : EnvelopeUse.values()) {
      assertEquals("skip N bytes", use.title("skip"));
      assertTrue(!use.help(Envelope.auto()).isEmpty());
    }
  }
}
