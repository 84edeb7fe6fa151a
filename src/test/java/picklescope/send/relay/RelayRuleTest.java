package picklescope.send.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.python.source.SourceException;

class RelayRuleTest {
  @Test
  void aRuleHasAFilterAndAnAction() throws Exception {
    assertEquals(
        new RelayRule("foo > 50", new RelayRule.Drop()), RelayRule.of(" foo > 50 -> drop "));
    assertEquals(
        new RelayRule("", new RelayRule.Delay(Duration.ofMillis(200))),
        RelayRule.of("-> delay 200ms"));
    assertEquals(
        new RelayRule("a", new RelayRule.Hold(RelayRule.USUAL_HOLD)), RelayRule.of("a->hold"));
    assertEquals(
        new RelayRule("a", new RelayRule.Hold(Duration.ofSeconds(10))),
        RelayRule.of("a -> hold 10 s"));
    assertEquals(
        new RelayRule("a == 1", new RelayRule.Replace("send(*e.data, foo=1)")),
        RelayRule.of("a == 1 -> send(*e.data, foo=1)"));
    assertEquals(
        new RelayRule("", new RelayRule.Replace("sendRaw(e.raw_data[1:])")),
        RelayRule.of("-> sendRaw(e.raw_data[1:])"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a -> drop' in text -> hold",
        "text == \"x -> send(1)\" -> send('b -> drop')",
        "hello world -> drop",
        "-> drop",
        "a -> delay 1.5s",
        "a -> delay 250us",
        "a -> hold 2s",
        "a -> hold 10min",
        "a -> hold 90s",
        "a -> hold"
      })
  void theTextOfARuleIsReadAgain(String text) throws Exception {
    assertEquals(text, RelayRule.of(text).text());
  }

  @Test
  void anArrowInATextIsNotTheRules() throws Exception {
    var rule = RelayRule.of("'a -> drop' in text -> hold");
    assertEquals("'a -> drop' in text", rule.when());
    assertEquals(new RelayRule.Hold(RelayRule.USUAL_HOLD), rule.action());
    assertEquals(
        new RelayRule.Replace("send('b -> drop')"),
        RelayRule.of("a -> send('b -> drop')").action());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "foo > 50               | 8  | write -> after the filter",
        "foo > -> drop          | 6  | expected a value",
        "foo > 50 -> lose       | 12 | expected drop, delay 200ms",
        "foo > 50 ->            | 11 | expected drop, delay 200ms",
        "a -> drop it           | 10 | nothing can follow drop",
        "a -> delay             | 10 | a time with its unit",
        "a -> delay 5           | 11 | a time with its unit",
        "a -> hold 61min        | 10 | up to 60min",
        "a -> send(hello)       | 10 | hello is not a value",
        "a -> sendRaw(5)        | 13 | expected bytes",
        "a -> sendRaw(b'a', 1)  | 13 | one value",
        "a -> sendRaw(zz)       | 13 | zz is not a value",
        "a -> send(1            | 9  | never closed",
      })
  void aMistakeIsReportedAtItsPosition(String text, int at, String message) {
    var e = assertThrows(SourceException.class, () -> RelayRule.of(text));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertEquals(at, e.offset(), e.getMessage());
  }

  @Test
  void aTimeOfMoreThanAnHourIsRefused() {
    var tooLong = Duration.ofMinutes(61);
    assertThrows(IllegalArgumentException.class, () -> new RelayRule.Hold(tooLong));
    assertThrows(IllegalArgumentException.class, () -> new RelayRule.Delay(tooLong));
  }
}
