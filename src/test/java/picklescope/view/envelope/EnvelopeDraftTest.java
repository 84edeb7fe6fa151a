package picklescope.view.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.event.Envelope;
import picklescope.format.PayloadFormats;

/** Envelopes as they are written. */
class EnvelopeDraftTest {
  private static EnvelopeDraft custom(Map<String, String> expressions) {
    return new EnvelopeDraft("custom", Map.of(), expressions);
  }

  private static EnvelopeDraft.Result.Invalid invalid(EnvelopeDraft draft, EnvelopeUse use) {
    return assertInstanceOf(EnvelopeDraft.Result.Invalid.class, draft.read(use));
  }

  @Test
  void anEnvelopeIsWrittenAndRead() throws Exception {
    for (String text :
        List.of(
            "auto",
            "pickle",
            "call",
            "bare",
            "skip 7",
            "json",
            "csv x, y, z",
            "csv",
            "struct <3f x, y, z",
            "osc",
            "msgpack",
            "text latin-1",
            "custom data=p[1], attributes=p[2], sender=p[0], write=(args, kwargs)")) {
      var envelope = Envelope.of(text);
      var draft = EnvelopeDraft.of(envelope, EnvelopeDraft.USUAL_TEXTS);
      assertTrue(text.startsWith(draft.kind()), text);
      var read = assertInstanceOf(EnvelopeDraft.Result.Valid.class, draft.read(EnvelopeUse.PORT));
      assertEquals(envelope.text(), read.envelope().text());
    }
    var several = Envelope.of("call, skip 2, json");
    var draft = EnvelopeDraft.of(several, Map.of());
    assertEquals("several", draft.kind());
    assertEquals("call, skip 2, json", draft.text());
    assertEquals(several, valid(draft));
    assertEquals("4", EnvelopeDraft.of(Envelope.auto(), Map.of("skip", "4")).texts().get("skip"));
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

  private static EnvelopeDraft draft(String kind, String text) {
    return new EnvelopeDraft(kind, Map.of(kind, text), Map.of());
  }

  private static Envelope valid(EnvelopeDraft draft) {
    return assertInstanceOf(EnvelopeDraft.Result.Valid.class, draft.read(EnvelopeUse.PORT))
        .envelope();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "skip | x | Enter how many bytes to skip, 1 to 65507.",
        "skip | 0 | skip: expected 1 to 65507 bytes",
        "several | '' | Enter envelopes in the order",
        "several | call, jso | at 7: expected ",
        "several | call, json 7 | at 12: ",
        "csv | x, y, 5 | at 7: expected ",
        "struct | <3w x | at 3: ",
        "struct | '' | struct: ",
        "text | utf-9 | at 1: ",
      })
  void mistakesAreThoseOfTheField(String kind, String text, String message) {
    var wrong = invalid(draft(kind, text), EnvelopeUse.PORT);
    assertEquals(Optional.of(EnvelopeDraft.FIELD), wrong.field());
    assertTrue(wrong.message().startsWith(message), wrong.message());
  }

  @Test
  void eachKindHasItsOwnText() {
    var draft = new EnvelopeDraft("several", Map.of("skip", "3", "several", "json"), Map.of());
    assertEquals("json", draft.text());
    assertEquals("json", valid(draft).text(), "one alone is itself");
    assertEquals("", draft("json", "").text());
    assertFalse(draft("json", "").hasField());
    assertTrue(draft("skip", "").hasField());
    assertEquals("json", valid(draft("json", "kept but not used")).text());
  }

  @Test
  void allFormatsAreOffered() {
    assertTrue(EnvelopeUse.PORT.kinds().containsAll(PayloadFormats.NAMES));
    assertTrue(EnvelopeUse.PORT.kinds().contains("several"));
    assertFalse(EnvelopeUse.MESSAGE.kinds().contains("several"), "it writes with one");
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
