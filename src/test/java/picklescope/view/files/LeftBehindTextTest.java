package picklescope.view.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import picklescope.capture.LeftBehind;

class LeftBehindTextTest {
  private static LeftBehindText text(boolean kept) {
    var started = Instant.parse("2026-03-04T10:20:30Z");
    return LeftBehindText.of(
        new LeftBehind(Path.of("x"), started, 3 << 20, kept), 2, ZoneOffset.UTC);
  }

  @Test
  void theLastSessionIsNotCalledACrash() {
    var kept = text(true);
    assertTrue(kept.offer().startsWith("Unsaved session since "), kept.offer());
    assertTrue(kept.offer().endsWith(" 2 more follow."), kept.offer());
    assertTrue(
        kept.offer().contains(" 2026-03-04 10:20") && kept.offer().contains("3 MB"), kept.offer());
    assertEquals("the session since 2026-03-04 10:20", kept.object());
    assertTrue(kept.title().startsWith("session since "), kept.title());
  }

  @Test
  void aCrashIsNotCalledTheLastSession() {
    var left = text(false);
    assertTrue(left.offer().startsWith("Picklescope did not exit normally"), left.offer());
    assertTrue(left.later().contains("next start"), left.later());
  }
}
