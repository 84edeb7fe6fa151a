package picklescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonTreeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[[], {}, null, true, false]",
        "{\"a\": {\"b\": [1, 2.5, \"c\"]}, \"d\": -7}",
        "[2147483648, 9223372036854775808, 1e3, 0.1]",
        "{\"a\": 1, \"a\": 2}",
        "\"\\u00e9\\ud800\"",
      })
  void theTreeIsThatOfTheMapper(String text) {
    assertEquals(JsonMapper.shared().readTree(bytes(text)), read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1,", "{\"a\"}", "tru", "{} {}", "[1]]", "nul", "'a'"})
  void whatIsNotOneValueIsRefused(String text) {
    assertThrows(JacksonException.class, () -> JsonMapper.shared().readTree(bytes(text)));
    var refused = assertThrows(JacksonException.class, () -> read(text));
    assertEquals(1, refused.getLocation().getLineNr());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void whatIsTooDeepIsRefused(String level) {
    var refused = assertThrows(JacksonException.class, () -> read(level.repeat(100_000)));
    assertTrue(refused.getMessage().contains("nesting depth"), refused.getMessage());
  }

  private static JsonNode read(String text) {
    return JsonTree.read(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
