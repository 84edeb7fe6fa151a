package picklescope.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void numbersAreComparedAsNumbersAndUnfinishedOnesComeBefore() {
    var ascending =
        List.of("0.1.0-rc.1", "0.1.0", "0.2.0-beta", "0.2.0", "0.9.9", "0.10.0", "1.0", "1.0.1");
    for (int i = 1; i < ascending.size(); i++) {
      var before = new Version(ascending.get(i - 1));
      var after = new Version(ascending.get(i));
      assertTrue(after.compareTo(before) > 0 && before.compareTo(after) < 0, ascending.get(i));
    }
    assertEquals(0, new Version("1.0").compareTo(new Version("1.0")));
  }

  @Test
  void aTagNamesAVersion() {
    assertEquals(Optional.of(new Version("1.2.0")), Version.ofTag("v1.2.0"));
    assertEquals(Optional.of(new Version("1.2.0")), Version.ofTag("1.2.0"));
    for (String other : List.of("", "v", "vv1", "latest", "1..2", "1.2.", "-1", "1 2", "1\u202e")) {
      assertEquals(Optional.empty(), Version.ofTag(other), other);
    }
    assertThrows(IllegalArgumentException.class, () -> new Version("v1"));
  }
}
