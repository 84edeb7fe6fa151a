package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picklescope.settings.FaultSetting;
import picklescope.settings.RelaySetting;
import picklescope.view.source.RelayInput.Field;

class RelayInputTest {
  private static final Map<Field, String> LEAST =
      Map.of(Field.PORT, "4960", Field.TARGETS, "vizard-pc:4950");

  private static Map<Field, String> with(Field field, String text) {
    var texts = new EnumMap<Field, String>(LEAST);
    texts.put(field, text);
    return texts;
  }

  @Test
  void portAndTargetAreEnough() {
    var read = new RelayInput(LEAST, false).read();
    assertEquals(
        Optional.of(
            new RelaySetting(
                4960, List.of("vizard-pc:4950"), false, FaultSetting.NONE, List.of(), true)),
        read.setting());
  }

  @Test
  void aRelayIsReadAsItWasWritten() {
    var faults = new FaultSetting(5, 0.5, 1, 20, 2.5, 1_000, 7, "foo > 5");
    var relay = new RelaySetting(5000, List.of("a:1", "[::1]:2"), true, faults, List.of(), true);
    assertEquals(Optional.of(relay), RelayInput.of(relay).read().setting());
  }

  @Test
  void eachMistakeIsReportedAtItsField() {
    var wrong =
        Map.of(
            Field.PORT, "0",
            Field.TARGETS, "a:b",
            Field.LOSS, "much",
            Field.SEED, "x",
            Field.WHEN, "foo >");
    for (var one : wrong.entrySet()) {
      var read = new RelayInput(with(one.getKey(), one.getValue()), false).read();
      assertEquals(Set.of(one.getKey()), read.mistakes().keySet());
      assertTrue(read.setting().isEmpty());
    }
    var range = new RelayInput(with(Field.LOSS, "101"), false).read();
    assertEquals(
        "The loss must be from 0 to 100 percent, not 101.", range.mistakes().get(Field.LOSS));
  }

  @Test
  void filtersThatSearchForAWordArePointedOut() {
    assertEquals("", new RelayInput(Map.of(), false).doubt());
    var texts = new EnumMap<Field, String>(Field.class);
    texts.put(Field.WHEN, "ok");
    texts.put(Field.RULES, "foo > 5 -> drop\n\nstart -> hold\nfoo >");
    assertEquals(
        "Only for: searching for \"ok\" in the whole message; it is not an expression",
        new RelayInput(texts, false).doubt());
    texts.remove(Field.WHEN);
    assertEquals(
        "Rule 2: searching for \"start\" in the whole message; it is not an expression",
        new RelayInput(texts, false).doubt());
  }

  @Test
  void aFormWithoutTextsAsksForPortAndTarget() {
    var read = new RelayInput(Map.of(), false).read();
    assertEquals(Set.of(Field.PORT, Field.TARGETS), read.mistakes().keySet());
  }
}
